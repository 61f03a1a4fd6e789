import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";

/** Tells the partner that somebody has begun to look. */
export function startReview(actor: VendorActor, dealId: string, now: Date): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (deal.status !== "submitted") return wrongState;

    await changeDeal(tx, dealId, now, { status: "in_review" });
    await addEvent(tx, actor, deal, { kind: "review_started", at: now });
    await audit(tx, actor, "deal.review_started", { kind: "deal", id: dealId });
    return { ok: true };
  });
}
