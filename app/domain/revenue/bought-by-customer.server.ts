import { productsById } from "#app/domain/catalog/products.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { Channel } from "#app/platform/db/generated/enums.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { FiscalCalendar } from "./fiscal-calendar.ts";
import { vendorTerms } from "./ledger/terms.server.ts";
import { columnPeriod, columnsOf, type Period, presetPeriod } from "./period.ts";
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
  const { currency, calendar } = await vendorTerms(tx);
  const [quarters, lines] = await Promise.all([
    readQuarters(tx, customerId, today, calendar),
    readLines(tx, customerId, presetPeriod("4q", today, calendar)),
  ]);
  return { currency, quarters, lines };
}

const ofCustomer = (tx: ScopedTx, customerId: string, period: Period) =>
  Prisma.sql`
    from ledger_entry e
    join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = e.party_id
   where ${isSale(tx)} and ${within(period)} and rp.customer_id = ${customerId}::uuid`;

async function readQuarters(
  tx: ScopedTx,
  customerId: string,
  today: Date,
  calendar: FiscalCalendar,
) {
  const period = presetPeriod("8q", today, calendar);
  const columns = columnsOf(period, "quarter", today, calendar);
  const days = columns.map(({ key }) => columnPeriod(key, "quarter", period, calendar));
  const rows = await tx.$queryRaw<
    { quarter: string; indirectMinor: bigint; directMinor: bigint }[]
  >`
    select q.key as quarter,
           coalesce(sum(e.base_net_minor) filter (where e.channel <> 'direct'), 0)::bigint as "indirectMinor",
           coalesce(sum(e.base_net_minor) filter (where e.channel = 'direct'), 0)::bigint as "directMinor"
      from (select e.day, e.channel, e.base_net_minor ${ofCustomer(tx, customerId, period)}) e
      join unnest(${columns.map(({ key }) => key)}::text[], ${days.map(({ from }) => from)}::date[],
                  ${days.map(({ to }) => to)}::date[]) as q (key, from_day, to_day)
        on e.day between q.from_day and q.to_day
     group by 1`;
  const known = new Map(rows.map(({ quarter, ...sums }) => [quarter, sums]));
  return columns.map(({ key, label }): BoughtQuarter => {
    const { indirectMinor, directMinor } = known.get(key) ?? { indirectMinor: 0n, directMinor: 0n };
    return { key, label, indirectMinor, directMinor };
  });
}

type LineRow = Omit<BoughtLine, "partNo" | "productName" | "familyName" | "partnerNames"> & {
  firstPartnerId: string | null;
  lastPartnerId: string | null;
};

async function readLines(tx: ScopedTx, customerId: string, period: Period) {
  const rows = await tx.$queryRaw<LineRow[]>`
    select e.product_id as "productId", e.channel::text as channel,
           e.first_partner_id as "firstPartnerId", e.last_partner_id as "lastPartnerId",
           sum(e.quantity)::float8 as units, coalesce(sum(e.base_net_minor), 0)::bigint as "netMinor",
           coalesce(sum(e.base_street_minor), 0)::bigint as "streetMinor", max(e.day) as "lastDay"
           ${ofCustomer(tx, customerId, period)}
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
