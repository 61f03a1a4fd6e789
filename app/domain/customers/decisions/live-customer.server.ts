import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { Refused } from "./refused.ts";

export type Live = { id: string; name: string };

/** A customer that can be decided on; refuses one that is not there, or for which another record stands. */
export async function liveCustomer(tx: ScopedTx, id: string): Promise<Live> {
  const found = await tx.customer.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { id: true, name: true, standsForId: true },
  });
  if (!found) throw new Refused({ ok: false, reason: "not-found" });
  const { standsForId, ...live } = found;
  if (standsForId) throw new Refused({ ok: false, reason: "not-live", standsFor: standsForId });
  return live;
}

/** Every record that is this customer by now, its own first. */
export async function recordsOf(tx: ScopedTx, id: string): Promise<string[]> {
  const behind = await tx.customer.findMany({
    where: { vendorId: tx.vendorId, standsForId: id },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return [id, ...behind.map((record) => record.id)];
}
