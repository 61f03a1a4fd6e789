import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { tellMember } from "../tell.server.ts";
import { freeAgainLetter } from "../ui/due-letters.ts";

const AT_ONCE = 200;

type Freed = {
  membershipId: string;
  partnerId: string;
  dealId: string | null;
  customerName: string;
  /** Of the waits that one letter answers. */
  ids: string[];
};

/**
 * Tells those who wait for a customer and family that are free now, however that came about. Each of them once, in
 * a transaction of its own.
 */
export async function tellWhoWaits(vendorId: number, now: Date): Promise<number> {
  const system = systemActor(vendorId);
  const freed = await withScope(system, (tx) => selectFreed(tx, now));
  let told = 0;
  for (const each of freed) {
    if (await withScope(system, (tx) => tellOne(tx, each, now))) told += 1;
  }
  return told;
}

const selectFreed = (tx: ScopedTx, now: Date) => tx.$queryRaw<Freed[]>`
  select w.membership_id as "membershipId", w.partner_id as "partnerId", w.deal_id as "dealId",
         w.customer_name as "customerName", array_agg(w.id order by w.id) as ids
    from protection_wait w
   where w.vendor_id = ${tx.vendorId}::int and w.told_at is null and not exists (
     select from protection p
      where p.vendor_id = ${tx.vendorId}::int and p.customer_id = w.customer_id and p.family_id = w.family_id
        and p.released_at is null and p.starts_at <= ${now}::timestamptz and p.ends_at > ${now}::timestamptz)
     -- Of a domain all must be free: then the pre-check says so, too.
     and (w.deal_id is not null or not exists (
       select from protection_wait o
         join protection p on p.vendor_id = ${tx.vendorId}::int and p.customer_id = o.customer_id
          and p.family_id = o.family_id and p.released_at is null
          and p.starts_at <= ${now}::timestamptz and p.ends_at > ${now}::timestamptz
        where o.vendor_id = ${tx.vendorId}::int and o.partner_id = w.partner_id and o.told_at is null
          and o.deal_id is null and o.customer_name = w.customer_name))
   group by 1, 2, 3, 4
   order by 5
   limit ${AT_ONCE}`;

async function tellOne(tx: ScopedTx, { ids, ...freed }: Freed, now: Date): Promise<boolean> {
  // Whoever comes second finds none of them waiting.
  const told = await tx.$queryRaw<{ family: string }[]>`
    update protection_wait w set told_at = ${now}::timestamptz
      from product_family f
     where w.vendor_id = ${tx.vendorId}::int and w.id = any(${ids}::uuid[]) and w.told_at is null
       and f.vendor_id = ${tx.vendorId}::int and f.id = w.family_id
    returning f.name as family`;
  if (told.length === 0) return false;
  // A domain named no products, and which of them were protected there is nobody's business.
  const families = freed.dealId ? [...new Set(told.map(({ family }) => family))].sort() : [];
  await tellMember(tx, systemActor(tx.vendorId), freed, freeAgainLetter({ ...freed, families }));
  return true;
}
