import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectLargestCustomers } from "./largest-customers.store.server.ts";
import { views } from "./ledger/ledger-sums.ts";
import { type PivotSource, pivotSource } from "./pivot-source.server.ts";
import { type Span, spansOf, wholeAndEdges } from "./pivot-spans.ts";
import { ALL, isTime, type RevenueQuery } from "./revenue-query.schema.ts";
import { amountOf, matches, rowKey, soldEntries } from "./sold-entries.server.ts";
import { sumOfAmounts, sumSource, sumsThatMatch } from "./sold-sums.server.ts";
import { figuresOfYears, isOfYears } from "./year-figures.server.ts";

/** One figure, split by way. A null row or column is everything beyond the largest, added up. */
export type PivotFigure = {
  row: string | null;
  column: string | null;
  /** Of the period that the view is measured against. */
  former: boolean;
  indirectMinor: bigint;
  directMinor: bigint;
  /** How many rows and columns lie beyond the largest. */
  rows: number;
  columns: number;
};

/** How much of a view is shown by name, and whether sums may tell it. */
export type PivotSize = { rows: number; columns: number; from?: "sums" | "entries" };

/** The largest rows and columns by their totals and all others as one, from what was added up where that tells it. */
export async function selectPivot(
  tx: ScopedTx,
  query: RevenueQuery,
  size: PivotSize,
  currencies: readonly string[],
): Promise<PivotFigure[]> {
  const spans = spansOf(query);
  if (size.from !== "entries") {
    const largest = await selectStandard(tx, query, size, currencies, spans);
    if (largest) return largest;
  }
  const parts = partsOf(tx, query, size, currencies, spans);
  if (parts.length === 0) return [];
  // Times are never too many, and stand in their own order.
  const rows = isTime(query.by) ? spans.length : size.rows;
  const columns = query.across ? size.columns : spans.length;
  return tx.$queryRaw<PivotFigure[]>`
    with part as materialized (${Prisma.join(parts, " union all ")}),
    figure as materialized (
      select "row", "column", former, sum(indirect) as indirect, sum(direct) as direct from part group by 1, 2, 3
    ),
    ranked_row as materialized (
      select "row", row_number() over (order by ${total} desc, "row") as place from figure group by 1
    ),
    ranked_column as materialized (
      select "column", row_number() over (order by ${total} desc, "column") as place from figure group by 1
    )
    select case when r.place <= ${rows} then f."row" end as "row",
           case when c.place <= ${columns} then f."column" end as "column", f.former,
           sum(f.indirect)::bigint as "indirectMinor", sum(f.direct)::bigint as "directMinor",
           (select count(*) from ranked_row where place > ${rows})::int as rows,
           (select count(*) from ranked_column where place > ${columns})::int as columns
      from figure f
      join ranked_row r on r."row" = f."row"
      join ranked_column c on c."column" = f."column"
     group by 1, 2, 3`;
}

const total = Prisma.sql`coalesce(sum(indirect + direct) filter (where not former), 0)`;

/** Customers by quarter, of whom there are too many to add all of them up in every column. */
async function selectStandard(
  tx: ScopedTx,
  query: RevenueQuery,
  size: PivotSize,
  currencies: readonly string[],
  spans: readonly Span[],
): Promise<PivotFigure[] | null> {
  const ranksFirst = query.by === "customer" || query.by === "group";
  const plain = query.q === "" && query.under === undefined && query.against === "none";
  if (!ranksFirst || !plain || query.across) return null;
  const source = sumSource(tx, query);
  if (!source || !isOfYears(source.view)) return null;
  const figures = await selectLargestCustomers(tx, query, source, size.rows, currencies, spans);
  return figures.map((figure) => ({
    ...figure,
    former: false,
    rows: figure.row === null ? figure.rows : 0,
    columns: 0,
  }));
}

/** Whole months from the sums, and what is left at their ends from the entries. */
function partsOf(
  tx: ScopedTx,
  query: RevenueQuery,
  size: PivotSize,
  currencies: readonly string[],
  spans: readonly Span[],
): Prisma.Sql[] {
  const { whole, edges } = wholeAndEdges(spans, query);
  const source = size.from === "entries" ? null : pivotSource(tx, query);
  if (!source) return [figuresOfEntries(tx, query, spans)];
  if (isOfYears(source.view)) {
    return [
      ...(whole.length > 0 ? [figuresOfYears(tx, query, source, currencies, whole)] : []),
      ...(edges.length > 0 ? [figuresOfEntries(tx, query, edges)] : []),
    ];
  }
  if (source.view === views.day) return [figuresOfSums(tx, query, source, currencies, spans)];
  return [
    ...(whole.length > 0 ? [figuresOfSums(tx, query, source, currencies, whole)] : []),
    ...(edges.length > 0 ? [figuresOfEntries(tx, query, edges)] : []),
  ];
}

const spanRows = (spans: readonly Span[]) => Prisma.sql`
  unnest(${spans.map(({ row }) => row ?? ALL)}::text[], ${spans.map(({ column }) => column ?? ALL)}::text[],
         ${spans.map(({ former }) => former)}::bool[], ${spans.map(({ from }) => from)}::date[],
         ${spans.map(({ to }) => to)}::date[]) as k ("row", "column", former, from_day, to_day)`;

function figuresOfSums(
  tx: ScopedTx,
  query: RevenueQuery,
  source: PivotSource,
  currencies: readonly string[],
  spans: readonly Span[],
) {
  const amount = sumOfAmounts(query);
  return Prisma.sql`
    select ${source.row ?? Prisma.sql`k."row"`} as "row", ${source.column ?? Prisma.sql`k."column"`} as "column",
           k.former, coalesce(sum(${amount}) filter (where s.way > 1), 0) as indirect,
           coalesce(sum(${amount}) filter (where s.way = 1), 0) as direct
      from ${spanRows(spans)}
      join ledger_sum s on s.period between k.from_day and k.to_day
      ${source.joins}
     where ${sumsThatMatch(tx, source.view, query, currencies)}
     group by 1, 2, 3`;
}

function figuresOfEntries(tx: ScopedTx, query: RevenueQuery, spans: readonly Span[]) {
  const amount = amountOf(query);
  const row = isTime(query.by) ? Prisma.sql`k."row"` : rowKey[query.by];
  const column = query.across ? rowKey[query.across] : Prisma.sql`k."column"`;
  return Prisma.sql`
    select ${row} as "row", ${column} as "column", k.former,
           coalesce(sum(${amount}) filter (where e.channel <> 'direct'), 0) as indirect,
           coalesce(sum(${amount}) filter (where e.channel = 'direct'), 0) as direct
      from ${soldEntries(tx)}
      join ${spanRows(spans)} on e.day between k.from_day and k.to_day
     where ${matches(tx, { ...query, period: around(spans) })}
     group by 1, 2, 3`;
}

const around = (spans: readonly Span[]) => ({
  from: new Date(Math.min(...spans.map(({ from }) => from.getTime()))),
  to: new Date(Math.max(...spans.map(({ to }) => to.getTime()))),
});
