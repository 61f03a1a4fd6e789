import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import { rejectedLetter } from "../ui/deal-letters.ts";
import { closureNames } from "../ui/deal-words.ts";
import type { RejectionReason } from "./decide-deal.schema.ts";

type Reject = { dealId: string; reason: RejectionReason; note: string };

/** Refuses a registration, with a reason the partner reads. */
export function rejectDeal(
  actor: VendorActor,
  { dealId, reason, note }: Reject,
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (!mayMove("vendor", deal.status, "rejected")) return wrongState;

    await changeDeal(tx, dealId, now, {
      status: "rejected",
      closure: reason,
      decidedAt: now,
      deciderName: actor.name,
      decisionNote: note,
    });
    await addEvent(tx, actor, deal, { kind: "rejected", at: now, note });
    await audit(tx, actor, "deal.rejected", { kind: "deal", id: dealId }, { reason });

    const letter = rejectedLetter({ ...deal, reason: closureNames[reason], note });
    await tellPartner(tx, actor, deal, letter);
    return { ok: true };
  });
}
