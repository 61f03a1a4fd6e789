import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { columnPeriod, type Period } from "./period.ts";
import type { Basis, ChannelFilter, RevenueQuery, RowKind } from "./revenue-query.schema.ts";

/** The choices that say which entries count. */
export type EntryFilter = Pick<RevenueQuery, "period" | "channel" | "partner" | "currency" | "q">;

/**
 * Every entry of a sale to an end customer, joined to the customer that its party resolves to now. The join at
 * reading time is what lets a correction of a party move the figures without touching the ledger.
 */
export const soldEntries = (tx: ScopedTx) => Prisma.sql`
  ledger_entry e
  join product p on p.vendor_id = ${tx.vendorId}::int and p.id = e.product_id
  left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = e.party_id
  left join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = rp.customer_id`;

/** Uncovered sales count too: at nothing in vendor net, in full in street value. */
export const isSale = (tx: ScopedTx, currency: string) => Prisma.sql`
  e.vendor_id = ${tx.vendorId}::int and e.kind in ('sold', 'uncovered') and e.channel is not null
  and e.currency = ${currency}`;

export const within = ({ from, to }: Period) =>
  Prisma.sql`e.day between ${from}::date and ${to}::date`;

export function matches(tx: ScopedTx, filter: EntryFilter) {
  const parts = [isSale(tx, filter.currency), within(filter.period), byChannel(filter.channel)];
  if (filter.partner) {
    parts.push(Prisma.sql`(e.last_partner_id = ${filter.partner}::uuid
                        or e.first_partner_id = ${filter.partner}::uuid)`);
  }
  if (filter.q) parts.push(Prisma.sql`c.name ilike ${patternContaining(filter.q)}`);
  return Prisma.join(parts, " and ");
}

function byChannel(channel: ChannelFilter) {
  if (channel === "all") return Prisma.sql`true`;
  if (channel === "indirect") return Prisma.sql`e.channel <> 'direct'`;
  return Prisma.sql`e.channel = ${channel}::tributary.channel`;
}

/** What a row of a view is, as text: an id, or a word where there is none. */
export const rowKey: Record<RowKind, Prisma.Sql> = {
  // A partner that does not say who its customer is has a row of its own.
  customer: Prisma.sql`coalesce(c.id::text, 'unknown:' || e.last_partner_id::text, 'unknown')`,
  partner: Prisma.sql`coalesce(e.last_partner_id::text, 'direct')`,
  family: Prisma.sql`p.family_id::text`,
  channel: Prisma.sql`e.channel::text`,
};

export const amount: Record<Basis, Prisma.Sql> = {
  net: Prisma.sql`e.net_minor`,
  street: Prisma.sql`e.street_minor`,
};

/** The entries behind one figure of a view. */
export function behindCell(
  tx: ScopedTx,
  query: RevenueQuery,
  { row, column }: { row: string; column: string | null },
) {
  const period = column ? columnPeriod(column, query.unit, query.period) : query.period;
  const all = matches(tx, { ...query, period });
  return row === "all" ? all : Prisma.sql`${all} and ${rowKey[query.by]} = ${row}`;
}
