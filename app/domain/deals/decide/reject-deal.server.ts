import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import { rejectedLetter } from "../ui/deal-letters.ts";
import { closureNames } from "../ui/deal-words.ts";
import type { RejectionReason } from "./decide-deal.schema.ts";
import { claimNoted, closeStep, openStep, type StepRefusal } from "./decide-step.server.ts";

type Reject = Stamp & {
  dealId: string;
  reason: RejectionReason;
  note: string;
  stepNo?: number | undefined;
};

/** Refuses a registration, with a reason the partner reads. */
export function rejectDeal(
  actor: VendorActor,
  { dealId, reason, note, stepNo, ...stamp }: Reject,
  now: Date,
): Promise<Moved | StepRefusal> {
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, stamp);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayMove("vendor", deal.status, "rejected")) return wrongState;
    const opened = await openStep(tx, actor, deal, stepNo, now);
    if (!opened.ok) return opened;
    const eventId = newId();
    await closeStep(tx, actor, dealId, opened, { status: "rejected", eventId }, now);

    const made = await changeDeal(tx, dealId, now, {
      status: "rejected",
      closure: reason,
      decidedAt: now,
      deciderName: actor.name,
      decisionNote: note,
    });
    const { formId } = stamp;
    const told = { kind: "rejected", at: now, note, made, formId } as const;
    await addEvent(tx, actor, deal, { ...told, id: eventId });
    const subject = { kind: "deal", id: dealId };
    await audit(tx, actor, "deal.rejected", subject, { reason, ...claimNoted(opened) });

    const letter = rejectedLetter({ ...deal, reason: closureNames[reason], note });
    await tellPartner(tx, actor, deal, letter);
    return { ok: true };
  });
}
