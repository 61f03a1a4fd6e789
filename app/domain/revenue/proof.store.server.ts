import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Period } from "./period.ts";
import type { Flow, FlowRow } from "./proof.ts";

/**
 * Sell-in is read from the facts and everything else from the ledger, so that a ledger which lags behind its facts
 * shows as a gap.
 */
export const selectFlows = (tx: ScopedTx, currency: string, { from, to }: Period) =>
  tx.$queryRaw<FlowRow[]>`
    with flow as (
      select 'sellIn' as what, f.day, f.quantity, f.amount_minor as net
        from revenue_fact f
       where f.vendor_id = ${tx.vendorId}::int and f.kind = 'sell_in' and f.superseded_at is null
         and f.shadow_of_id is null and f.quantity >= 0 and f.currency = ${currency}
      union all
      select case e.kind when 'returned' then 'returned' else 'sold' end, e.day, e.quantity, e.net_minor
        from ledger_entry e
       where e.vendor_id = ${tx.vendorId}::int and e.kind in ('sold', 'returned')
         and e.channel is distinct from 'direct' and e.currency = ${currency}
    )
    select what, case when day < ${from}::date then 'before' when day > ${to}::date then 'after' else 'in' end as phase,
           sum(quantity)::float8 as units, sum(net)::bigint as "netMinor"
      from flow group by 1, 2`;

export type ProductGap = { productId: string } & Flow;

/** Products whose sell-in is not all sold, returned or in stock. */
export const selectGaps = (tx: ScopedTx, currency: string) =>
  tx.$queryRaw<ProductGap[]>`
    with flow as (
      select f.product_id, f.quantity, f.amount_minor as net
        from revenue_fact f
       where f.vendor_id = ${tx.vendorId}::int and f.kind = 'sell_in' and f.superseded_at is null
         and f.shadow_of_id is null and f.quantity >= 0 and f.currency = ${currency}
      union all
      select e.product_id, -e.quantity, -e.net_minor
        from ledger_entry e
       where e.vendor_id = ${tx.vendorId}::int and e.kind in ('sold', 'returned', 'stock')
         and e.channel is distinct from 'direct' and e.currency = ${currency}
    )
    select product_id as "productId", sum(quantity)::float8 as units, sum(net)::bigint as "netMinor"
      from flow group by 1
    having sum(quantity) <> 0 or sum(net) <> 0
     order by 1`;

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
    having sum(e.quantity) <> 0
     order by abs(sum(e.quantity)) desc, 1, 2
     limit ${MOST}`;
