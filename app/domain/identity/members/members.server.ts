import type { Role } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type Member = {
  id: string;
  personId: string;
  name: string;
  email: string;
  title: string;
  role: Role;
  createdAt: Date;
  /** When a session at this place last asked for something. */
  lastSeenAt: Date | null;
};

/** Who works at the vendor (`null`) or at a partner today. */
export async function listMembers(tx: ScopedTx, partnerId: string | null): Promise<Member[]> {
  const members = await tx.membership.findMany({
    where: { vendorId: tx.vendorId, partnerId, endedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, personId: true, name: true, email: true, title: true, role: true },
      createdAt: true,
    },
  });
  const seen = await tx.session.groupBy({
    by: ["membershipId"],
    where: { vendorId: tx.vendorId, membershipId: { in: members.map(({ id }) => id) } },
    _max: { lastSeenAt: true },
  });
  const lastSeen = new Map(seen.map((row) => [row.membershipId, row._max.lastSeenAt]));
  return members.map((member) => ({ ...member, lastSeenAt: lastSeen.get(member.id) ?? null }));
}
