import { type Membership, membershipsOf } from "./memberships.server.ts";
import { lucia } from "./session.server.ts";

export type Visitor = {
  person: { id: string; email: string; name: string; locale: string };
  /** Where this session works now; null when the person works nowhere (any more). */
  membership: Membership | null;
  memberships: Membership[];
  /** A cookie to set because the session was prolonged. */
  renewedCookie: string | null;
};

/** Who holds this cookie, or null for nobody. Memberships are read anew each time, so that leavers are out at once. */
export async function currentVisitor(cookieHeader: string | null): Promise<Visitor | null> {
  const sessionId = lucia.readSessionCookie(cookieHeader ?? "");
  if (!sessionId) return null;
  const { user, session } = await lucia.validateSession(sessionId);
  if (!user) return null;

  const memberships = await membershipsOf(user.id);
  const place = memberships.find(
    (each) => each.id === session.membershipId && each.vendorId === session.vendorId,
  );
  // A form that was opened for one company must not be sent as another: who left one signs in anew.
  if (!place && session.membershipId && memberships.length > 0) return null;
  const membership = place ?? memberships[0] ?? null;
  return {
    person: { id: user.id, email: user.email, name: user.name, locale: user.locale },
    membership,
    memberships,
    renewedCookie: session.fresh ? lucia.createSessionCookie(session.id).serialize() : null,
  };
}
