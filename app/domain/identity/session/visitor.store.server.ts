import { Prisma, type Session } from "#app/platform/db/generated/client.ts";
import { readTogether } from "#app/platform/db/packet.server.ts";

import {
  type Membership,
  type MembershipRow,
  toMembership,
} from "../members/memberships.server.ts";

type Person = { id: string; email: string; name: string; locale: string };

/** A session, whose it is, and where that person works today: what every page asks first, in one journey. */
export async function selectVisitor(
  idHash: Uint8Array,
): Promise<{ session: Session; person: Person; memberships: Membership[] } | null> {
  const hash = Buffer.from(idHash);
  const [sessions, people, places] = (await readTogether([
    Prisma.sql`
      select id_hash as "idHash", person_id as "personId", vendor_id as "vendorId", membership_id as "membershipId",
             user_agent as "userAgent", created_at as "createdAt", expires_at as "expiresAt", proved_at as "provedAt",
             proof, role, address, last_seen_at as "lastSeenAt"
        from session where id_hash = ${hash}`,
    Prisma.sql`
      select p.id, p.email, p.name, p.locale
        from session s join person p on p.id = s.person_id where s.id_hash = ${hash}`,
    Prisma.sql`
      select * from identity.memberships_of((select person_id from session where id_hash = ${hash}))`,
  ])) as [Session[], Person[], MembershipRow[]];
  const [session] = sessions;
  const [person] = people;
  if (!session || !person) return null;
  return { session, person, memberships: places.map((row) => toMembership(person.id, row)) };
}
