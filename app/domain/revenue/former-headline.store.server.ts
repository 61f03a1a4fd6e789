import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { buyers, headlineOfEntries, isPlain, selectHeadline } from "./headline.store.server.ts";
import { views } from "./ledger/ledger-sums.ts";
import { isWhole, type Period } from "./period.ts";
import type { Split } from "./pivot.ts";
import { type Span, wholeAndEdges } from "./pivot-spans.ts";
import type { RevenueQuery } from "./revenue-query.schema.ts";
import { matches, soldEntries } from "./sold-entries.server.ts";
import { sumOfAmounts, sumsThatMatch, sumsWithin } from "./sold-sums.server.ts";
import { amountWithin } from "./year-figures.server.ts";

/** What a period is measured against. Customers are null where counting them would take reading too many lines. */
export type FormerHeadline = Split & { customers: number | null };

/** Lines of parts of months, which no sum tells the customers of. */
const MOST_LINES = 50_000;

/**
 * What was sold in the period before, to the day. It goes to the same point as the period itself, which is seldom the
 * end of a month: what is left beside whole months is read from the entries.
 */
export async function selectFormerHeadline(
  tx: ScopedTx,
  query: RevenueQuery,
  period: Period,
  currencies: readonly string[],
): Promise<FormerHeadline> {
  if (!isPlain(query) || isWhole(period, query.today, query.calendar)) {
    return selectHeadline(tx, query, period, currencies);
  }
  const span: Span = { ...period, row: null, column: null, former: true };
  const { whole, edges } = wholeAndEdges([span], query);
  const customers = (await areFew(tx, edges))
    ? await countCustomers(tx, query, { whole, edges }, currencies)
    : null;
  if (query.partner === undefined) {
    return { ...(await sumsOf(tx, query, [period], currencies, views.day)), customers };
  }
  const parts: Split[] = [await sumsOf(tx, query, whole, currencies, views.partner)];
  for (const edge of edges) parts.push(await headlineOfEntries(tx, query, edge));
  return { ...parts.reduce(added), customers };
}

const added = (a: Split, b: Split): Split => ({
  indirectMinor: a.indirectMinor + b.indirectMinor,
  directMinor: a.directMinor + b.directMinor,
});

const inAny = (periods: readonly Period[]) =>
  periods.length > 0
    ? Prisma.sql`(${Prisma.join(periods.map(sumsWithin), " or ")})`
    : Prisma.sql`false`;

async function sumsOf(
  tx: ScopedTx,
  query: RevenueQuery,
  periods: readonly Period[],
  currencies: readonly string[],
  view: number,
): Promise<Split> {
  const amount = sumOfAmounts(query);
  const [row] = await tx.$queryRaw<Split[]>`
    select coalesce(sum(${amount}) filter (where s.way > 1), 0)::bigint as "indirectMinor",
           coalesce(sum(${amount}) filter (where s.way = 1), 0)::bigint as "directMinor"
      from ledger_sum s where ${sumsThatMatch(tx, view, query, currencies)} and ${inAny(periods)}`;
  return row ?? { indirectMinor: 0n, directMinor: 0n };
}

/** The sums of days say how many lines there are. */
async function areFew(tx: ScopedTx, edges: readonly Period[]): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ lines: number }[]>`
    select coalesce(sum(s.lines), 0)::float8 as lines from ledger_sum s
     where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.day}::smallint and s.way > 0 and ${inAny(edges)}`;
  return (row?.lines ?? 0) <= MOST_LINES;
}

async function countCustomers(
  tx: ScopedTx,
  query: RevenueQuery,
  { whole, edges }: { whole: readonly Period[]; edges: readonly Period[] },
  currencies: readonly string[],
): Promise<number> {
  const parties = [
    ...whole.map(
      (period) => Prisma.sql`
        select s.subject as party from ledger_year s
         where ${buyers(tx, query, currencies, [period])} and ${amountWithin(query, period).any}`,
    ),
    ...edges.map(
      (period) => Prisma.sql`
        select e.party_id from ${soldEntries(tx)} where ${matches(tx, { ...query, period })}`,
    ),
  ];
  const [row] = await tx.$queryRaw<{ customers: number }[]>`
    select count(distinct rp.customer_id)::int as customers
      from (${Prisma.join(parties, " union all ")}) b (party)
      join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = b.party`;
  return row?.customers ?? 0;
}
