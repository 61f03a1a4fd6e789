import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addBusinessDays } from "#app/domain/programs/business-time.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { findDeal } from "../find-deal.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { notFound, wrongState } from "../refusal.ts";
import { tellDesk } from "../tell.server.ts";
import { mayPropose } from "../terms/edit-mode.ts";
import { type Terms, termsOf, whatDiffers, withTerms } from "../terms/terms.ts";
import { workOutTerms } from "../terms/work-out-terms.server.ts";
import type { Edited } from "../terms/write-terms.server.ts";
import { amendmentAskedLetter } from "../ui/request-letters.ts";
import { insertRequest, requestsOf } from "./requests.store.server.ts";

type Ask = Stamp & { dealId: string; reason: string; terms: Partial<Terms> };
export type AmendmentAsked = Edited | { ok: false; reason: "asked-before" | "nothing-differs" };

/** Asks the vendor to change the terms of a deal that is being decided, or was. */
export function askAmendment(actor: PartnerActor, input: Ask, now: Date): Promise<AmendmentAsked> {
  const { dealId, reason, formId } = input;
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, input);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayPropose(deal, now)) return wrongState;
    const record = await findDeal(tx, dealId);
    if (!record) return notFound;
    const requests = await requestsOf(tx, dealId);
    if (requests.some(({ kind, status }) => kind === "amendment" && status === "pending")) {
      return { ok: false, reason: "asked-before" };
    }
    const before = termsOf(record);
    const proposed = whatDiffers(before, input.terms);
    if (Object.keys(proposed).length === 0) return { ok: false, reason: "nothing-differs" };
    const rules = ProgramRules.parse(deal.rules);
    const after = withTerms(before, proposed);
    const worked = await workOutTerms(tx, actor, record, { after, rules, dry: true }, now);
    if (!worked.ok) return worked;

    const { timeZone } = await findVendor(tx);
    const answerBy = addBusinessDays(now, rules.decisionBusinessDays, await businessCalendar(tx));
    const id = newId();
    await insertRequest(tx, actor, deal, {
      ...{ id, kind: "amendment", reason, proposed, askedAt: now, answerBy },
    });
    const made = await changeDeal(tx, dealId, now, {});
    await addEvent(tx, actor, deal, {
      ...{ kind: "amendment_asked", at: now, note: reason, made, formId },
    });
    await audit(tx, actor, "deal.amendment_asked", { kind: "deal", id: dealId });
    const { partnerName } = actor;
    const letter = amendmentAskedLetter({ ...deal, partnerName, reason, answerBy }, timeZone);
    await tellDesk(tx, actor, deal, letter);
    return { ok: true };
  });
}
