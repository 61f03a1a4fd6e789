import type { LoaderFunctionArgs } from "@remix-run/node";

import { pricesCsv } from "#app/domain/catalog/prices-csv.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { csvAnswer } from "../csv-answer.server.ts";
import { requireActor } from "../guard.server.ts";
import { readPriceList } from "./price-list.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const { lines, currency } = await withScope(actor, (tx) => readPriceList(tx, request));
  return csvAnswer(`prices-${currency.toLowerCase()}.csv`, pricesCsv(lines, currency));
}
