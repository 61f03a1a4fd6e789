import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Asked } from "./near.ts";

/**
 * Holds other registrations that share a key back until the transaction ends. Of two that are handed in at once the
 * second looks when the first is there to be seen. In one order for everybody, so that none waits in a circle.
 */
export function lockKeys(tx: ScopedTx, { customerId, keys }: Pick<Asked, "customerId" | "keys">) {
  const names = Object.entries({ ...keys, customerId }).flatMap(([key, value]) =>
    value ? [`${key} ${value}`] : [],
  );
  return tx.query(Prisma.sql`
    select pg_advisory_xact_lock(hashtextextended(name, ${tx.vendorId}::int))
      from unnest(${names.sort()}::text[]) name`);
}
