import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Taken } from "../conflicts/overlap.ts";
import { takenFamilies } from "../conflicts/taken-families.server.ts";

type Family = { id: string; name: string };

type Wanted = {
  deal: { id: string; partnerId: string; protectedUntil: Date };
  /** Where it is protected from now on. */
  customerId: string;
  /** The families that it named, and those that it names now. */
  before: readonly Family[];
  after: readonly Family[];
};

/**
 * Moves the protections of an approved deal to what it says now: a family that is not named any more is free at once,
 * a new one is protected to the same end, and so is everything where the customer is another. A family that the
 * approval left out stays out. Answers with what others hold there or at what counts as the same customer, as an
 * approval does, and changes nothing then. Its new terms are written by now.
 */
export async function reprotect(
  tx: ScopedTx,
  { deal, customerId, before, after }: Wanted,
  now: Date,
): Promise<Taken[]> {
  const { vendorId } = tx;
  const live = await tx.protection.findMany({
    where: { vendorId, dealId: deal.id, releasedAt: null, endsAt: { gt: now } },
    orderBy: { familyId: "asc" },
    select: { id: true, familyId: true, customerId: true },
  });
  const held = new Set(live.map(({ familyId }) => familyId));
  const named = new Set(before.map(({ id }) => id));
  const given = after.filter(({ id }) => held.has(id) || !named.has(id));
  // Where nothing but those is left, granting it gives them: an approved deal protects something.
  const wanted = given.length > 0 ? given : after;
  const stays = live.filter(
    (each) => each.customerId === customerId && wanted.some(({ id }) => id === each.familyId),
  );
  const fresh = wanted.filter(({ id }) => !stays.some(({ familyId }) => familyId === id));

  const taken = await takenFamilies(tx, { dealId: deal.id, families: fresh }, now);
  if (taken.length > 0) return taken;

  const gone = live.filter((each) => !stays.includes(each)).map(({ id }) => id);
  await tx.protection.updateMany({
    where: { vendorId, id: { in: gone } },
    data: { releasedAt: now },
  });
  await tx.protection.createMany({
    // In one order for everybody, as approvals do.
    data: fresh
      .map(({ id }) => id)
      .sort()
      .map((familyId) => ({
        ...{ vendorId, id: newId(), dealId: deal.id, partnerId: deal.partnerId },
        ...{ customerId, familyId, startsAt: now, endsAt: deal.protectedUntil },
      })),
  });
  return [];
}
