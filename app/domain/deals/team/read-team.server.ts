import { colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { mayHandOver } from "../deal-fields.ts";
import type { TalkDeal } from "../talk/talk-deal.ts";
import type { Access, DealTeam } from "./team.ts";

/** Who works on a deal. Whom one could add is told to the owner and the partner's administrators alone. */
export async function readTeam(tx: ScopedTx, actor: Actor, deal: TalkDeal): Promise<DealTeam> {
  const { vendorId } = tx;
  const [rows, owner] = [
    await tx.dealMember.findMany({
      where: { vendorId, dealId: deal.id },
      orderBy: [{ name: "asc" }, { memberId: "asc" }],
      select: { memberId: true, name: true, company: true, companyId: true, access: true },
    }),
    await tx.deal.findUniqueOrThrow({
      where: { vendorId_id: { vendorId, id: deal.id } },
      select: { ownerId: true, ownerName: true, status: true },
    }),
  ];
  const members = rows.map(({ companyId, access, ...row }) => ({
    ...row,
    guest: companyId !== deal.partnerId,
    access: access as Access,
  }));
  const mayManage = mayManageTeam(actor, deal);
  return {
    owner: { memberId: owner.ownerId, name: owner.ownerName },
    members,
    mayManage,
    mayHandOver: mayManage && mayHandOver(owner.status),
    colleagues: mayManage ? await colleaguesFor(tx, deal, members) : [],
    shownTo: mayManage ? await shownTo(tx, deal.partnerId) : [],
  };
}

/** The same rule as `guard_deal_member`. */
export const mayManageTeam = (
  actor: Actor,
  { partnerId, ownerId }: Pick<TalkDeal, "partnerId" | "ownerId">,
): boolean =>
  actor.audience === "partner" &&
  actor.partnerId === partnerId &&
  (actor.role === "partner_admin" ||
    (can(actor, "deal:register") && actor.membershipId === ownerId));

/** Whoever works with deals at all, and is not on the team yet. */
async function colleaguesFor(tx: ScopedTx, deal: TalkDeal, members: { memberId: string }[]) {
  const on = new Set([deal.ownerId, ...members.map(({ memberId }) => memberId)]);
  const people = await colleaguesOf(tx, deal.partnerId);
  return people
    .filter((person) => can(person, "deal:register") && !on.has(person.id))
    .map(({ id, name, title }) => ({ id, name, title }));
}

/** Distributors that the partner shows its deals. */
export async function shownTo(tx: ScopedTx, partnerId: string) {
  const links = await tx.partnerLink.findMany({
    where: { vendorId: tx.vendorId, resellerId: partnerId, status: "live", sharesDeals: true },
    select: { distributor: { select: { id: true, name: true } } },
  });
  return links.map(({ distributor }) => distributor);
}
