import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Asked } from "./near.ts";

/**
 * Holds other registrations that share a key back until the transaction ends. Of two that are handed in at once the
 * second looks when the first is there to be seen. The parent's name is held as well as the customer's own: a parent
 * and its subsidiary share it, and so do two sister companies. In one order for everybody, so that none waits in a
 * circle.
 */
export function lockKeys(tx: ScopedTx, { customerId, keys }: Pick<Asked, "customerId" | "keys">) {
  const names = Object.entries({ ...keys, customerId }).flatMap(([key, value]) =>
    value ? [`${key} ${value}`] : [],
  );
  return tx.query(Prisma.sql`
    select pg_advisory_xact_lock(key)
      from (select distinct hashtextextended(name, ${tx.vendorId}::int) as key
              from (select unnest(${names}::text[]) as name
                    union all
                    select 'customerId ' || c.parent_id from customer c
                     where c.vendor_id = ${tx.vendorId}::int and c.id = ${customerId}::uuid
                       and c.parent_id is not null) names
             order by key) ordered`);
}
