import type { LoaderFunctionArgs } from "@remix-run/node";

import { priceColumns } from "#app/domain/catalog/ui/price-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";
import { readPriceList } from "./price-list.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const { lines, currency } = await withScope(actor, (tx) => readPriceList(tx, request));
  return exportFile(request, now(), {
    name: `prices-${currency.toLowerCase()}`,
    columns: priceColumns(currency),
    batches: atOnce(lines),
  });
}
