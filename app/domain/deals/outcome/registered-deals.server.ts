import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type RegisteredDeal, TAIL_DAYS } from "./deal-outcome.ts";

const { sql } = Prisma;

/** The approved and won deals of these customer records, the oldest first. For the vendor's side. */
export const dealsAtCustomers = (tx: ScopedTx, customerIds: readonly string[]) =>
  select(tx, sql`p.customer_id::text`, sql`p.customer_id = any(${[...customerIds]}::uuid[])`);

/** A partner's own approved and won deals under these wordings of its own, told apart by the names it uses. */
export const ownDealsAt = (tx: ScopedTx, partnerId: string, partyIds: readonly string[]) =>
  select(
    tx,
    sql`p.name_key`,
    sql`d.partner_id = ${partnerId}::uuid and d.party_id = any(${[...partyIds]}::uuid[])`,
  );

async function select(
  tx: ScopedTx,
  customer: Prisma.Sql,
  which: Prisma.Sql,
): Promise<RegisteredDeal[]> {
  const { timeZone } = await findVendor(tx);
  return tx.$queryRaw<RegisteredDeal[]>`
    select d.id, d.number, d.reference, d.partner_id as "partnerId", ${customer} as customer,
           (coalesce(d.submitted_at, d.created_at) at time zone ${timeZone})::date::text as from,
           (coalesce(d.protected_until at time zone ${timeZone}, d.close_day::timestamp)::date
             + ${TAIL_DAYS}::int)::text as to,
           (select (max(e.at) at time zone ${timeZone})::date from deal_event e
             where e.vendor_id = ${tx.vendorId}::int and e.deal_id = d.id and e.kind = 'won'
               and d.status = 'won') as "wonOn",
           array(select distinct k.family_id::text from protection k
                  where k.vendor_id = ${tx.vendorId}::int and k.deal_id = d.id) as families,
           coalesce((select json_agg(json_build_object('productId', l.product_id, 'familyId', l.family_id,
                                                       'quantity', l.quantity) order by l.line_no)
                       from deal_line l
                      where l.vendor_id = ${tx.vendorId}::int and l.deal_id = d.id), '[]') as lines
      from deal d
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = d.party_id
     where d.vendor_id = ${tx.vendorId}::int and d.status in ('approved', 'won') and ${which}
     order by coalesce(d.submitted_at, d.created_at), d.id`;
}
