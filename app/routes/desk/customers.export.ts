import type { LoaderFunctionArgs } from "@remix-run/node";

import { customerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { customerColumns } from "#app/domain/revenue/ui/customer-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { inBatches } from "#app/platform/export/in-batches.ts";

import { listedCustomers } from "../customer-list.server.ts";
import { requireActor } from "../guard.server.ts";

// Each batch adds the ledger up anew, so they are large.
const BATCH = 10_000;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "customer:read");
  const query = { ...customerListQuery(request), before: undefined };
  const at = now();
  const { currency } = await withScope(actor, findVendor);
  const batches = inBatches(async (place: string | null) => {
    const after = place ?? undefined;
    const page = await withScope(actor, (tx) =>
      listedCustomers(tx, { ...query, after }, at, BATCH),
    );
    return { rows: page.customers, next: page.after };
  });
  return exportFile(request, at, {
    name: "customers",
    columns: customerColumns(currency),
    batches,
  });
}
