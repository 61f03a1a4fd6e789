import { createInterface } from "node:readline";

import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { type LimitName, limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { closeDatabase } from "#app/platform/db/client.server.ts";

// The other end of second-process.ts.
for await (const line of createInterface({ input: process.stdin })) {
  const { who, limit: counted } = JSON.parse(line) as {
    who?: string;
    limit?: [LimitName, string];
  };
  const visitor = who === undefined ? null : await currentVisitor(who);
  const answer = counted ? await limit(...counted) : (visitor?.membership?.actor.role ?? null);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await closeDatabase();
