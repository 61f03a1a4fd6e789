import type { Actor, Role } from "#app/platform/actor.ts";
import type { Membership } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { findPlace } from "../session/place.server.ts";
import { administratorOf, rolesToGive } from "./roles-to-give.ts";

export type MemberRefusal =
  | "unknown"
  | "yourself"
  | "role-not-yours-to-give"
  | "last-administrator";

type Found =
  | { ok: true; member: Membership; roles: Role[]; isLastAdministrator: boolean }
  | { ok: false; reason: MemberRefusal };

/**
 * A membership that somebody may change, locked together with every administrator of its place: two administrators
 * who take each other's role at once come one after the other, and the second finds nobody left but itself.
 */
export async function lockMember(tx: ScopedTx, actor: Actor, membershipId: string): Promise<Found> {
  const before = await findMember(tx, membershipId);
  if (!before) return { ok: false, reason: "unknown" };
  const others = await lockAdministrators(tx, before);
  const member = await findMember(tx, membershipId);

  const foreign = actor.audience === "partner" && member?.partnerId !== actor.partnerId;
  if (!member || foreign) return { ok: false, reason: "unknown" };
  if (member.personId === actor.personId) return { ok: false, reason: "yourself" };
  const place = await findPlace(tx, member.partnerId);
  const roles = rolesToGive(actor, place?.kind ?? null);
  if (!roles.includes(member.role)) return { ok: false, reason: "role-not-yours-to-give" };

  const isLastAdministrator = member.role === administratorOf(member.partnerId) && others === 0;
  return { ok: true, member, roles, isLastAdministrator };
}

const findMember = (tx: ScopedTx, id: string): Promise<Membership | null> =>
  tx.membership.findFirst({ where: { vendorId: tx.vendorId, id, endedAt: null } });

/** How many other administrators the place has, once whoever was changing them is done. */
async function lockAdministrators(tx: ScopedTx, { partnerId, id }: Membership): Promise<number> {
  const role = administratorOf(partnerId);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from membership
     where vendor_id = ${tx.vendorId}::int and partner_id is not distinct from ${partnerId}::uuid
       and role = ${role}::role and ended_at is null
     order by id for update`;
  return rows.filter((row) => row.id !== id).length;
}
