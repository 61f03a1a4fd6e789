import type { Actor, PartnerKind, Role } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { findPlace } from "../session/place.server.ts";
import { type InviteRefusal, type Inviting, inviteMember } from "./invite-member.server.ts";
import { rolesToGive } from "./roles-to-give.ts";

export type InvitationLine = {
  id: string;
  email: string;
  name: string;
  title: string;
  role: Role;
  inviterName: string;
  createdAt: Date;
  expiresAt: Date;
  state: "open" | "expired";
};

const MOST = 200;

/** Who was asked to work at a place and has not answered, the newest first. */
export async function listInvitations(
  tx: ScopedTx,
  partnerId: string | null,
  at: Date,
): Promise<InvitationLine[]> {
  const rows = await tx.invitation.findMany({
    where: { vendorId: tx.vendorId, partnerId, acceptedAt: null, revokedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      ...{ id: true, email: true, name: true, title: true, role: true, inviterName: true },
      ...{ createdAt: true, expiresAt: true },
    },
  });
  return rows.map((row) => ({ ...row, state: row.expiresAt > at ? "open" : "expired" }));
}

type Refusal = "unknown" | "not-open" | "role-not-yours-to-give";

/** Writes the mail anew, with another link; the old one is dead. */
export async function resendInvitation(
  tx: ScopedTx,
  actor: Actor,
  invitationId: string,
  at: Date,
): Promise<Inviting | { ok: false; reason: Refusal | InviteRefusal }> {
  const found = await openInvitation(tx, actor, invitationId);
  if (!found.ok) return found;
  const { email, name, title, role, partnerId } = found.invitation;
  return inviteMember(tx, actor, { email, name, title, role, partnerId }, at);
}

export async function revokeInvitation(
  tx: ScopedTx,
  actor: Actor,
  invitationId: string,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: Refusal }> {
  const found = await openInvitation(tx, actor, invitationId);
  if (!found.ok) return found;
  const { count } = await tx.invitation.updateMany({
    where: { vendorId: tx.vendorId, id: invitationId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  if (count === 0) return { ok: false, reason: "not-open" };
  const { email } = found.invitation;
  await audit(tx, actor, "invitation.revoked", { kind: "invitation", id: invitationId }, { email });
  return { ok: true };
}

/** An invitation that nobody has answered, if its role is one that this person could have given. */
async function openInvitation(tx: ScopedTx, actor: Actor, id: string) {
  const invitation = await tx.invitation.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
  });
  if (!invitation) return { ok: false, reason: "unknown" } as const;
  if (invitation.acceptedAt || invitation.revokedAt) {
    return { ok: false, reason: "not-open" } as const;
  }
  const kind: PartnerKind | null = (await findPlace(tx, invitation.partnerId))?.kind ?? null;
  if (!rolesToGive(actor, kind).includes(invitation.role)) {
    return { ok: false, reason: "role-not-yours-to-give" } as const;
  }
  return { ok: true, invitation } as const;
}
