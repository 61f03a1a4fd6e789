import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/**
 * Lets rows of a table that name a customer follow the record they were made for: `customer_id` is who it is today,
 * `home_id` whose it is by itself. For a follower to call, with the table of its own room.
 */
export async function bringAlong(tx: ScopedTx, table: string, recordIds: readonly string[]) {
  const rows = Prisma.raw(table);
  const ids = [...recordIds];
  await tx.$executeRaw`
    update ${rows} t
       set home_id = coalesce(t.home_id, t.customer_id), customer_id = coalesce(h.stands_for_id, h.id)
      from customer h
     where t.vendor_id = ${tx.vendorId}::int and h.vendor_id = ${tx.vendorId}::int
       and h.id = coalesce(t.home_id, t.customer_id) and t.customer_id <> coalesce(h.stands_for_id, h.id)
       and t.id = any(array(
         select a.id from ${rows} a
          where a.vendor_id = ${tx.vendorId}::int and a.customer_id = any(${ids}::uuid[])
         union select b.id from ${rows} b
          where b.vendor_id = ${tx.vendorId}::int and b.home_id = any(${ids}::uuid[])))`;
}
