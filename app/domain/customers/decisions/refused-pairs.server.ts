import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/**
 * Customers of whom somebody said that they are two, as they stand today: it was said of a party and a customer, and is
 * true of whatever both became since. A common table expression named `refused`, from one customer to the other.
 */
export const refusedPairs = (tx: ScopedTx) => Prisma.sql`
  refused as materialized (
    select rp.customer_id as one, coalesce(rk.stands_for_id, rk.id) as other
      from match_proposal r
      join reported_party rp on rp.vendor_id = ${tx.vendorId}::int and rp.id = r.party_id
      join customer rk on rk.vendor_id = ${tx.vendorId}::int and rk.id = r.customer_id
     where r.vendor_id = ${tx.vendorId}::int and r.status = 'refused')`;

/** Whether nobody said so of these two, in a statement that knows `refused`. */
export const notRefused = (one: Prisma.Sql, other: Prisma.Sql) => Prisma.sql`
  not exists (select from refused x where x.one = ${one} and x.other = ${other})
  and not exists (select from refused x where x.one = ${other} and x.other = ${one})`;

/** Customers of whom somebody said that they are not this one. */
export async function refusedFor(tx: ScopedTx, customerId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select coalesce(k.stands_for_id, k.id) as id
      from reported_party p
      join match_proposal r on r.vendor_id = ${tx.vendorId}::int and r.party_id = p.id and r.status = 'refused'
      join customer k on k.vendor_id = ${tx.vendorId}::int and k.id = r.customer_id
     where p.vendor_id = ${tx.vendorId}::int and p.customer_id = ${customerId}::uuid
    union
    select p.customer_id
      from customer k
      join match_proposal r on r.vendor_id = ${tx.vendorId}::int and r.customer_id = k.id and r.status = 'refused'
      join reported_party p on p.vendor_id = ${tx.vendorId}::int and p.id = r.party_id
     where k.vendor_id = ${tx.vendorId}::int and (k.id = ${customerId}::uuid or k.stands_for_id = ${customerId}::uuid)`;
  return new Set(rows.map(({ id }) => id));
}
