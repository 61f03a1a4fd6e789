import type { LoaderFunctionArgs } from "@remix-run/node";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { worthFileColumns } from "#app/domain/revenue/ui/worth/worth-columns.ts";
import { listWorth } from "#app/domain/revenue/worth/list-worth.server.ts";
import { latestWorthDay } from "#app/domain/revenue/worth/read-worth.server.ts";
import { worthListQuery } from "#app/domain/revenue/worth/worth-list.schema.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

const BATCH = 5_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const query = { ...worthListQuery(request), before: undefined };
  const { currency, day } = await withScope(actor, async (tx) => ({
    currency: (await findVendor(tx)).currency,
    day: await latestWorthDay(tx),
  }));
  const batches = inBatches(async (place: string | null) => {
    if (!day) return { rows: [], next: null };
    const after = place ?? undefined;
    const page = await withScope(actor, (tx) => listWorth(tx, day, { ...query, after }, BATCH));
    return { rows: page.rows, next: page.after };
  });
  return exportFile(request, now(), {
    name: "customer-value",
    columns: worthFileColumns(currency),
    batches,
  });
}
