import type { LoaderFunctionArgs } from "@remix-run/node";

import { clockAt } from "#app/domain/deals/clock.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { QueueQuery, queueQueryFrom } from "#app/domain/deals/decide/queue-query.ts";
import { queueColumns } from "#app/domain/deals/ui/review/queue-columns.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

const BATCH = 500;

/** The queue as it is filtered and sorted, with everything in it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:read");
  const query = { ...queueQueryFrom(request), before: undefined };
  const at = now();
  const batches = inBatches((place: string | null) =>
    withScope(actor, async (tx) => {
      const clock = clockAt(at, (await findVendor(tx)).timeZone);
      const after = QueueQuery.shape.after.parse(place ?? undefined);
      const page = await queuePage(tx, actor, { ...query, after }, clock, BATCH);
      return { rows: page.items, next: page.after };
    }),
  );
  return exportFile(request, at, { name: "deals-to-decide", columns: queueColumns, batches });
}
