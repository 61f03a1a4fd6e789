import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addBusinessDays } from "#app/domain/programs/business-time.ts";
import { ProgramRules } from "#app/domain/programs/program-rules.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import type { Moved } from "../refusal.ts";
import { tellDesk } from "../tell.server.ts";
import { extensionAskedLetter } from "../ui/request-letters.ts";
import { type ExtensionAnswer, mayExtend } from "./extension.ts";
import { insertRequest, requestsOf } from "./requests.store.server.ts";

type Ask = Stamp & { dealId: string; reason: string };
export type ExtensionAsked = Moved | Extract<ExtensionAnswer, { ok: false }>;

/** Asks the vendor for more time: once for each registration, and in time. */
export async function askExtension(
  actor: PartnerActor,
  input: Ask,
  now: Date,
): Promise<ExtensionAsked> {
  try {
    return await withScope(actor, (tx) => ask(tx, actor, input, now));
  } catch (error) {
    // Held by the row's lock as well; the index is there for whoever comes by another way.
    if (!brokeConstraint(error, "deal_request_one_extension")) throw error;
    return { ok: false, reason: "asked-before" };
  }
}

async function ask(
  tx: ScopedTx,
  actor: PartnerActor,
  input: Ask,
  now: Date,
): Promise<ExtensionAsked> {
  const { dealId, reason, formId } = input;
  const held = await holdDeal(tx, dealId, input);
  if (!held.ok) return held.answer;
  const { deal } = held;

  const { timeZone } = await findVendor(tx);
  const rules = ProgramRules.parse(deal.rules);
  const requests = await requestsOf(tx, dealId);
  const may = mayExtend({ ...deal, rules, requests }, now, timeZone);
  if (!may.ok) return may;

  const decideBy = addBusinessDays(now, rules.decisionBusinessDays, await businessCalendar(tx));
  const end = deal.protectedUntil ?? decideBy;
  const answerBy = decideBy < end ? decideBy : end;
  const { endsAt } = may;
  const id = newId();
  await insertRequest(tx, actor, deal, {
    ...{ id, kind: "extension", reason, endsAt, askedAt: now, answerBy },
  });
  const made = await changeDeal(tx, dealId, now, {});
  await addEvent(tx, actor, deal, {
    ...{ kind: "extension_asked", at: now, note: reason, made, formId },
  });
  await audit(tx, actor, "deal.extension_asked", { kind: "deal", id: dealId });
  const { partnerName } = actor;
  const letter = extensionAskedLetter({ ...deal, partnerName, reason, endsAt, answerBy }, timeZone);
  await tellDesk(tx, actor, deal, letter);
  return { ok: true };
}
