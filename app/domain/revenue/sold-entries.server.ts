import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Period } from "./period.ts";
import type { ChannelFilter, RevenueQuery, RowKind } from "./revenue-query.schema.ts";
import { isUnder } from "./sold-sums.server.ts";

/** The choices that say which entries count. */
export type EntryFilter = Pick<
  RevenueQuery,
  "period" | "channel" | "partner" | "currency" | "inBase" | "basis" | "q" | "under" | "alone"
>;

/**
 * Every entry of a sale to an end customer, joined to the customer that its party resolves to now. The join at
 * reading time is what lets a correction of a party move the figures without touching the ledger.
 */
export const soldEntries = (tx: ScopedTx) => Prisma.sql`
  ledger_entry e
  join product p on p.vendor_id = ${tx.vendorId}::int and p.id = e.product_id
  left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = e.party_id
  left join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = rp.customer_id
  left join partner seller on seller.vendor_id = ${tx.vendorId}::int and seller.id = e.last_partner_id`;

/** Uncovered sales count too: at nothing in vendor net, in full in street value. */
export const isSale = (tx: ScopedTx) => Prisma.sql`
  e.vendor_id = ${tx.vendorId}::int and e.kind in ('sold', 'uncovered') and e.channel is not null`;

/** The same in one currency. */
export const isSaleIn = (tx: ScopedTx, currency: string) => Prisma.sql`
  ${isSale(tx)} and e.currency = ${currency}`;

export const within = ({ from, to }: Period) =>
  Prisma.sql`e.day between ${from}::date and ${to}::date`;

export function matches(tx: ScopedTx, filter: EntryFilter) {
  const parts = [isSale(tx), within(filter.period), byChannel(filter.channel)];
  // An entry may be paid for in one currency and reported in another.
  if (!filter.inBase) {
    const own = filter.basis === "street" ? Prisma.sql`e.street_currency` : Prisma.sql`e.currency`;
    parts.push(Prisma.sql`${own} = ${filter.currency}`);
  }
  if (filter.partner) {
    parts.push(Prisma.sql`(e.last_partner_id = ${filter.partner}::uuid
                        or e.first_partner_id = ${filter.partner}::uuid)`);
  }
  if (filter.q) parts.push(Prisma.sql`c.name ilike ${patternContaining(filter.q)}`);
  if (filter.under) parts.push(isUnder(tx, filter.under, filter.alone));
  return Prisma.join(parts, " and ");
}

function byChannel(channel: ChannelFilter) {
  if (channel === "all") return Prisma.sql`true`;
  if (channel === "indirect") return Prisma.sql`e.channel <> 'direct'`;
  return Prisma.sql`e.channel = ${channel}::tributary.channel`;
}

/** The top of a customer's family, however far up it is. */
const top = Prisma.sql`(
  select a.ancestor_id::text from customer_ancestor a
   where a.vendor_id = c.vendor_id and a.customer_id = c.id order by a.depth desc limit 1)`;

/** What a row of a view is, as text: an id, or a word where there is none. */
export const rowKey: Record<RowKind, Prisma.Sql> = {
  // A partner that does not say who its customer is has a row of its own.
  customer: Prisma.sql`coalesce(c.id::text, 'unknown:' || e.last_partner_id::text, 'unknown')`,
  group: Prisma.sql`coalesce(${top}, c.id::text, 'unknown:' || e.last_partner_id::text, 'unknown')`,
  partner: Prisma.sql`coalesce(e.last_partner_id::text, 'direct')`,
  tier: Prisma.sql`case when e.last_partner_id is null then 'direct' else coalesce(seller.tier_id::text, 'none') end`,
  product: Prisma.sql`e.product_id::text`,
  family: Prisma.sql`p.family_id::text`,
  region: Prisma.sql`coalesce(c.country::text, 'none')`,
  channel: Prisma.sql`e.channel::text`,
};

/** An amount of an entry: in its own currency, or in the vendor's. */
export function amountOf({ basis, inBase }: Pick<RevenueQuery, "basis" | "inBase">): Prisma.Sql {
  if (basis === "units") return Prisma.sql`e.quantity::bigint`;
  if (basis === "net") return inBase ? Prisma.sql`e.base_net_minor` : Prisma.sql`e.net_minor`;
  return inBase ? Prisma.sql`e.base_street_minor` : Prisma.sql`e.street_minor`;
}
