import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { type Moved, wrongState } from "../refusal.ts";

/** Tells the partner that somebody has begun to look. */
export function startReview(
  actor: VendorActor,
  { dealId, ...stamp }: { dealId: string } & Stamp,
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, stamp);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (deal.status !== "submitted") return wrongState;

    const made = await changeDeal(tx, dealId, now, { status: "in_review" });
    await addEvent(tx, actor, deal, {
      kind: "review_started",
      at: now,
      made,
      formId: stamp.formId,
    });
    // Whoever begins to look at what nobody has is its reviewer.
    await tx.deal.updateMany({
      where: { vendorId: tx.vendorId, id: dealId, reviewerId: null },
      data: { reviewerId: actor.membershipId },
    });
    await audit(tx, actor, "deal.review_started", { kind: "deal", id: dealId });
    return { ok: true };
  });
}
