import type { Column } from "#app/platform/export/column.ts";

import { changeOf, type Pivot, type PivotRow, shareOf, sumOf } from "../pivot.ts";
import type { RevenueQuery } from "../revenue-query.schema.ts";
import { columnLabel } from "./pivot-names.tsx";
import { basisWords, periodDays, rowWords } from "./revenue-words.ts";

/** The view as a file: what is on the page, with every row. */
export function revenueColumns(query: RevenueQuery, pivot: Pivot): Column<PivotRow>[] {
  const { currency, basis } = query;
  const { from, to } = periodDays(query.period);
  const figure = (head: string, of: (row: PivotRow) => bigint): Column<PivotRow> =>
    basis === "units"
      ? { head, kind: "number", of: (row) => Number(of(row)) }
      : { head, kind: "money", of: (row) => ({ minor: of(row), currency }) };
  const all = sumOf(pivot.totals.total);
  return [
    { head: rowWords[query.by].one, kind: "text", of: ({ name }) => name },
    { head: "Note", kind: "text", of: ({ note }) => note },
    { head: "Basis", kind: "text", of: () => basisWords[basis], width: 14 },
    {
      head: "Currency",
      kind: "text",
      of: () => (basis === "units" ? "units" : currency),
      width: 10,
    },
    { head: "From", kind: "text", of: () => from, width: 12 },
    { head: "To", kind: "text", of: () => to, width: 12 },
    ...pivot.columns.map((column, place) =>
      figure(columnLabel(column, query.across), ({ cells }) => {
        const cell = cells[place];
        return cell ? sumOf(cell) : 0n;
      }),
    ),
    figure("Total", ({ total }) => sumOf(total)),
    figure("Indirect", ({ total }) => total.indirectMinor),
    figure("Direct", ({ total }) => total.directMinor),
    { head: "Share of all", kind: "number", of: ({ total }) => shareOf(sumOf(total), all) },
    ...(query.against === "none"
      ? []
      : [
          figure(query.against === "year" ? "Year before" : "Former period", ({ total }) =>
            sumOf(total.former),
          ),
          figure("Difference", ({ total }) => changeOf(total)),
          {
            head: "Change",
            kind: "number",
            of: ({ total }: PivotRow) => shareOf(changeOf(total), sumOf(total.former)),
          } satisfies Column<PivotRow>,
        ]),
  ];
}

/** Its rows, then those that were too many, then all together. */
export function revenueRows(pivot: Pivot, query: RevenueQuery): PivotRow[] {
  const words = rowWords[query.by];
  const others = pivot.others && { ...pivot.others, name: words.other(`${pivot.others.rows}`) };
  return [...pivot.rows, ...(others ? [others] : []), { ...pivot.totals, name: words.all }];
}
