import type { LoaderFunctionArgs } from "@remix-run/node";

import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { SubmissionListQuery } from "#app/domain/exchange/submission.schema.ts";
import { submissionColumns } from "#app/domain/exchange/ui/submission-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { submissionFilter } from "./submission-filter.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = SubmissionListQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const batches = inBatches(async (place: string | null) => {
    const from = { after: place ?? undefined };
    const { submissions, after } = await withScope(actor, (tx) =>
      listSubmissions(tx, submissionFilter(query), from),
    );
    return { rows: submissions, next: after };
  });
  return exportFile(request, now(), { name: "submissions", columns: submissionColumns, batches });
}
