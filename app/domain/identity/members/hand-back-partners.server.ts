import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** How many partners somebody at the vendor looks after. */
export const countLookedAfter = (tx: ScopedTx, membershipId: string): Promise<number> =>
  tx.partner.count({ where: { vendorId: tx.vendorId, managerId: membershipId } });

/**
 * Leaves the partners of a leaver without a channel manager, until somebody chooses one: whom they go to is no
 * guess of ours, and meanwhile the administrators hear of their deals. Returns how many those are.
 */
export async function handBackPartners(
  tx: ScopedTx,
  actor: Actor,
  membershipId: string,
): Promise<number> {
  const partners = await tx.partner.updateManyAndReturn({
    where: { vendorId: tx.vendorId, managerId: membershipId },
    data: { managerId: null },
    select: { id: true },
  });
  for (const { id } of partners) {
    const detail = { managerId: { from: membershipId, to: "" } };
    await audit(tx, actor, "partner.changed", { kind: "partner", id }, detail);
  }
  return partners.length;
}
