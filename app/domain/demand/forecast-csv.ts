import type { Product } from "#app/domain/catalog/product.ts";
import { csvRow } from "#app/platform/tables/write-csv.ts";

import type { ForecastLine } from "./forecast.ts";
import type { Month } from "./month.ts";

type Grid = {
  shown: readonly Product[];
  months: readonly Month[];
  lines: readonly ForecastLine[];
};

/** The grid as a file: a row per part, a column per month, ready to be filled in and sent back. */
export function forecastCsv({ shown, months, lines }: Grid): string {
  const figures = new Map(lines.map((line) => [`${line.productId} ${line.month}`, line.quantity]));
  const rows = shown.map((product) => [
    product.partNo,
    product.name,
    ...months.map((month) => figures.get(`${product.id} ${month}`) ?? null),
  ]);
  return [["part_no", "product_name", ...months], ...rows].map((cells) => csvRow(cells)).join("");
}
