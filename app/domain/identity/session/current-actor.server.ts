import { now } from "#app/platform/clock.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";

import type { Membership } from "../members/memberships.server.ts";
import { keyOf, lucia, type Proof } from "./session.server.ts";

export type Visitor = {
  person: { id: string; email: string; name: string; locale: string };
  /** Where this session works now; null when the person works nowhere (any more). */
  membership: Membership | null;
  memberships: Membership[];
  session: {
    /** Names it in lists and forms; it cannot be used to sign in. */
    key: string;
    startedAt: Date;
    provedAt: Date;
    proof: Proof;
    /** The person's role or place is not that of the session any more: it must go on under another id. */
    outdated: boolean;
  };
  /** A cookie to set because the session was prolonged. */
  renewedCookie: string | null;
};

/** Who holds this cookie, or null for nobody. Memberships are read anew each time, so that leavers are out at once. */
export async function currentVisitor(cookieHeader: string | null): Promise<Visitor | null> {
  const sessionId = lucia.readSessionCookie(cookieHeader ?? "");
  if (!sessionId) return null;
  const { user, session } = await lucia.validateSession(sessionId);
  if (!user) return null;

  const { memberships } = user;
  const place = memberships.find(
    (each) => each.id === session.membershipId && each.vendorId === session.vendorId,
  );
  // A form that was opened for one company must not be sent as another: who left one signs in anew.
  if (!place && session.membershipId && memberships.length > 0) return null;
  const membership = place ?? memberships[0] ?? null;
  const key = keyOf(sessionId);
  await noteSeen(key, session.lastSeenAt);
  return {
    person: { id: user.id, email: user.email, name: user.name, locale: user.locale },
    membership,
    memberships,
    session: {
      key,
      startedAt: session.createdAt,
      provedAt: session.provedAt,
      proof: session.proof as Proof,
      outdated: membership !== null && session.role !== membership.actor.role,
    },
    renewedCookie: session.fresh ? lucia.createSessionCookie(session.id).serialize() : null,
  };
}

const MINUTE = 60_000;

/** To about a minute: a row that is written with each request would cost more than it tells. */
async function noteSeen(key: string, lastSeenAt: Date | null) {
  const at = now();
  const long = new Date(at.getTime() - MINUTE);
  if (lastSeenAt && lastSeenAt > long) return;
  await prisma.session.updateMany({
    where: {
      idHash: new Uint8Array(Buffer.from(key, "hex")),
      OR: [{ lastSeenAt: null }, { lastSeenAt: { lte: long } }],
    },
    data: { lastSeenAt: at },
  });
}
