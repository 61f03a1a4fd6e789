import type { Column } from "#app/platform/export/column.ts";

import { type Pivot, type PivotRow, sumOf } from "../pivot.ts";
import type { RevenueQuery } from "../revenue-query.schema.ts";
import { basisWords, periodDays, rowWords } from "./revenue-words.ts";

/** The view as a file: what is on the page, with every row. */
export function revenueColumns(query: RevenueQuery): Column<PivotRow>[] {
  const { currency } = query;
  const { from, to } = periodDays(query.period);
  const money = (head: string, minorOf: (row: PivotRow) => bigint): Column<PivotRow> => ({
    head,
    kind: "money",
    of: (row) => ({ minor: minorOf(row), currency }),
  });
  return [
    { head: rowWords[query.by].one, kind: "text", of: ({ name }) => name },
    { head: "Note", kind: "text", of: ({ note }) => note },
    { head: "Basis", kind: "text", of: () => basisWords[query.basis], width: 14 },
    { head: "Currency", kind: "text", of: () => currency, width: 10 },
    { head: "From", kind: "text", of: () => from, width: 12 },
    { head: "To", kind: "text", of: () => to, width: 12 },
    ...query.columns.map(({ label }, place) =>
      money(label, ({ cells }) => sumOf(cells[place] ?? { indirectMinor: 0n, directMinor: 0n })),
    ),
    money("Total", ({ total }) => sumOf(total)),
    money("Indirect", ({ total }) => total.indirectMinor),
    money("Direct", ({ total }) => total.directMinor),
  ];
}

/** Its rows, then those that were too many, then all together. */
export function revenueRows(pivot: Pivot, query: RevenueQuery): PivotRow[] {
  const words = rowWords[query.by];
  const others = pivot.others && { ...pivot.others, name: words.other(`${pivot.others.rows}`) };
  return [...pivot.rows, ...(others ? [others] : []), { ...pivot.totals, name: words.all }];
}
