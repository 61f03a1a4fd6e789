import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { handBackPartners } from "./hand-back-partners.server.ts";
import { lockMember, type MemberRefusal } from "./managed-member.server.ts";
import { revokeInvitationsOf } from "./revoke-invitations-of.server.ts";

/** Somebody does not work here any more: out with the next request on every process, and every open form with it. */
export async function endMembership(
  tx: ScopedTx,
  actor: Actor,
  membershipId: string,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: MemberRefusal }> {
  const found = await lockMember(tx, actor, membershipId);
  if (!found.ok) return found;
  if (found.isLastAdministrator) return { ok: false, reason: "last-administrator" };
  const { personId, partnerId, name, role } = found.member;

  await tx.membership.updateMany({
    where: { vendorId: tx.vendorId, id: membershipId, endedAt: null },
    data: { endedAt: at },
  });
  await endSessionsOfLeaver(tx, personId, membershipId);
  await revokeInvitationsOf(tx, actor, { membershipId, role: null }, at);
  const partners = partnerId === null ? await handBackPartners(tx, actor, membershipId) : 0;
  const subject = { kind: "membership", id: membershipId };
  const detail = { name, role, ...(partners > 0 && { partners }) };
  await audit(tx, actor, "member.ended", subject, detail);
  return { ok: true };
}

/** The sessions at that place; all of them when it was the last. */
async function endSessionsOfLeaver(tx: ScopedTx, personId: string, membershipId: string) {
  const left = await tx.$queryRaw<{ id: string }[]>`
    select id from identity.memberships_of(${personId}::uuid)`;
  const all = left.length === 0;
  await tx.session.deleteMany({
    where: { personId, ...(!all && { vendorId: tx.vendorId, membershipId }) },
  });
}
