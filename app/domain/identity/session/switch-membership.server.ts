import { currentVisitor } from "./current-actor.server.ts";
import { renewSession } from "./session.server.ts";

export type Switch = { ok: true; cookie: string } | { ok: false; reason: "not-a-member" };

/** Moves a person to another of its places, under another session id: the old one never acts for the new place. */
export async function switchMembership(
  cookieHeader: string | null,
  membershipId: string,
): Promise<Switch> {
  const visitor = await currentVisitor(cookieHeader);
  const place = visitor?.memberships.find((membership) => membership.id === membershipId);
  if (!place) return { ok: false, reason: "not-a-member" };

  const cookie = await renewSession(cookieHeader, {
    place: { vendorId: place.vendorId, membershipId: place.id },
  });
  return cookie ? { ok: true, cookie } : { ok: false, reason: "not-a-member" };
}
