import { currentVisitor } from "./current-actor.server.ts";
import { endSession, startSession } from "./session.server.ts";

export type Switch = { ok: true; cookie: string } | { ok: false; reason: "not-a-member" };

/** Moves a person to another of its places, in a session of its own: a session never changes what it may do. */
export async function switchMembership(
  cookieHeader: string | null,
  membershipId: string,
  userAgent: string | null,
): Promise<Switch> {
  const visitor = await currentVisitor(cookieHeader);
  const place = visitor?.memberships.find((membership) => membership.id === membershipId);
  if (!visitor || !place) return { ok: false, reason: "not-a-member" };

  await endSession(cookieHeader);
  const cookie = await startSession(
    visitor.person.id,
    { vendorId: place.vendorId, membershipId: place.id },
    userAgent,
  );
  return { ok: true, cookie };
}
