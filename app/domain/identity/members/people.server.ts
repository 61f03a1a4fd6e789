import type { Role } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type Colleague = { id: string; name: string; email: string; title: string; role: Role };

const people = (tx: ScopedTx, partnerId: string | null): Promise<Colleague[]> =>
  tx.membership.findMany({
    where: { vendorId: tx.vendorId, partnerId, endedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, email: true, title: true, role: true },
  });

/** Who works at the partner today. `id` is the membership's. */
export const colleaguesOf = (tx: ScopedTx, partnerId: string) => people(tx, partnerId);

/** Who works for the vendor today. */
export const staff = (tx: ScopedTx) => people(tx, null);
