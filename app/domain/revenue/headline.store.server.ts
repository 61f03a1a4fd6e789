import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Period } from "./period.ts";
import type { RevenueQuery } from "./revenue-query.schema.ts";
import { amount, isSale, matches, soldEntries, within } from "./sold-entries.server.ts";

export type Headline = { indirectMinor: bigint; directMinor: bigint; customers: number };

const figures = (query: RevenueQuery) => Prisma.sql`
  coalesce(sum(${amount[query.basis]}) filter (where e.channel <> 'direct'), 0)::bigint as "indirectMinor",
  coalesce(sum(${amount[query.basis]}) filter (where e.channel = 'direct'), 0)::bigint as "directMinor",
  count(distinct c.id)::int as customers`;

export async function selectHeadline(
  tx: ScopedTx,
  query: RevenueQuery,
  period: Period,
): Promise<Headline> {
  const [row] = await tx.$queryRaw<Headline[]>`
    select ${figures(query)} from ${soldEntries(tx)} where ${matches(tx, { ...query, period })}`;
  return row ?? { indirectMinor: 0n, directMinor: 0n, customers: 0 };
}

/** The same, quarter by quarter: the past that a figure is drawn with. */
export const selectPast = (tx: ScopedTx, query: RevenueQuery, period: Period) =>
  tx.$queryRaw<(Headline & { quarter: Date })[]>`
    select date_trunc('quarter', e.day::timestamp)::date as quarter, ${figures(query)}
      from ${soldEntries(tx)}
     where ${matches(tx, { ...query, period })}
     group by 1 order by 1`;

export type Uncovered = { units: number; partners: number };

export async function selectUncovered(tx: ScopedTx, currency: string, period: Period) {
  const [row] = await tx.$queryRaw<Uncovered[]>`
    select coalesce(sum(e.quantity), 0)::float8 as units, count(distinct f.partner_id)::int as partners
      from ledger_entry e
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.id = e.fact_id
     where ${isSale(tx, currency)} and ${within(period)} and e.kind = 'uncovered'`;
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

/** Currencies that the ledger knows, the one with most entries first. */
export async function selectCurrencies(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ currency: string }[]>`
    select e.currency from ledger_entry e where e.vendor_id = ${tx.vendorId}::int
     group by 1 order by count(*) desc, 1`;
  return rows.map(({ currency }) => currency);
}
