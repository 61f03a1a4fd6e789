import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { views } from "./ledger/ledger-sums.ts";
import { NOBODY } from "./ledger/nobody.ts";
import type { Span } from "./pivot-spans.ts";
import { ALL, type RevenueQuery } from "./revenue-query.schema.ts";
import { type SumSource, sumOfAmounts, sumsThatMatch, topJoin } from "./sold-sums.server.ts";
import { amountWithin, figuresOfYears, yearsThatMatch } from "./year-figures.server.ts";

type Column = { column: string; indirectMinor: bigint; directMinor: bigint };

/** One figure, split by way. A null row is all rows beyond the first `top`, added up. */
export type LargestFigure = Column & {
  row: string | null;
  /** How many rows stand behind it; 1 for a row of its own. */
  rows: number;
};

/**
 * The largest customers or groups and everybody else as one. Customers are many and columns are several, so they are
 * ranked by their totals first; then the largest alone are looked at by column, and the others are what is left of
 * everything, which the sums of days tell, or those of partners.
 */
export async function selectLargestCustomers(
  tx: ScopedTx,
  query: RevenueQuery,
  source: SumSource,
  top: number,
  currencies: readonly string[],
  spans: readonly Span[],
): Promise<LargestFigure[]> {
  // What is added up by party does not fit into the memory that a statement usually has.
  await tx.$executeRaw`select set_config('work_mem', '32MB', true)`;
  const largest = await selectRanks(tx, query, source.view, top, currencies);
  if (largest.length === 0) return [];
  const rows = largest.map(({ id, behind }) => id ?? (behind ? `unknown:${behind}` : "unknown"));
  const figures = await figuresOf(tx, query, source, currencies, spans, rows);
  const others = (largest[0]?.rows ?? 0) - rows.length;
  if (others === 0) return figures;
  const view = query.partner ? views.partner : views.day;
  const all = await tx.$queryRaw<Column[]>`
    select k.col as "column", coalesce(sum(${sumOfAmounts(query)}) filter (where s.way > 1), 0)::bigint as "indirectMinor",
           coalesce(sum(${sumOfAmounts(query)}) filter (where s.way = 1), 0)::bigint as "directMinor"
      from unnest(${spans.map(({ column }) => column ?? ALL)}::text[], ${spans.map(({ from }) => from)}::date[],
                  ${spans.map(({ to }) => to)}::date[]) as k (col, from_day, to_day)
      join ledger_sum s on s.period between k.from_day and k.to_day
     where ${sumsThatMatch(tx, view, query, currencies)} group by 1`;
  return [...figures, ...othersOf(all, figures, others)];
}

type Ranked = { id: string | null; behind: string | null; rows: number };

/** Ids are compared as they stand: as words, they would take longer than their sums. */
function selectRanks(
  tx: ScopedTx,
  query: RevenueQuery,
  view: number,
  top: number,
  currencies: readonly string[],
): Promise<Ranked[]> {
  const { amount, any } = amountWithin(query, query.period);
  const byCustomer = Prisma.sql`
    select rp.customer_id as id, case when rp.customer_id is null then s.last_partner_id end as behind,
           sum(${amount}) as total
      from ledger_year s
      left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = s.subject
     where ${yearsThatMatch(tx, view, query, currencies, [query.period])} and ${any}
     group by 1, 2`;
  const byGroup = Prisma.sql`
    select coalesce(top.ancestor_id, c.id) as id, c.behind, sum(c.total) as total
      from (${byCustomer}) c ${topJoin(tx)} group by 1, 2`;
  return tx.$queryRaw<Ranked[]>`
    select id, nullif(behind, ${NOBODY}::uuid) as behind, count(*) over ()::int as rows
      from (${query.by === "group" ? byGroup : byCustomer}) r
     order by total desc, id nulls last, behind limit ${top}`;
}

async function figuresOf(
  tx: ScopedTx,
  query: RevenueQuery,
  source: SumSource,
  currencies: readonly string[],
  spans: readonly Span[],
  rows: readonly string[],
): Promise<LargestFigure[]> {
  const ids = rows.filter((row) => !row.startsWith("unknown"));
  const parties = await tx.$queryRaw<{ id: string }[]>`
    select rp.id from reported_party rp
     where rp.vendor_id = ${tx.vendorId}::int and rp.customer_id in (
             select unnest(${ids}::uuid[])
             union
             select a.customer_id from customer_ancestor a
              where a.vendor_id = ${tx.vendorId}::int and a.ancestor_id = any(${ids}::uuid[]))`;
  const known = parties.map(({ id }) => id);
  const subjects = rows.length > ids.length ? [NOBODY, ...known] : known;
  const only = Prisma.sql`s.subject = any(${subjects}::uuid[])`;
  const figures = figuresOfYears(tx, query, { ...source, column: null }, currencies, spans, only);
  return tx.$queryRaw<LargestFigure[]>`
    select f."row", f."column", f.indirect::bigint as "indirectMinor", f.direct::bigint as "directMinor", 1 as rows
      from (${figures}) f where f."row" = any(${rows})`;
}

function othersOf(all: readonly Column[], figures: readonly LargestFigure[], rows: number) {
  return all.map(({ column, indirectMinor, directMinor }): LargestFigure => {
    const own = figures.filter((figure) => figure.column === column);
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
