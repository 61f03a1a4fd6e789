import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sendMail } from "#app/platform/mail/mail.server.ts";
import { roleNames } from "../permissions.ts";
import { findPlace, type WorkPlace } from "../session/place.server.ts";
import { hashOfSecret, newSecret } from "../sign-in/token.server.ts";
import type { InviteMember } from "./invite.schema.ts";
import { rolesToGive } from "./roles-to-give.ts";

export type InviteRefusal =
  | "partner-unknown"
  | "role-not-yours-to-give"
  | "already-works-here"
  | "too-many";

export type Inviting = { ok: true; invitationId: string } | { ok: false; reason: InviteRefusal };

type Invite = InviteMember & { partnerId: string | null };

const HOUR = 3_600_000;
const DAYS = 7;
const MOST_AN_HOUR = { each: 60, vendor: 300 };

/**
 * Asks somebody by mail to work at the vendor or at a partner. Whether the address already has a login plays no part,
 * so the answer cannot tell. An open invitation of the same address to the same place is replaced.
 */
export async function inviteMember(
  tx: ScopedTx,
  actor: Actor,
  invite: Invite,
  at: Date,
): Promise<Inviting> {
  const place = await findPlace(tx, invite.partnerId);
  // A partner sees partners that it is linked to, and invites to none of them.
  const own = actor.audience === "vendor" || actor.partnerId === invite.partnerId;
  if (!place || !own) return { ok: false, reason: "partner-unknown" };
  if (!rolesToGive(actor, place.kind).includes(invite.role)) {
    return { ok: false, reason: "role-not-yours-to-give" };
  }
  if (await worksThere(tx, invite)) return { ok: false, reason: "already-works-here" };
  if (await invitedTooMany(tx, actor, at)) return { ok: false, reason: "too-many" };

  const { vendorId } = tx;
  const { partnerId, email } = invite;
  await tx.invitation.updateMany({
    where: { vendorId, partnerId, email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: at },
  });
  const invitationId = await send(tx, actor, { invite, place }, at);
  // Two at once: the other one has just asked the same person.
  return invitationId ? { ok: true, invitationId } : { ok: false, reason: "too-many" };
}

async function worksThere(tx: ScopedTx, { partnerId, email }: Invite): Promise<boolean> {
  const where = { vendorId: tx.vendorId, partnerId, email, endedAt: null };
  return (await tx.membership.count({ where })) > 0;
}

/** Counted in the invitations themselves, which a second connection would not see. */
async function invitedTooMany(tx: ScopedTx, actor: Actor, at: Date): Promise<boolean> {
  const lately = { vendorId: tx.vendorId, createdAt: { gt: new Date(at.getTime() - HOUR) } };
  const own = await tx.invitation.count({ where: { ...lately, invitedBy: actor.membershipId } });
  const all = await tx.invitation.count({ where: lately });
  return own >= MOST_AN_HOUR.each || all >= MOST_AN_HOUR.vendor;
}

async function send(
  tx: ScopedTx,
  actor: Actor,
  { invite, place }: { invite: Invite; place: WorkPlace },
  at: Date,
): Promise<string | null> {
  const { vendorId } = tx;
  const id = newId();
  const secret = newSecret();
  const expiresAt = new Date(at.getTime() + DAYS * 24 * HOUR);
  const { partnerId, email, name, title, role } = invite;
  const made = await tx.invitation.createMany({
    data: [
      {
        ...{ vendorId, id, partnerId, email, name, title, role, expiresAt },
        tokenHash: hashOfSecret(secret),
        invitedBy: actor.membershipId,
        inviterName: actor.name,
        createdAt: at,
      },
    ],
    skipDuplicates: true,
  });
  if (made.count === 0) return null;

  const subject = { kind: "invitation", id };
  await audit(tx, actor, "person.invited", subject, { email, role, partnerId });
  const until = expiresAt.toUTCString().slice(5, 16);
  await sendMail(tx, actor, {
    toName: name,
    toAddress: email,
    subject: `${actor.name} invites you to ${place.words}`,
    text: `${actor.name} asks you to work with ${place.words} in Tributary, as ${roleNames[role]}.\n\nAccept until ${until}:\n{link}\n\nIf you do not know what this is about, there is nothing to do.`,
    link: `${env.ORIGIN}/invitation/${vendorId}.${secret}`,
  });
  return id;
}
