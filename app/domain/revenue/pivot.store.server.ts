import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RevenueQuery } from "./revenue-query.schema.ts";
import { amount, matches, rowKey, soldEntries } from "./sold-entries.server.ts";

/** One figure, split by way. A null row is all rows beyond the first `top`, added up. */
export type PivotFigure = {
  row: string | null;
  column: Date;
  indirectMinor: bigint;
  directMinor: bigint;
  /** How many rows stand behind it; 1 for a row of its own. */
  rows: number;
};

/** The largest rows by their total, and all others as one, in one pass over the entries. */
export function selectPivot(
  tx: ScopedTx,
  query: RevenueQuery,
  top: number,
): Promise<PivotFigure[]> {
  const column =
    query.unit === "total"
      ? Prisma.sql`${query.period.from}::date`
      : Prisma.sql`date_trunc(${query.unit}, e.day::timestamp)::date`;
  return tx.$queryRaw<PivotFigure[]>`
    with figure as (
      select ${rowKey[query.by]} as row, ${column} as col,
             sum(${amount[query.basis]}) filter (where e.channel <> 'direct') as indirect,
             sum(${amount[query.basis]}) filter (where e.channel = 'direct') as direct
        from ${soldEntries(tx)}
       where ${matches(tx, query)}
       group by 1, 2
    ), ranked as (
      select row, row_number() over (order by sum(coalesce(indirect, 0) + coalesce(direct, 0)) desc, row) as place
        from figure group by row
    )
    select case when place <= ${top} then figure.row end as row, col as column,
           coalesce(sum(indirect), 0)::bigint as "indirectMinor", coalesce(sum(direct), 0)::bigint as "directMinor",
           (select count(*) from ranked where place > ${top})::int as rows
      from figure join ranked on ranked.row = figure.row
     group by 1, 2`;
}
