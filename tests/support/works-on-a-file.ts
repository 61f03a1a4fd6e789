import { reverseLater } from "#app/domain/exchange/life/reverse-later.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";

// A process of its own that reads a file or takes one back, and can be killed at it.
const [, , job, payload = ""] = process.argv;
await (job === "reverse" ? reverseLater : readSubmission).run(JSON.parse(payload));
await closeDatabase();
