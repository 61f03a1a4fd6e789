import type { Actor, Role } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lockMember, type MemberRefusal } from "./managed-member.server.ts";
import { revokeInvitationsOf } from "./revoke-invitations-of.server.ts";

/**
 * Gives a colleague another role. Sessions that began with the old one go on under another id with the next request,
 * and forms opened before are not sent as the new role.
 */
export async function changeRole(
  tx: ScopedTx,
  actor: Actor,
  membershipId: string,
  role: Role,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: MemberRefusal }> {
  const found = await lockMember(tx, actor, membershipId);
  if (!found.ok) return found;
  const { member, roles, isLastAdministrator } = found;
  if (role === "system" || !roles.includes(role)) {
    return { ok: false, reason: "role-not-yours-to-give" };
  }
  if (member.role === role) return { ok: true };
  if (isLastAdministrator) return { ok: false, reason: "last-administrator" };

  await tx.membership.updateMany({
    where: { vendorId: tx.vendorId, id: membershipId, endedAt: null },
    data: { role },
  });
  await revokeInvitationsOf(tx, actor, { membershipId, role }, at);
  const detail = { from: member.role, to: role, name: member.name };
  await audit(tx, actor, "member.role-changed", { kind: "membership", id: membershipId }, detail);
  return { ok: true };
}
