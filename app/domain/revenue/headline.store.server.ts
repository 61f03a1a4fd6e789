import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { views } from "./ledger/ledger-sums.ts";
import { NOBODY } from "./ledger/nobody.ts";
import { yearViews } from "./ledger/year-sums.ts";
import type { Period } from "./period.ts";
import type { RevenueQuery } from "./revenue-query.schema.ts";
import { amountOf, isSaleIn, matches, soldEntries, within } from "./sold-entries.server.ts";
import { isOfOneTier, sumOfAmounts, sumsThatMatch, sumsWithin } from "./sold-sums.server.ts";
import { amountWithin, yearsThatMatch } from "./year-figures.server.ts";

export type Headline = { indirectMinor: bigint; directMinor: bigint; customers: number };

const nothing: Headline = { indirectMinor: 0n, directMinor: 0n, customers: 0 };

/** What was sold in the period that is asked for, to the day, and to how many customers. */
export async function selectHeadline(
  tx: ScopedTx,
  query: RevenueQuery,
  period: Period,
  currencies: readonly string[],
): Promise<Headline> {
  if (!isPlain(query)) return headlineOfEntries(tx, query, period);
  const amount = sumOfAmounts(query);
  const [row] = await tx.$queryRaw<Headline[]>`
    select coalesce(sum(${amount}) filter (where s.way > 1), 0)::bigint as "indirectMinor",
           coalesce(sum(${amount}) filter (where s.way = 1), 0)::bigint as "directMinor",
           (select count(distinct rp.customer_id) from (
              select s.subject from ledger_year s
               where ${buyers(tx, query, currencies, [period])} and ${amountWithin(query, period).any}) s
              join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = s.subject)::int as customers
      from ledger_sum s
     where ${sumsThatMatch(tx, totals(query), query, currencies)} and ${sumsWithin(period)}`;
  return row ?? nothing;
}

/** Sums of whoever bought anything, covered or not. */
export const buyers = (
  tx: ScopedTx,
  query: RevenueQuery,
  currencies: readonly string[],
  periods: readonly Period[],
) => yearsThatMatch(tx, buyersView(query), query, currencies, periods);

const buyersView = ({ channel, partner }: RevenueQuery) =>
  partner === undefined && !isOfOneTier(channel) ? yearViews.partyAlone : yearViews.party;

/** Of everybody, the sums of days tell it; of one partner, those of its months. */
const totals = ({ partner }: RevenueQuery) => (partner ? views.partner : views.day);

/** Of whole months, and of no customers in particular. What it is measured against need not be of whole months. */
export const isPlain = (query: RevenueQuery) =>
  query.q === "" && query.under === undefined && query.whole;

export async function headlineOfEntries(tx: ScopedTx, query: RevenueQuery, period: Period) {
  const [row] = await tx.$queryRaw<Headline[]>`
    select ${figures(query)} from ${soldEntries(tx)} where ${matches(tx, { ...query, period })}`;
  return row ?? nothing;
}

const figures = (query: RevenueQuery) => Prisma.sql`
  coalesce(sum(${amountOf(query)}) filter (where e.channel <> 'direct'), 0)::bigint as "indirectMinor",
  coalesce(sum(${amountOf(query)}) filter (where e.channel = 'direct'), 0)::bigint as "directMinor",
  count(distinct c.id)::int as customers`;

export type PastQuarter = Headline & { quarter: Date };

/** The same, quarter by quarter: the past that a figure is drawn with. */
export async function selectPast(
  tx: ScopedTx,
  query: RevenueQuery,
  quarters: readonly Period[],
  currencies: readonly string[],
): Promise<PastQuarter[]> {
  const range = Prisma.sql`
    unnest(${quarters.map(({ from }) => from)}::date[], ${quarters.map(({ to }) => to)}::date[]) as q (from_day, to_day)`;
  if (!isPlain(query)) {
    return tx.$queryRaw<PastQuarter[]>`
      select q.from_day as quarter, ${figures(query)}
        from ${soldEntries(tx)} join ${range} on e.day between q.from_day and q.to_day
       where ${matches(tx, { ...query, period: spanOf(quarters) })}
       group by 1 order by 1`;
  }
  const amount = sumOfAmounts(query);
  const past = await tx.$queryRaw<PastQuarter[]>`
    select q.from_day as quarter, coalesce(sum(${amount}) filter (where s.way > 1), 0)::bigint as "indirectMinor",
           coalesce(sum(${amount}) filter (where s.way = 1), 0)::bigint as "directMinor", 0 as customers
      from ${range}
      join ledger_sum s on s.period between q.from_day and q.to_day
     where ${sumsThatMatch(tx, totals(query), query, currencies)}
     group by q.from_day, q.to_day order by 1`;
  const counts = Prisma.join(
    quarters.map(
      (quarter) =>
        Prisma.sql`count(distinct s.subject) filter (where ${amountWithin(query, quarter).any})::int`,
    ),
    ", ",
  );
  const [found] = await tx.$queryRaw<{ counts: number[] }[]>`
    select array[${counts}] as counts from ledger_year s
     where ${buyers(tx, query, currencies, quarters)} and s.subject <> ${NOBODY}::uuid`;
  return past.map((each) => {
    const place = quarters.findIndex(({ from }) => from.getTime() === each.quarter.getTime());
    return { ...each, customers: found?.counts[place] ?? 0 };
  });
}

const spanOf = (quarters: readonly Period[]): Period => ({
  from: quarters[0]?.from ?? new Date(0),
  to: quarters.at(-1)?.to ?? new Date(0),
});

export type Uncovered = { units: number; partners: number };

export async function selectUncovered(tx: ScopedTx, currency: string, period: Period) {
  const [row] = await tx.$queryRaw<Uncovered[]>`
    select coalesce(sum(e.quantity), 0)::float8 as units, count(distinct f.partner_id)::int as partners
      from ledger_entry e
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.id = e.fact_id
     where ${isSaleIn(tx, currency)} and ${within(period)} and e.kind = 'uncovered'`;
  return row ?? { units: 0, partners: 0 };
}

export type PartnerStock = { partnerId: string; units: number; netMinor: bigint; oldestDay: Date };

/** What lies in the channel now, by partner, the most valuable first. */
export const selectStock = (tx: ScopedTx, currency: string) =>
  tx.$queryRaw<PartnerStock[]>`
    select e.last_partner_id as "partnerId", sum(e.quantity)::float8 as units,
           sum(e.net_minor)::bigint as "netMinor", min(e.day) as "oldestDay"
      from ledger_entry e
     where e.vendor_id = ${tx.vendorId}::int and e.kind = 'stock' and e.currency = ${currency}
     group by 1
     order by 3 desc, 1`;
