import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { minorDigits } from "#app/platform/money.ts";

import { vendorTerms } from "../ledger/terms.server.ts";
import type { Period } from "../period.ts";
import type { Profit, ProfitDimension } from "./profit.ts";

/** What a profit is of: everything, or these customers. */
export type ProfitOf = { customerIds: readonly string[] } | null;

type Figures = Omit<Profit, "costs"> & Profit["costs"];
/** A row, and as `all` what all rows come to, those that are not asked for among them. */
export type FoundProfit = Figures & { key: string; all: Record<keyof Figures, string> };

const ofCustomers = (tx: ScopedTx, of: ProfitOf, party: Prisma.Sql) =>
  of === null
    ? Prisma.empty
    : Prisma.sql`and ${party} in (
        select r.id from reported_party r
         where r.vendor_id = ${tx.vendorId}::int and r.customer_id = any(${[...of.customerIds]}::uuid[]))`;

const customerOf = Prisma.sql`coalesce(rp.customer_id::text, 'unknown:' || e.last_partner_id::text, 'unknown')`;

const soldKeys: Record<ProfitDimension | "all", Prisma.Sql> = {
  all: Prisma.sql`'all'`,
  customer: customerOf,
  partner: Prisma.sql`coalesce(e.last_partner_id::text, 'direct')`,
  product: Prisma.sql`e.product_id::text`,
  family: Prisma.sql`p.family_id::text`,
};

/** Whose a part of a cost is; a cost that nothing answers for has the part of nobody. */
const spentKeys: Record<ProfitDimension | "all", Prisma.Sql> = {
  all: Prisma.sql`'all'`,
  customer: Prisma.sql`coalesce(rp.customer_id::text,
    case when s.is_left then 'none' else 'unknown:' || s.partner_id::text end)`,
  partner: Prisma.sql`s.partner_id::text`,
  product: Prisma.sql`coalesce(s.product_id::text, 'none')`,
  family: Prisma.sql`coalesce(p.family_id::text, s.family_id::text, 'none')`,
};

/**
 * What was sold and what the goods cost: units of each covered sale at the standard cost of its day, rounded to the cent
 * entry by entry, so that every view adds up the same. What adjusts a closed day takes the cost of that day with it,
 * so that a sale that is taken back leaves no cost behind. Units without a sell-in earn nothing yet, and cost nothing yet.
 */
async function soldSql(
  tx: ScopedTx,
  by: ProfitDimension | "all",
  { from, to }: Period,
  of: ProfitOf,
) {
  const { currency } = await vendorTerms(tx);
  const perMinor = 10n ** BigInt(6 - minorDigits(currency));
  const parties =
    by === "customer"
      ? Prisma.sql`left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = e.party_id`
      : Prisma.empty;
  const goods =
    by === "family"
      ? Prisma.sql`join product p on p.vendor_id = ${tx.vendorId}::int and p.id = e.product_id`
      : Prisma.empty;
  return Prisma.sql`
    cost as materialized (
      select product_id, valid_from, base_micros,
             lead(valid_from) over (partition by product_id order by valid_from) as until
        from standard_cost where vendor_id = ${tx.vendorId}::int),
    sold as (
      select ${soldKeys[by]} as key, coalesce(sum(e.base_net_minor), 0)::bigint as net,
             coalesce(sum(e.base_net_minor) filter (where k.base_micros is not null), 0)::bigint as covered,
             coalesce(sum(round(e.quantity::numeric * k.base_micros / ${perMinor})), 0)::bigint as goods,
             (count(*) filter (where e.base_net_minor is null))::int as unrated
        from ledger_entry e
        left join cost k on k.product_id = e.product_id and k.valid_from <= coalesce(e.adjusts_day, e.day)
         and (k.until is null or coalesce(e.adjusts_day, e.day) < k.until)
        ${parties} ${goods}
       where e.vendor_id = ${tx.vendorId}::int and e.kind = 'sold' and e.channel is not null
         and e.day between ${from}::date and ${to}::date ${ofCustomers(tx, of, Prisma.sql`e.party_id`)}
       group by 1)`;
}

/** What the channel costs, by its last day: what was shared out, and what was left. */
function spentSql(tx: ScopedTx, by: ProfitDimension | "all", { from, to }: Period, of: ProfitOf) {
  const goods =
    by === "family"
      ? Prisma.sql`left join product p on p.vendor_id = ${tx.vendorId}::int and p.id = s.product_id`
      : Prisma.empty;
  const sum = (kind: string) =>
    Prisma.sql`coalesce(sum(s.minor) filter (where s.kind = ${kind}::channel_cost_kind), 0)::bigint`;
  const left =
    of === null
      ? Prisma.sql`
        union all
        select c.kind, c.partner_id, c.product_id, c.family_id, null::uuid, true,
               c.base_minor - coalesce((select sum(h.base_minor) from channel_cost_share h
                                         where h.vendor_id = ${tx.vendorId}::int and h.cost_id = c.id), 0)::bigint
          from counted c`
      : Prisma.empty;
  return Prisma.sql`
    counted as materialized (
      select * from channel_cost c
       where c.vendor_id = ${tx.vendorId}::int and c.to_day between ${from}::date and ${to}::date
         and c.ended_at is null and c.base_minor is not null),
    part as materialized (
      select c.kind, c.partner_id, h.product_id, c.family_id, h.party_id, false as is_left, h.base_minor as minor
        from counted c
        join channel_cost_share h on h.vendor_id = ${tx.vendorId}::int and h.cost_id = c.id
       where true ${ofCustomers(tx, of, Prisma.sql`h.party_id`)} ${left}),
    spent as (
      select ${spentKeys[by]} as key, ${sum("special_pricing")} as special_pricing, ${sum("rebate")} as rebate,
             ${sum("fund")} as fund, ${sum("other")} as other
        from part s
        left join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = s.party_id
        ${goods}
       where s.minor <> 0
       group by 1)`;
}

/** The first rows of a dimension, by what they bring; costs that are nobody's are the row before them. */
export async function selectProfit(
  tx: ScopedTx,
  by: ProfitDimension | "all",
  span: Period,
  { of = null, take }: { of?: ProfitOf; take: number },
): Promise<FoundProfit[]> {
  const sold = await soldSql(tx, by, span, of);
  return tx.$queryRaw<FoundProfit[]>`
    with ${sold}, ${spentSql(tx, by, span, of)},
    found as (
      select coalesce(a.key, b.key) as key, coalesce(a.net, 0)::bigint as "netMinor",
             coalesce(a.covered, 0)::bigint as "coveredMinor", coalesce(a.goods, 0)::bigint as "goodsMinor",
             coalesce(a.unrated, 0)::int as unrated, coalesce(b.special_pricing, 0)::bigint as special_pricing,
             coalesce(b.rebate, 0)::bigint as rebate, coalesce(b.fund, 0)::bigint as fund,
             coalesce(b.other, 0)::bigint as other
        from sold a full join spent b on b.key = a.key)
    select r.*, t."all"
      from found r, (
        select jsonb_build_object(
                 'netMinor', sum("netMinor")::text, 'coveredMinor', sum("coveredMinor")::text,
                 'goodsMinor', sum("goodsMinor")::text, 'unrated', sum(unrated)::text,
                 'special_pricing', sum(special_pricing)::text, 'rebate', sum(rebate)::text,
                 'fund', sum(fund)::text, 'other', sum(other)::text) as "all" from found) t
     order by r.key = 'none' desc, 2 desc, 1 limit ${take}`;
}

/** Costs of these days in a currency without a rate: they are in none of the figures. */
export async function countUnratedCosts(tx: ScopedTx, { from, to }: Period): Promise<number> {
  return tx.channelCost.count({
    where: {
      ...{ vendorId: tx.vendorId, endedAt: null, baseMinor: null },
      toDay: { gte: from, lte: to },
    },
  });
}
