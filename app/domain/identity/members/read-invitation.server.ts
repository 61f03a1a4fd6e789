import { systemActor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import type { Invitation } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { roleNames } from "../permissions.ts";
import { findPlace } from "../session/place.server.ts";
import { hashOfSecret } from "../sign-in/token.server.ts";

export type OpenInvitation = {
  email: string;
  name: string;
  inviterName: string;
  place: string;
  roleName: string;
  expiresAt: Date;
  /** The address has a login already: it signs in and accepts, instead of choosing a password. */
  hasLogin: boolean;
};

const LARGEST_VENDOR = 2_147_483_647;

/** The two halves of "12.secret": the vendor whose rows are asked, and the secret. */
export function partsOf(link: string): { vendorId: number; hash: Uint8Array<ArrayBuffer> } | null {
  const [, digits = "", secret = ""] = /^(\d{1,10})\.([\w-]{20,100})$/.exec(link) ?? [];
  const vendorId = Number(digits);
  if (!secret || vendorId < 1 || vendorId > LARGEST_VENDOR) return null;
  return { vendorId, hash: hashOfSecret(secret) };
}

export const isOpen = ({ acceptedAt, revokedAt, expiresAt }: Invitation, at: Date) =>
  !acceptedAt && !revokedAt && expiresAt > at;

export const invitationOf = (tx: ScopedTx, hash: Uint8Array<ArrayBuffer>) =>
  tx.invitation.findUnique({
    where: { vendorId_tokenHash: { vendorId: tx.vendorId, tokenHash: hash } },
  });

/** What somebody is invited to; null when the link is not, or no longer, one. Reading it uses nothing up. */
export async function readInvitation(link: string, at: Date): Promise<OpenInvitation | null> {
  const parts = partsOf(link);
  if (!parts) return null;
  const found = await withScope(systemActor(parts.vendorId), async (tx) => {
    const invitation = await invitationOf(tx, parts.hash);
    if (!invitation || !isOpen(invitation, at)) return null;
    const place = await findPlace(tx, invitation.partnerId);
    return place && { invitation, place: place.words };
  });
  if (!found) return null;
  const { email, name, inviterName, role, expiresAt } = found.invitation;
  const person = await prisma.person.findUnique({
    where: { email },
    select: { passwordHash: true },
  });
  return {
    ...{ email, name, inviterName, expiresAt, place: found.place },
    roleName: roleNames[role],
    hasLogin: Boolean(person?.passwordHash),
  };
}
