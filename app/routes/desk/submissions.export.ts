import type { LoaderFunctionArgs } from "@remix-run/node";

import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import {
  submissionFilterOf,
  submissionListQueryFrom,
} from "#app/domain/exchange/submission.schema.ts";
import { submissionColumns } from "#app/domain/exchange/ui/submission-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = submissionListQueryFrom(request);
  const batches = inBatches(async (place: string | null) => {
    const from = { after: place ?? undefined, sort: query.sort };
    const { submissions, after } = await withScope(actor, (tx) =>
      listSubmissions(tx, submissionFilterOf(query), from),
    );
    return { rows: submissions, next: after };
  });
  return exportFile(request, now(), { name: "submissions", columns: submissionColumns, batches });
}
