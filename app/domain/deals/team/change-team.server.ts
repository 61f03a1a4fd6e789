import { colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { lockDeal } from "../deal.store.server.ts";
import { findTalkDeal } from "../talk/talk-deal.server.ts";
import type { TalkDeal } from "../talk/talk-deal.ts";
import { tellPeople } from "../tell.server.ts";
import { teamLetter } from "../ui/talk/talk-letters.ts";
import { mayManageTeam, shownTo } from "./read-team.server.ts";
import type { Access } from "./team.ts";

export type TeamChanged =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-allowed" | "nobody" | "on-it" | "too-many" | "closed" };

type Refusal = Extract<TeamChanged, { ok: false }>;

const refuse = (reason: Refusal["reason"]): Refusal => ({ ok: false, reason });

/** A deal whose team the asking person manages, held so that two changes follow one another. */
export function withTeam<T>(
  actor: PartnerActor,
  dealId: string,
  work: (tx: ScopedTx, deal: TalkDeal) => Promise<T>,
): Promise<T | Refusal> {
  return withScope(actor, async (tx) => {
    const held = await lockDeal(tx, dealId);
    const deal = held && (await findTalkDeal(tx, dealId));
    if (!deal) return refuse("not-found");
    if (!mayManageTeam(actor, deal)) return refuse("not-allowed");
    return work(tx, deal);
  });
}

type Add = { dealId: string; memberId: string; access: Access };

/** Puts a colleague on the team. */
export function addColleague(
  actor: PartnerActor,
  { dealId, memberId, access }: Add,
  now: Date,
): Promise<TeamChanged> {
  return withTeam(actor, dealId, async (tx, deal): Promise<TeamChanged> => {
    const people = await colleaguesOf(tx, deal.partnerId);
    const person = people.find(({ id }) => id === memberId);
    if (!person || !can(person, "deal:register")) return refuse("nobody");
    if (person.id === deal.ownerId) return refuse("on-it");
    return join(tx, tx, actor, deal, { memberId, companyId: deal.partnerId, access, now });
  });
}

type Invite = { dealId: string; companyId: string; email: string; access: Access };

/**
 * Puts somebody of a distributor on the team, by an address that the asking person knows: a partner cannot look
 * through another company's people. Counted for the whole partner whatever the answer is, and a miss is put on record,
 * so that nobody tries addresses one after the other.
 */
export async function inviteGuest(
  actor: PartnerActor,
  { dealId, companyId, email, access }: Invite,
  now: Date,
): Promise<TeamChanged> {
  const may = await withTeam(actor, dealId, async (): Promise<{ ok: true }> => ({ ok: true }));
  if (!may.ok) return may;
  if (!(await limit("deal-guest", actor.partnerId)).ok) return refuse("too-many");
  return withTeam(actor, dealId, async (tx, deal): Promise<TeamChanged> => {
    const companies = await shownTo(tx, deal.partnerId);
    if (!companies.some(({ id }) => id === companyId)) return refuse("nobody");
    return asSystem(tx, actor, async (wide) => {
      const people = await colleaguesOf(wide, companyId);
      const person = people.find((each) => each.email === email);
      // Only who works with deals can open one.
      if (!person || !can(person, "deal:read")) {
        const detail = { company: companyId, email };
        await audit(wide, actor, "deal.guest_not_found", { kind: "deal", id: deal.id }, detail);
        return refuse("nobody");
      }
      return join(tx, wide, actor, deal, { memberId: person.id, companyId, access, now });
    });
  });
}

type Join = { memberId: string; companyId: string; access: Access; now: Date };

async function join(
  tx: ScopedTx,
  wide: ScopedTx,
  actor: PartnerActor,
  deal: TalkDeal,
  { memberId, companyId, access, now }: Join,
): Promise<TeamChanged> {
  const { vendorId } = tx;
  const member = await wide.membership.findUniqueOrThrow({
    where: { vendorId_id: { vendorId, id: memberId } },
    select: { id: true, personId: true, name: true, email: true, title: true, role: true },
  });
  const { name: company } = await wide.partner.findUniqueOrThrow({
    where: { vendorId_id: { vendorId, id: companyId } },
    select: { name: true },
  });
  const { count } = await wide.dealMember.createMany({
    data: [
      {
        vendorId,
        dealId: deal.id,
        memberId,
        partnerId: deal.partnerId,
        companyId,
        personId: member.personId,
        name: member.name,
        company,
        access,
        addedAt: now,
        addedBy: actor.name,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return refuse("on-it");
  await audit(wide, actor, "deal.team_added", { kind: "deal", id: deal.id }, { memberId, access });
  await tellPeople(wide, actor, [member], teamLetter({ ...deal, by: actor.name }));
  return { ok: true };
}

export function changeAccess(
  actor: PartnerActor,
  { dealId, memberId, access }: Add,
): Promise<TeamChanged> {
  return withTeam(actor, dealId, async (tx, deal): Promise<TeamChanged> => {
    const { count } = await tx.dealMember.updateMany({
      where: { vendorId: tx.vendorId, dealId: deal.id, memberId },
      data: { access },
    });
    if (count === 0) return refuse("nobody");
    await audit(tx, actor, "deal.team_changed", { kind: "deal", id: dealId }, { memberId, access });
    return { ok: true };
  });
}

/** Takes somebody off the team; at once a guest reads nothing any more. */
export function leaveTeam(
  actor: PartnerActor,
  { dealId, memberId }: { dealId: string; memberId: string },
): Promise<TeamChanged> {
  return withTeam(actor, dealId, async (tx, deal): Promise<TeamChanged> => {
    const { count } = await tx.dealMember.deleteMany({
      where: { vendorId: tx.vendorId, dealId: deal.id, memberId },
    });
    if (count === 0) return refuse("nobody");
    await audit(tx, actor, "deal.team_left", { kind: "deal", id: dealId }, { memberId });
    return { ok: true };
  });
}
