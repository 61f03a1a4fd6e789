import type { LoaderFunctionArgs } from "@remix-run/node";

import { reportingOverview } from "#app/domain/exchange/calendar/reporting-overview.server.ts";
import { ReportingQuery } from "#app/domain/exchange/calendar/reporting-query.ts";
import { overviewColumns } from "#app/domain/exchange/calendar/ui/overview-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

/** Every period of the overview as it is filtered, one to a line. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:read");
  const query = ReportingQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const at = now();
  const batches = inBatches(async (place: string | null) => {
    const page = Number(place ?? 1);
    const overview = await withScope(actor, (tx) =>
      reportingOverview(tx, actor, { ...query, page }, at),
    );
    const { rows, today, more } = overview;
    return {
      rows: rows.flatMap(({ partnerName, score, periods }) =>
        periods.map((period) => ({ ...period, partnerName, score, today })),
      ),
      next: more ? String(page + 1) : null,
    };
  });
  return exportFile(request, at, { name: "reporting", columns: overviewColumns, batches });
}
