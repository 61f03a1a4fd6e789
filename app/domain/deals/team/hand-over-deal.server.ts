import { colleaguesOf } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { mayHandOver } from "../deal-fields.ts";
import { standing } from "../standing.ts";
import { tellPeople } from "../tell.server.ts";
import { ownerLetter } from "../ui/talk/talk-letters.ts";
import { type TeamChanged, withTeam } from "./change-team.server.ts";

/** Makes a colleague the owner. Who owned it stays on the team and hears of everything. */
export function handOverDeal(
  actor: PartnerActor,
  { dealId, memberId }: { dealId: string; memberId: string },
  now: Date,
): Promise<TeamChanged> {
  return withTeam(actor, dealId, async (tx, deal): Promise<TeamChanged> => {
    const held = await lockDeal(tx, dealId);
    if (!held || !mayHandOver(standing(held, now))) return { ok: false, reason: "closed" };
    const people = await colleaguesOf(tx, deal.partnerId);
    const next = people.find(({ id }) => id === memberId);
    if (!next || !can(next, "deal:register")) return { ok: false, reason: "nobody" };
    if (next.id === deal.ownerId) return { ok: false, reason: "on-it" };

    const { vendorId } = tx;
    const before = await tx.membership.findUnique({
      where: { vendorId_id: { vendorId, id: deal.ownerId } },
      select: { personId: true, name: true, endedAt: true },
    });
    // While the asking person still owns it: afterwards the team is the next one's.
    await tx.dealMember.deleteMany({ where: { vendorId, dealId, memberId } });
    if (before && !before.endedAt) {
      await tx.dealMember.createMany({
        data: [
          {
            vendorId,
            dealId,
            memberId: deal.ownerId,
            partnerId: deal.partnerId,
            companyId: deal.partnerId,
            personId: before.personId,
            name: before.name,
            company: actor.partnerName,
            access: "edit",
            addedAt: now,
            addedBy: actor.name,
          },
        ],
      });
    }
    const made = await changeDeal(tx, dealId, now, { ownerId: next.id, ownerName: next.name });
    await addEvent(tx, actor, deal, { kind: "handed_over", at: now, made });
    const detail = { from: deal.ownerId, to: next.id };
    await audit(tx, actor, "deal.handed_over", { kind: "deal", id: dealId }, detail);
    await tellPeople(tx, actor, [next], ownerLetter({ ...deal, by: actor.name }));
    return { ok: true };
  });
}
