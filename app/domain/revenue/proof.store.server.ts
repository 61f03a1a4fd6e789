import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { views } from "./ledger/ledger-sums.ts";
import type { Period } from "./period.ts";
import type { Flow, FlowRow } from "./proof.ts";

/** Products whose facts changed since their ledger was worked out. */
const due = (tx: ScopedTx) => Prisma.sql`
  due as materialized (select distinct product_id from ledger_due where vendor_id = ${tx.vendorId}::int)`;

/** What was sold in by facts that the ledger does not know yet, and what it knows of these products. */
const lagging = (tx: ScopedTx, currency: string) => Prisma.sql`
  select f.product_id, f.day, f.quantity, f.amount_minor as net
    from due join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.product_id = due.product_id
   where f.kind = 'sell_in' and f.superseded_at is null and f.shadow_of_id is null and f.quantity > 0
     and f.currency = ${currency}
  union all
  select e.product_id, e.day, -e.quantity, -e.net_minor
    from due join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.product_id = due.product_id
   where e.kind = 'sold_in' and e.currency = ${currency}`;

/** What came and went, from the sums of days, and what facts say that the ledger does not know yet. */
export const selectFlows = (tx: ScopedTx, currency: string, { from, to }: Period) =>
  tx.$queryRaw<FlowRow[]>`
    with ${due(tx)}, flow as (
      select s.kind::text as what, s.period as day, s.units, s.net_minor as net
        from ledger_sum s
       where s.vendor_id = ${tx.vendorId}::int and s.view = ${views.day}::smallint and s.currency = ${currency}
         and s.kind in ('sold_in', 'sold', 'returned', 'adjusted') and s.way <> 1
      union all
      select 'sold_in', l.day, l.quantity, l.net from (${lagging(tx, currency)}) l
    )
    select what, case when day < ${from}::date then 'before' when day > ${to}::date then 'after' else 'in' end as phase,
           sum(units)::float8 as units, sum(net)::bigint as "netMinor"
      from flow group by 1, 2`;

export type ProductGap = { productId: string } & Flow;

/** Products of which was sold in what the ledger does not know yet. */
export const selectGaps = (tx: ScopedTx, currency: string) =>
  tx.$queryRaw<ProductGap[]>`
    with ${due(tx)}
    select product_id as "productId", sum(quantity)::float8 as units, sum(net)::bigint as "netMinor"
      from (${lagging(tx, currency)}) l group by 1
    having sum(quantity) <> 0 or sum(net) <> 0
     order by 1`;

export type Waiting = { products: number; since: Date | null; timeZone: string };

/** Until when the ledger is up to date: nothing that changed before waits to be worked out. */
export async function selectWaiting(tx: ScopedTx): Promise<Waiting> {
  const [row] = await tx.$queryRaw<Waiting[]>`
    select count(distinct d.product_id)::int as products, min(d.since) as since, v.time_zone as "timeZone"
      from vendor v left join ledger_due d on d.vendor_id = ${tx.vendorId}::int
     where v.vendor_id = ${tx.vendorId}::int group by v.time_zone`;
  return row ?? { products: 0, since: null, timeZone: "UTC" };
}

export type UncoveredLine = {
  partnerId: string;
  productId: string;
  /** Sold to customers, moved on to a reseller or sent back to the vendor without stock to do it from. */
  sold: number;
  moved: number;
  /** Came back without having been sold. */
  returned: number;
  streetMinor: bigint;
};

const MOST = 50;

/** By the partner whose stock should have held the units: the one that reported them, not the one it sold them to. */
export const selectUncoveredLines = (tx: ScopedTx, currency: string) =>
  tx.$queryRaw<UncoveredLine[]>`
    select f.partner_id as "partnerId", e.product_id as "productId",
           coalesce(sum(e.quantity) filter (where e.channel is not null and e.quantity > 0), 0)::float8 as sold,
           coalesce(sum(e.quantity) filter (where e.channel is null and e.quantity > 0), 0)::float8 as moved,
           coalesce(-sum(e.quantity) filter (where e.quantity < 0), 0)::float8 as returned,
           sum(e.street_minor)::bigint as "streetMinor"
      from ledger_entry e
      join revenue_fact f on f.vendor_id = ${tx.vendorId}::int and f.id = e.fact_id
     where e.vendor_id = ${tx.vendorId}::int and e.kind = 'uncovered' and e.currency = ${currency}
     group by 1, 2
    having sum(e.quantity) <> 0 or sum(e.street_minor) <> 0
     order by abs(sum(e.quantity)) desc, 1, 2
     limit ${MOST}`;
