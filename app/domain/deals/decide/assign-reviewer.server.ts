import { staff } from "#app/domain/identity/members/people.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, type LockedDeal, lockDeal } from "../deal.store.server.ts";
import { isOpen } from "../moves.ts";
import { tellPeople } from "../tell.server.ts";
import { assignedLetter } from "../ui/review/review-letters.ts";

type Assign = {
  dealIds: readonly string[];
  /** Null takes them from whoever has them: they are the channel manager's again. */
  reviewerId: string | null;
};

export type Assigned =
  | { ok: true; count: number; reviewerName: string | null }
  | { ok: false; reason: "not-found" | "no-reviewer" };

/** Who may be given a registration: whoever may decide one. */
export const reviewers = async (tx: ScopedTx) =>
  (await staff(tx)).filter((colleague) => can(colleague, "deal:decide"));

/** The same as one of them chooses among; nobody for whoever decides nothing. */
export async function reviewersFor(tx: ScopedTx, actor: VendorActor) {
  if (!can(actor, "deal:decide")) return [];
  const all = await reviewers(tx);
  return all.map(({ id, name }) => ({ id, name, isMe: id === actor.membershipId }));
}

/**
 * Gives registrations to a colleague to review. All of them or none: one that is not there refuses the lot. What is
 * decided already stays as it is and does not count.
 */
export function assignReviewer(actor: VendorActor, input: Assign, now: Date): Promise<Assigned> {
  const { reviewerId } = input;
  // In one order for everybody, so that two who hand over the same wait for each other and never in a circle.
  const dealIds = [...new Set(input.dealIds)].sort();
  return withScope(actor, async (tx): Promise<Assigned> => {
    const reviewer = (await reviewers(tx)).find(({ id }) => id === reviewerId) ?? null;
    if (reviewerId && !reviewer) return { ok: false, reason: "no-reviewer" };

    const given: LockedDeal[] = [];
    for (const id of dealIds) {
      const deal = await lockDeal(tx, id);
      if (!deal) throw new NotThere();
      if (!isOpen(deal.status)) continue;
      // Who looks at it is no news to the partner: its form is not out of date by that, so the version stays.
      await tx.deal.updateMany({ where: { vendorId: tx.vendorId, id }, data: { reviewerId } });
      const note = reviewer ? `To ${reviewer.name}` : "To nobody in particular";
      await addEvent(tx, actor, deal, { kind: "assigned", at: now, note, internal: true });
      await audit(tx, actor, "deal.assigned", { kind: "deal", id }, { reviewerId });
      given.push(deal);
    }
    const [first] = given;
    if (first && reviewer) {
      await tellPeople(tx, actor, [reviewer], assignedLetter(given.length, first, actor.name));
    }
    return { ok: true, count: given.length, reviewerName: reviewer?.name ?? null };
  }).catch((error): Assigned => {
    if (error instanceof NotThere) return { ok: false, reason: "not-found" };
    throw error;
  });
}

/** Undoes the lot. */
class NotThere extends Error {}
