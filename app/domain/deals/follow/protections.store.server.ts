import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Standing } from "./protections-that-meet.ts";

const columns = Prisma.sql`
  k.id, k.customer_id as "fromId", k.family_id as "familyId", f.name as "familyName", k.deal_id as "dealId",
  d.number as "dealNumber", s.name as "partnerName", k.starts_at as "startsAt", k.ends_at as "endsAt",
  rp.customer_id as "customerId"`;

const joined = (tx: ScopedTx) => Prisma.sql`
  from protection k
  join deal d on d.vendor_id = ${tx.vendorId}::int and d.id = k.deal_id
  join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = d.party_id
  join partner s on s.vendor_id = ${tx.vendorId}::int and s.id = k.partner_id
  join product_family f on f.vendor_id = ${tx.vendorId}::int and f.id = k.family_id`;

type Which =
  | { customerIds: readonly string[] }
  /** Released ones that would stand again. */
  | { restored: readonly string[] };

/** Protections of these customers that nobody released, each with the customer that its deal's party counts for. */
export const selectStanding = (tx: ScopedTx, which: Which) =>
  tx.$queryRaw<Standing[]>`
    select ${columns} ${joined(tx)}
     where k.vendor_id = ${tx.vendorId}::int and ${
       "customerIds" in which
         ? Prisma.sql`k.released_at is null and k.customer_id = any(${[...which.customerIds]}::uuid[])`
         : Prisma.sql`k.released_at is not null and d.status in ('approved', 'won')
                      and k.id = any(${[...which.restored]}::uuid[])`
     }
     order by k.starts_at, k.id`;

/**
 * Brings them to where their deals' parties are. Set aside on the way: two that change places would meet. What was
 * released comes along as well.
 */
export async function moveProtections(tx: ScopedTx, customerIds: readonly string[], at: Date) {
  const ids = [...customerIds];
  const moving = await tx.$queryRaw<{ id: string }[]>`
    update protection k set released_at = ${at}::timestamptz
      from deal d, reported_party rp
     where k.vendor_id = ${tx.vendorId}::int and k.customer_id = any(${ids}::uuid[]) and k.released_at is null
       and d.vendor_id = ${tx.vendorId}::int and d.id = k.deal_id
       and rp.vendor_id = ${tx.vendorId}::int and rp.id = d.party_id and rp.customer_id <> k.customer_id
    returning k.id`;
  await tx.$executeRaw`
    update protection k set customer_id = rp.customer_id
      from deal d, reported_party rp
     where k.vendor_id = ${tx.vendorId}::int and k.customer_id = any(${ids}::uuid[])
       and d.vendor_id = ${tx.vendorId}::int and d.id = k.deal_id
       and rp.vendor_id = ${tx.vendorId}::int and rp.id = d.party_id and rp.customer_id <> k.customer_id`;
  await tx.protection.updateMany({
    where: { vendorId: tx.vendorId, id: { in: moving.map(({ id }) => id) } },
    data: { releasedAt: null },
  });
}

/** Protections that are over already are released as of their end: their days stand in nobody's way. */
export const closeOver = (tx: ScopedTx, ids: readonly string[]) => tx.$executeRaw`
  update protection set released_at = ends_at
   where vendor_id = ${tx.vendorId}::int and id = any(${[...ids]}::uuid[]) and released_at is null`;

export type Released = { id: string; dealId: string; familyName: string; endsAt: Date };

/** Ends protections of these customers, as long as they run. */
export const release = (
  tx: ScopedTx,
  ids: readonly string[],
  customerIds: readonly string[],
  at: Date,
) => tx.$queryRaw<Released[]>`
  update protection k set released_at = ${at}::timestamptz
    from product_family f
   where k.vendor_id = ${tx.vendorId}::int and k.id = any(${[...ids]}::uuid[]) and k.released_at is null
     and k.ends_at > ${at}::timestamptz and k.customer_id = any(${[...customerIds]}::uuid[])
     and f.vendor_id = ${tx.vendorId}::int and f.id = k.family_id
  returning k.id, k.deal_id as "dealId", f.name as "familyName", k.ends_at as "endsAt"`;

/** Lets protections stand again whose deals still do, for what is left of their time. */
export const restore = (tx: ScopedTx, ids: readonly string[], at: Date) => tx.$queryRaw<Released[]>`
  update protection k set released_at = null
    from product_family f, deal d
   where k.vendor_id = ${tx.vendorId}::int and k.id = any(${[...ids]}::uuid[]) and k.released_at is not null
     and k.ends_at > ${at}::timestamptz
     and d.vendor_id = ${tx.vendorId}::int and d.id = k.deal_id and d.status in ('approved', 'won')
     and f.vendor_id = ${tx.vendorId}::int and f.id = k.family_id
  returning k.id, k.deal_id as "dealId", f.name as "familyName", k.ends_at as "endsAt"`;

const WAITING = ["submitted", "in_review", "info_requested"];

/** Deals that wait for a decision about these customers: what touches them may be another thing now. */
export async function waitingDeals(
  tx: ScopedTx,
  customerIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select d.id from reported_party p
      join deal d on d.vendor_id = ${tx.vendorId}::int and d.party_id = p.id
       and d.status::text = any(${WAITING}::text[])
     where p.vendor_id = ${tx.vendorId}::int and p.customer_id = any(${[...customerIds]}::uuid[])
     order by d.id`;
  return rows.map(({ id }) => id);
}
