import type { LoaderFunctionArgs } from "@remix-run/node";

import { readChannelStock } from "#app/domain/inventory/read-channel-stock.server.ts";
import { StockQuery } from "#app/domain/inventory/stock.schema.ts";
import { stockColumns } from "#app/domain/inventory/ui/stock-columns.ts";
import { now } from "#app/platform/clock.server.ts";
import { exportFile } from "#app/platform/export/export-file.server.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";

import { requireActor } from "../guard.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "inventory:read");
  const query = StockQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { stock } = await readChannelStock(actor, query, now());
  return exportFile(request, now(), {
    name: "channel-stock",
    columns: stockColumns,
    batches: atOnce(stock),
  });
}
