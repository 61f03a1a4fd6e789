import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { NOBODY, views } from "./ledger/ledger-sums.ts";
import type { PivotFigure } from "./pivot.store.server.ts";
import type { RevenueQuery } from "./revenue-query.schema.ts";
import { type SumSource, sumOfAmounts, sumsThatMatch, sumsWithin } from "./sold-sums.server.ts";

type Largest = { row: string; rows: number };
type Column = Omit<PivotFigure, "row" | "rows">;

/**
 * The largest customers or groups and everybody else as one. Customers are many and columns are several, so they are
 * ranked by their totals first; then the largest alone are looked at by column, and the others are what is left of
 * everything, which the sums of days tell.
 */
export async function selectLargestCustomers(
  tx: ScopedTx,
  query: RevenueQuery,
  source: SumSource,
  top: number,
  currencies: readonly string[],
  columns: Prisma.Sql,
): Promise<PivotFigure[]> {
  const amount = sumOfAmounts(query);
  const match = sumsThatMatch(tx, source.view, query, currencies);
  // What is added up by party does not fit into the memory that a statement usually has.
  await tx.$executeRaw`select set_config('work_mem', '32MB', true)`;
  const largest = await tx.$queryRaw<Largest[]>`
    select ${source.row} as row, count(*) over ()::int as rows
      from (select s.subject, s.last_partner_id, sum(${amount}) as total
              from ledger_sum s where ${match} and ${sumsWithin(query.period)}
             group by 1, 2) s
      ${source.joins}
     group by 1 order by sum(s.total) desc, 1 limit ${top}`;
  if (largest.length === 0) return [];
  const figures = await figuresOf(tx, { match, amount, source, columns }, largest);
  const all = await tx.$queryRaw<Column[]>`
    select k.col as column, ${split(amount)}
      from ${columns} join ledger_sum s on s.period between k.from_day and k.to_day
     where ${sumsThatMatch(tx, views.day, query, currencies)} group by 1`;
  const rows = (largest[0]?.rows ?? 0) - largest.length;
  return rows > 0 ? [...figures, ...othersOf(all, figures, rows)] : figures;
}

const split = (amount: Prisma.Sql) => Prisma.sql`
  coalesce(sum(${amount}) filter (where s.way > 1), 0)::bigint as "indirectMinor",
  coalesce(sum(${amount}) filter (where s.way = 1), 0)::bigint as "directMinor"`;

type Parts = { match: Prisma.Sql; amount: Prisma.Sql; source: SumSource; columns: Prisma.Sql };

async function figuresOf(
  tx: ScopedTx,
  { match, amount, source, columns }: Parts,
  largest: readonly Largest[],
): Promise<PivotFigure[]> {
  const rows = largest.map(({ row }) => row);
  const ids = rows.filter((row) => !row.startsWith("unknown"));
  const parties = await tx.$queryRaw<{ id: string }[]>`
    select rp.id from customer c
      join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = c.id
     where c.vendor_id = ${tx.vendorId}::int and (c.id = any(${ids}::uuid[]) or c.parent_id = any(${ids}::uuid[]))`;
  const subjects = [NOBODY, ...parties.map(({ id }) => id)];
  const found = await tx.$queryRaw<Omit<PivotFigure, "rows">[]>`
    select ${source.row} as row, k.col as column, ${split(amount)}
      from ${columns}
      join ledger_sum s on s.period = k.col and s.subject = any(${subjects}::uuid[])
      ${source.joins}
     where ${match} and ${source.row} = any(${rows})
     group by 1, 2`;
  return found.map((figure) => ({ ...figure, rows: 1 }));
}

function othersOf(all: readonly Column[], figures: readonly PivotFigure[], rows: number) {
  return all.map(({ column, indirectMinor, directMinor }): PivotFigure => {
    const own = figures.filter((figure) => figure.column.getTime() === column.getTime());
    const less = (of: "indirectMinor" | "directMinor") =>
      own.reduce((sum, figure) => sum + figure[of], 0n);
    return {
      row: null,
      column,
      rows,
      indirectMinor: indirectMinor - less("indirectMinor"),
      directMinor: directMinor - less("directMinor"),
    };
  });
}
