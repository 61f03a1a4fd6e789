import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectLargestCustomers } from "./largest-customers.store.server.ts";
import { views } from "./ledger/ledger-sums.ts";
import { columnPeriod, dayOf } from "./period.ts";
import type { RevenueQuery } from "./revenue-query.schema.ts";
import { amountOf, matches, rowKey, soldEntries } from "./sold-entries.server.ts";
import { type SumSource, sumOfAmounts, sumSource, sumsThatMatch } from "./sold-sums.server.ts";

/** One figure, split by way. A null row is all rows beyond the first `top`, added up. */
export type PivotFigure = {
  row: string | null;
  column: Date;
  indirectMinor: bigint;
  directMinor: bigint;
  /** How many rows stand behind it; 1 for a row of its own. */
  rows: number;
};

/** The largest rows by their total, and all others as one, from what was added up where that tells it. */
export function selectPivot(
  tx: ScopedTx,
  query: RevenueQuery,
  top: number,
  currencies: readonly string[],
): Promise<PivotFigure[]> {
  const source = sumSource(tx, query);
  const ranksFirst = query.by === "customer" || query.by === "group";
  if (source?.view === views.partyQuarter && ranksFirst && query.q === "") {
    return selectLargestCustomers(tx, query, source, top, currencies, columnsIn(query));
  }
  const figures = source
    ? figuresOfSums(tx, query, source, currencies)
    : figuresOfEntries(tx, query);
  return tx.$queryRaw<PivotFigure[]>`
    with figure as materialized (${figures}),
    ranked as materialized (
      select row, row_number() over (order by sum(indirect + direct) desc, row) as place
        from figure group by row
    )
    select case when place <= ${top} then figure.row end as row, col as column,
           sum(indirect)::bigint as "indirectMinor", sum(direct)::bigint as "directMinor",
           (select count(*) from ranked where place > ${top})::int as rows
      from figure join ranked on ranked.row = figure.row
     group by 1, 2`;
}

/** The days of each column: sums are of months and quarters, of which each is in one. */
function columnsIn({ columns, unit, period, calendar }: RevenueQuery) {
  const ranges = columns.map(({ key }) => ({
    key: dayOf(key),
    ...columnPeriod(key, unit, period, calendar),
  }));
  const all = ranges.length > 0 ? ranges : [{ key: period.from, ...period }];
  return Prisma.sql`
    unnest(${all.map(({ key }) => key)}::date[], ${all.map(({ from }) => from)}::date[],
           ${all.map(({ to }) => to)}::date[]) as k (col, from_day, to_day)`;
}

function figuresOfSums(
  tx: ScopedTx,
  query: RevenueQuery,
  source: SumSource,
  currencies: readonly string[],
) {
  const amount = sumOfAmounts(query);
  return Prisma.sql`
    select ${source.row} as row, k.col, coalesce(sum(${amount}) filter (where s.way > 1), 0) as indirect,
           coalesce(sum(${amount}) filter (where s.way = 1), 0) as direct
      from ${columnsIn(query)}
      join ledger_sum s on s.period between k.from_day and k.to_day
      ${source.joins}
     where ${sumsThatMatch(tx, source.view, query, currencies)}
     group by 1, 2`;
}

function figuresOfEntries(tx: ScopedTx, query: RevenueQuery) {
  const amount = amountOf(query);
  return Prisma.sql`
    select ${rowKey[query.by]} as row, k.col, coalesce(sum(${amount}) filter (where e.channel <> 'direct'), 0) as indirect,
           coalesce(sum(${amount}) filter (where e.channel = 'direct'), 0) as direct
      from ${soldEntries(tx)}
      join ${columnsIn(query)} on e.day between k.from_day and k.to_day
     where ${matches(tx, query)}
     group by 1, 2`;
}
