import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { views, ways } from "./ledger/ledger-sums.ts";
import { NOBODY } from "./ledger/nobody.ts";
import { yearViews } from "./ledger/year-sums.ts";
import type { Period } from "./period.ts";
import {
  type ChannelFilter,
  isTime,
  type RevenueQuery,
  type RowKind,
} from "./revenue-query.schema.ts";

/** The sums that tell a view, and what its rows are. */
export type SumSource = { view: number; row: Prisma.Sql; joins: Prisma.Sql };

const nobody = Prisma.sql`${NOBODY}::uuid`;

const ofCustomers: readonly RowKind[] = ["customer", "group", "region"];
const ofProducts: readonly RowKind[] = ["product", "family"];

/**
 * Which sums tell what a query asks for; null where none do, and the entries themselves are added up: when days are
 * chosen that are no whole months, or products for one partner or customer.
 */
export function sumSource(tx: ScopedTx, query: RevenueQuery): SumSource | null {
  const { by, partner, q, under } = query;
  if (!query.whole || isTime(by)) return null;
  const ofSome = q !== "" || under !== undefined;
  const narrowed = partner !== undefined || ofSome;
  if (ofProducts.includes(by)) {
    if (narrowed) return null;
    const row = by === "product" ? Prisma.sql`s.subject::text` : Prisma.sql`p.family_id::text`;
    const joins =
      by === "product"
        ? Prisma.empty
        : Prisma.sql`join product p on p.vendor_id = ${tx.vendorId}::int and p.id = s.subject`;
    return { view: isOfOneTier(query.channel) ? views.product : yearViews.product, row, joins };
  }
  const byCustomer = ofCustomers.includes(by) || ofSome;
  const alone = partner === undefined && !isOfOneTier(query.channel) && ofCustomers.includes(by);
  const view = byCustomer
    ? alone
      ? yearViews.partyAlone
      : yearViews.party
    : partner === undefined && by === "channel"
      ? views.day
      : views.partner;
  return {
    view,
    row: rowOf[by],
    joins: byCustomer ? customerJoins(tx, by === "group") : partnerJoins(tx, by),
  };
}

/** The sums of parties alone know only whether it was direct. */
export const isOfOneTier = (channel: ChannelFilter) =>
  channel === "one_tier" || channel === "two_tier";

/** `groups` finds the top of each customer's family, however far up it is. */
export const customerJoins = (tx: ScopedTx, groups: boolean) => Prisma.sql`
  left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = s.subject
  left join customer c on c.vendor_id = ${tx.vendorId}::int and c.id = rp.customer_id
  left join partner seller on seller.vendor_id = ${tx.vendorId}::int and seller.id = s.last_partner_id
  ${groups ? topJoin(tx) : Prisma.empty}`;

/** To the top of the family of a customer `c`. */
export const topJoin = (tx: ScopedTx) => Prisma.sql`
  left join (
    select distinct on (a.customer_id) a.customer_id, a.ancestor_id
      from customer_ancestor a where a.vendor_id = ${tx.vendorId}::int
     order by a.customer_id, a.depth desc) top on top.customer_id = c.id`;

export const partnerJoins = (tx: ScopedTx, by: RowKind) =>
  by === "tier"
    ? Prisma.sql`left join partner seller on seller.vendor_id = ${tx.vendorId}::int and seller.id = s.last_partner_id`
    : Prisma.empty;

const behind = Prisma.sql`coalesce('unknown:' || nullif(s.last_partner_id, ${nobody})::text, 'unknown')`;

export const rowOf: Record<RowKind, Prisma.Sql> = {
  customer: Prisma.sql`coalesce(c.id::text, ${behind})`,
  group: Prisma.sql`coalesce(top.ancestor_id::text, c.id::text, ${behind})`,
  region: Prisma.sql`coalesce(c.country::text, 'none')`,
  partner: Prisma.sql`coalesce(nullif(s.last_partner_id, ${nobody})::text, 'direct')`,
  tier: Prisma.sql`case when s.last_partner_id = ${nobody} then 'direct' else coalesce(seller.tier_id::text, 'none') end`,
  product: Prisma.sql`s.subject::text`,
  family: Prisma.sql`p.family_id::text`,
  channel: Prisma.sql`case s.way when 1 then 'direct' when 2 then 'one_tier' else 'two_tier' end`,
};

/** What is added up: in the currency that is asked for, or all of them in the vendor's. */
export function sumOfAmounts({ basis, inBase }: Pick<RevenueQuery, "basis" | "inBase">) {
  if (basis === "units") return Prisma.sql`s.units`;
  if (basis === "net") return inBase ? Prisma.sql`s.base_net_minor` : Prisma.sql`s.net_minor`;
  return inBase ? Prisma.sql`s.base_street_minor` : Prisma.sql`s.street_minor`;
}

type Asked = Pick<
  RevenueQuery,
  "currency" | "inBase" | "basis" | "channel" | "partner" | "q" | "under" | "alone"
>;

/** Which sums count. The currencies are named, so that the key leads to the period at once. */
export function sumsThatMatch(
  tx: ScopedTx,
  view: number,
  asked: Asked,
  currencies: readonly string[],
): Prisma.Sql {
  // What is uncovered is worth nothing in vendor net.
  const kinds =
    asked.basis === "net"
      ? Prisma.sql`s.kind = 'sold'`
      : Prisma.sql`s.kind in ('sold', 'uncovered')`;
  return Prisma.sql`${soldThatMatches(tx, view, asked, currencies)} and ${kinds}`;
}

/** The same of sums that are of what was sold and of nothing else. */
export function soldThatMatches(
  tx: ScopedTx,
  view: number,
  { currency, inBase, channel, partner, q, under, alone }: Asked,
  currencies: readonly string[],
): Prisma.Sql {
  const parts = [
    Prisma.sql`s.vendor_id = ${tx.vendorId}::int and s.view = ${view}::smallint`,
    Prisma.sql`s.currency = any(${inBase ? [...currencies] : [currency]}::char(3)[])`,
    byWay(channel),
  ];
  if (partner) {
    parts.push(
      Prisma.sql`(s.last_partner_id = ${partner}::uuid or s.first_partner_id = ${partner}::uuid)`,
    );
  }
  if (q) parts.push(Prisma.sql`c.name ilike ${patternContaining(q)}`);
  if (under) parts.push(isUnder(tx, under, alone));
  return Prisma.join(parts, " and ");
}

/** A customer `c` itself, and unless it is asked for alone everybody below it, however far. */
export const isUnder = (tx: ScopedTx, customerId: string, alone: boolean) =>
  alone
    ? Prisma.sql`c.id = ${customerId}::uuid`
    : Prisma.sql`(c.id = ${customerId}::uuid or c.id in (
        select a.customer_id from customer_ancestor a
         where a.vendor_id = ${tx.vendorId}::int and a.ancestor_id = ${customerId}::uuid))`;

function byWay(channel: ChannelFilter) {
  if (channel === "all") return Prisma.sql`s.way > 0`;
  if (channel === "indirect") return Prisma.sql`s.way > ${ways.direct}`;
  return Prisma.sql`s.way = ${ways[channel]}`;
}

export const sumsWithin = ({ from, to }: Period) =>
  Prisma.sql`s.period between ${from}::date and ${to}::date`;

/** Currencies that the ledger knows, the one with most entries first. */
export async function selectCurrencies(tx: ScopedTx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ currency: string }[]>`
    select s.currency from ledger_sum s
     where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.day}::smallint
     group by 1 order by sum(s.lines) desc, 1`;
  return rows.map(({ currency }) => currency);
}
