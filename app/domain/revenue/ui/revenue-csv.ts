import { BOM, csvRow } from "#app/platform/csv/write-csv.ts";
import { decimalFrom } from "#app/ui/format.ts";

import { type Pivot, type PivotRow, sumOf } from "../pivot.ts";
import type { RevenueQuery } from "../revenue-query.schema.ts";
import { basisWords, periodDays, rowWords } from "./revenue-words.ts";

/** The view as a file: what is on the page, with every row. */
export function revenueToCsv(pivot: Pivot, query: RevenueQuery, minorDigits: number): string {
  const money = (minor: bigint) => decimalFrom(minor, minorDigits);
  const { from, to } = periodDays(query.period);
  const head = [
    rowWords[query.by].one,
    "Note",
    "Basis",
    "Currency",
    "From",
    "To",
    ...query.columns.map(({ label }) => label),
    "Total",
    "Indirect",
    "Direct",
  ];
  const line = (row: PivotRow, name: string) => [
    name,
    row.note,
    basisWords[query.basis],
    query.currency,
    from,
    to,
    ...row.cells.map((cell) => money(sumOf(cell))),
    money(sumOf(row.total)),
    money(row.total.indirectMinor),
    money(row.total.directMinor),
  ];
  const rows = pivot.rows.map((row) => line(row, row.name));
  if (pivot.others) rows.push(line(pivot.others, rowWords[query.by].other(`${pivot.others.rows}`)));
  rows.push(line(pivot.totals, rowWords[query.by].all));
  return BOM + [head, ...rows].map((cells) => csvRow(cells)).join("");
}
