import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { afterPause } from "#app/domain/programs/business-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, type Made } from "../deal.store.server.ts";
import { isDealField } from "../deal-fields.ts";
import { resumeSteps } from "../decide/resume-steps.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { wrongState } from "../refusal.ts";
import { tellDesk } from "../tell.server.ts";
import { onlyOpen, type Terms } from "../terms/terms.ts";
import { type Edited, writeTerms } from "../terms/write-terms.server.ts";
import { answeredLetter } from "../ui/deal-letters.ts";

type Answer = Stamp & {
  dealId: string;
  note: string;
  /** What was asked about, as it shall read now. Anything else is left as it is. */
  terms?: Partial<Terms>;
};

/** Gives the information that the vendor asked for; the decision's clock runs on from where it stood. */
export function answerRequest(actor: PartnerActor, input: Answer, now: Date): Promise<Edited> {
  const { dealId, note, terms = {}, formId } = input;
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, input);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (deal.status !== "info_requested") return wrongState;

    const { timeZone } = await findVendor(tx);
    const asked = (await lastAsked(tx, dealId)) ?? now;
    const calendar = await businessCalendar(tx);
    const decideBy = afterPause(deal.decideBy ?? now, asked, now, calendar);
    const opened = onlyOpen(terms, deal.askedFields.filter(isDealField));
    const written = await writeTerms(tx, actor, deal, opened, now, { status: "submitted" });
    if (!written.ok) return written;
    await setDeadline(tx, actor, dealId, decideBy);
    await resumeSteps(tx, actor, dealId, { stopped: asked, resumed: now }, calendar);

    const made: Made = written.made;
    await addEvent(tx, actor, deal, { kind: "info_given", at: now, note, made, formId });
    await audit(tx, actor, "deal.answered", { kind: "deal", id: dealId });

    const { partnerName } = actor;
    const letter = answeredLetter({ ...deal, partnerName, decideBy, note }, timeZone);
    await tellDesk(tx, actor, deal, letter);
    return { ok: true };
  });
}

/** When the vendor decides is not the partner's to write. */
async function setDeadline(tx: ScopedTx, actor: PartnerActor, id: string, decideBy: Date) {
  const { vendorId } = tx;
  await asSystem(tx, actor, (wide) =>
    wide.deal.updateMany({ where: { vendorId, id }, data: { decideBy } }),
  );
}

async function lastAsked(tx: ScopedTx, dealId: string): Promise<Date | null> {
  const event = await tx.dealEvent.findFirst({
    where: { vendorId: tx.vendorId, dealId, kind: "info_requested" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return event?.at ?? null;
}
