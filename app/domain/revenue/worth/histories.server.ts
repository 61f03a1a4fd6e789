import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type BoughtHistory, type Span, YEAR_DAYS } from "./history.ts";

/**
 * The histories of the next so many customers, by id. The customer is found through its reported party as that stands
 * now. What adjusts a closed day belongs to that day.
 */
export function selectHistories(
  tx: ScopedTx,
  { from, until, heldFrom }: Span,
  after: string,
  take: number,
): Promise<BoughtHistory[]> {
  const seen = Prisma.sql`and day >= ${from}::int`;
  const held = Prisma.sql`${seen} and day < ${heldFrom}::int`;
  return tx.query<BoughtHistory>(Prisma.sql`
    with asked as materialized (
      select c.id from customer c
       where c.vendor_id = ${tx.vendorId}::int and c.id > ${after}::uuid
       order by c.id limit ${take}::int
    ), found as (
      select rp.customer_id as id, coalesce(e.adjusts_day, e.day) - date '1970-01-01' as day,
             sum(e.quantity) as units, sum(e.base_net_minor)::float8 as net
        from asked a
        join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.customer_id = a.id
        join ledger_entry e on e.vendor_id = ${tx.vendorId}::int and e.party_id = rp.id
       where e.kind in ('sold', 'uncovered') and e.channel is not null
       group by 1, 2
    ), told as (
      select id, day, coalesce(net, 0) as net, units > 0 as bought, units > 0 and net > 0 as valued
        from found where day <= ${until}::int
    )
    select id::text, min(day) filter (where bought)::int as first, max(day) filter (where bought)::int as last,
           count(*) filter (where bought)::int as days,
           coalesce(min(day) filter (where bought ${seen}), 0)::int as "seenFirst",
           count(*) filter (where bought ${seen})::int as "seenDays",
           count(*) filter (where valued ${seen})::int as "valuedDays",
           coalesce(sum(net) filter (where valued ${seen}), 0) as valued,
           coalesce((array_agg(case when valued then net end order by day) filter (where bought ${seen}))[1], 0) as "firstValue",
           coalesce(max(day) filter (where bought ${held}), 0)::int as "heldLast",
           count(*) filter (where bought ${held})::int as "heldDays",
           coalesce(sum(net) filter (where day > ${until}::int - ${YEAR_DAYS}::int), 0) as year,
           coalesce(sum(net) filter (where day <= ${until}::int - ${YEAR_DAYS}::int
             and day > ${until}::int - 2 * ${YEAR_DAYS}::int), 0) as before,
           sum(net) as all
      from told
     group by id
    having count(*) filter (where bought) > 0
     order by id`);
}

/** The customer after which the next batch begins; null when there is none left. */
export async function lastOfBatch(tx: ScopedTx, after: string, take: number) {
  const [row] = await tx.query<{ id: string | null }>(Prisma.sql`
    select (array_agg(id order by id desc))[1]::text as id from (
      select id from customer c where c.vendor_id = ${tx.vendorId}::int and c.id > ${after}::uuid
       order by id limit ${take}::int) b`);
  return row?.id ?? null;
}

/** The first and the last day on which anything was sold, no later than that day. */
export async function soldBetween(tx: ScopedTx, until: number) {
  const day = Prisma.sql`date '1970-01-01' + ${until}::int`;
  const sold = Prisma.sql`
    from ledger_entry e where e.vendor_id = ${tx.vendorId}::int and e.kind in ('sold', 'uncovered')
     and e.channel is not null and e.day <= ${day}`;
  const [row] = await tx.query<{ first: number | null; last: number | null }>(Prisma.sql`
    select (select e.day - date '1970-01-01' ${sold} order by e.day limit 1)::int as first,
           (select e.day - date '1970-01-01' ${sold} order by e.day desc limit 1)::int as last`);
  return row?.first != null && row.last != null ? { first: row.first, last: row.last } : null;
}
