import { productsById } from "#app/domain/catalog/products.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { Channel } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { columnsOf, dayKey, type Period, presetPeriod } from "./period.ts";
import { isSale, within } from "./sold-entries.server.ts";

/** A quarter of a customer's purchases; the key is its first day. */
export type BoughtQuarter = {
  key: string;
  label: string;
  indirectMinor: bigint;
  directMinor: bigint;
};

/** What a customer bought of one product by one way in the last four quarters. */
export type BoughtLine = {
  productId: string;
  partNo: string;
  productName: string;
  familyName: string;
  channel: Channel;
  /** The partners it went through, the distributor first; empty when direct. */
  partnerNames: string[];
  units: number;
  netMinor: bigint;
  streetMinor: bigint;
  lastDay: Date;
};

export type Bought = {
  currency: string;
  /** Eight quarters, the oldest first. */
  quarters: BoughtQuarter[];
  lines: BoughtLine[];
};

const MOST_LINES = 100;

/** What a customer bought, when and through whom, in the vendor's currency. For the vendor's side. */
export async function boughtByCustomer(
  tx: ScopedTx,
  customerId: string,
  today: Date,
): Promise<Bought> {
  const { currency } = await findVendor(tx);
  const [quarters, lines] = await Promise.all([
    readQuarters(tx, customerId, currency, today),
    readLines(tx, customerId, currency, presetPeriod("4q", today)),
  ]);
  return { currency, quarters, lines };
}

const ofCustomer = (tx: ScopedTx, customerId: string, currency: string, period: Period) =>
  Prisma.sql`
    from ledger_entry e
    join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = e.party_id
   where ${isSale(tx, currency)} and ${within(period)} and rp.customer_id = ${customerId}::uuid`;

async function readQuarters(tx: ScopedTx, customerId: string, currency: string, today: Date) {
  const period = presetPeriod("8q", today);
  const rows = await tx.$queryRaw<{ quarter: Date; indirectMinor: bigint; directMinor: bigint }[]>`
    select date_trunc('quarter', e.day::timestamp)::date as quarter,
           coalesce(sum(e.net_minor) filter (where e.channel <> 'direct'), 0)::bigint as "indirectMinor",
           coalesce(sum(e.net_minor) filter (where e.channel = 'direct'), 0)::bigint as "directMinor"
           ${ofCustomer(tx, customerId, currency, period)}
     group by 1`;
  const known = new Map(rows.map(({ quarter, ...sums }) => [dayKey(quarter), sums]));
  return columnsOf(period, "quarter", today).map(({ key, label }): BoughtQuarter => {
    const { indirectMinor, directMinor } = known.get(key) ?? { indirectMinor: 0n, directMinor: 0n };
    return { key, label, indirectMinor, directMinor };
  });
}

type LineRow = Omit<BoughtLine, "partNo" | "productName" | "familyName" | "partnerNames"> & {
  firstPartnerId: string | null;
  lastPartnerId: string | null;
};

async function readLines(tx: ScopedTx, customerId: string, currency: string, period: Period) {
  const rows = await tx.$queryRaw<LineRow[]>`
    select e.product_id as "productId", e.channel::text as channel,
           e.first_partner_id as "firstPartnerId", e.last_partner_id as "lastPartnerId",
           sum(e.quantity)::float8 as units, sum(e.net_minor)::bigint as "netMinor",
           sum(e.street_minor)::bigint as "streetMinor", max(e.day) as "lastDay"
           ${ofCustomer(tx, customerId, currency, period)}
     group by 1, 2, 3, 4
     order by 6 desc, 1, 2, 3, 4
     limit ${MOST_LINES}`;
  const products = await productsById(
    tx,
    rows.map(({ productId }) => productId),
  );
  const partners = await partnersById(
    tx,
    rows.flatMap((row) => [row.firstPartnerId, row.lastPartnerId]).filter((id) => id !== null),
  );
  return rows.map(({ firstPartnerId, lastPartnerId, ...row }): BoughtLine => {
    const product = products.get(row.productId);
    const way = row.channel === "direct" ? [] : [...new Set([firstPartnerId, lastPartnerId])];
    return {
      ...row,
      partNo: product?.partNo ?? "",
      productName: product?.name ?? "",
      familyName: product?.familyName ?? "",
      partnerNames: way.flatMap((id) => (id && partners.get(id)?.name) || []),
    };
  });
}
