import type { Actor, Role } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { rolesToGive } from "./roles-to-give.ts";

/**
 * Takes back what somebody sent out and could not send any more with the role they have now, `null` being none:
 * an invitation to a mailbox of one's own would be the way back in.
 */
export async function revokeInvitationsOf(
  tx: ScopedTx,
  actor: Actor,
  { membershipId, role }: { membershipId: string; role: Role | null },
  at: Date,
): Promise<void> {
  const { vendorId } = tx;
  const open = await tx.invitation.findMany({
    where: { vendorId, invitedBy: membershipId, acceptedAt: null, revokedAt: null },
    select: { id: true, email: true, role: true, partner: { select: { kind: true } } },
  });
  for (const { id, email, role: given, partner } of open) {
    if (role && rolesToGive({ role }, partner?.kind ?? null).includes(given)) continue;
    const { count } = await tx.invitation.updateMany({
      where: { vendorId, id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: at },
    });
    if (count === 0) continue;
    const detail = { email, invitedBy: membershipId };
    await audit(tx, actor, "invitation.revoked", { kind: "invitation", id }, detail);
  }
}

/** Takes back every invitation to work for a partner. */
export async function revokeInvitationsTo(
  tx: ScopedTx,
  actor: Actor,
  partnerId: string,
  at: Date,
): Promise<void> {
  const revoked = await tx.invitation.updateManyAndReturn({
    where: { vendorId: tx.vendorId, partnerId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
    select: { id: true, email: true },
  });
  for (const { id, email } of revoked) {
    await audit(tx, actor, "invitation.revoked", { kind: "invitation", id }, { email });
  }
}
