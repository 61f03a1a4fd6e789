import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { rulesToJson } from "#app/domain/programs/program-rules.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { lookAgain } from "../conflicts/conflicts-of-deal.server.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { familiesOf } from "../deal.ts";
import { freezeSteps } from "../decide/steps.server.ts";
import { hasEnded } from "../due/expire-deal.server.ts";
import { findDeal } from "../find-deal.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { notFound, wrongState } from "../refusal.ts";
import { termsOfRegistration } from "../register/terms-of-registration.server.ts";
import { tellDesk } from "../tell.server.ts";
import { submittedLetter } from "../ui/deal-letters.ts";
import { type Terms, termsOf, withTerms } from "./terms.ts";
import { replaceLines, workOutTerms } from "./work-out-terms.server.ts";
import type { Edited } from "./write-terms.server.ts";

type Resubmit = Stamp & { dealId: string; note: string | null; terms: Partial<Terms> };

/**
 * Hands an expired deal in again, with today's prices and under today's rules. It keeps its number and its history;
 * the protections it had stay as they were.
 */
export function resubmitDeal(actor: PartnerActor, input: Resubmit, now: Date): Promise<Edited> {
  return withScope(actor, (tx) => resubmit(tx, actor, input, now));
}

async function resubmit(
  tx: ScopedTx,
  actor: PartnerActor,
  input: Resubmit,
  now: Date,
): Promise<Edited> {
  const { dealId, note, formId } = input;
  const held = await holdDeal(tx, dealId, input);
  if (!held.ok) return held.answer;
  const { deal } = held;
  if (!(await hasEnded(tx, actor, deal, now))) return wrongState;
  const record = await findDeal(tx, dealId);
  if (!record) return notFound;

  const after = withTerms(termsOf(record), input.terms);
  const worked = await workOutTerms(tx, actor, record, { after, rules: null }, now);
  if (!worked.ok) return worked;
  const { lines, valueMinor } = worked;
  const { partnerId } = deal;
  const asked = { partnerId, currency: after.currency, country: after.country, valueMinor };
  const settled = await termsOfRegistration(tx, actor, { ...asked, lines: lines ?? [] }, now);
  if (!settled.ok) {
    const words = await worked.wordsOf(settled.refusals);
    return { ok: false, reason: "not-taken", programName: settled.program?.name ?? null, words };
  }
  const { program, chain, steps, decideBy } = settled.terms;

  const made = await changeDeal(tx, dealId, now, { ...worked.change, status: "submitted" });
  if (lines) await replaceLines(tx, actor, deal, lines);
  const registration = deal.registration + 1;
  await asSystem(tx, actor, async (wide) => {
    await wide.deal.updateMany({
      where: { vendorId: wide.vendorId, id: dealId },
      data: {
        ...{ registration, submittedAt: now, decideBy, askedFields: [] },
        ...{ programVersionId: program.programVersionId },
        rules: { ...rulesToJson(program.rules), chain: chain?.id ?? null },
        // The decision of the registration before stands in the history.
        ...{ decidedAt: null, deciderName: null, decisionNote: null, closure: null },
        protectedUntil: null,
      },
    });
    await freezeSteps(wide, deal, steps);
  });
  await lookAgain(tx, actor, dealId, now);
  const changes = { ...made.changes, ...worked.changes };
  await addEvent(tx, actor, deal, {
    ...{ kind: "resubmitted", at: now, note, made: { ...made, changes }, formId },
  });
  await audit(tx, actor, "deal.resubmitted", { kind: "deal", id: dealId }, { registration });

  const { timeZone } = await findVendor(tx);
  const families = familiesOf((await findDeal(tx, dealId))?.lines ?? []).map(({ name }) => name);
  const { partnerName } = actor;
  const letter = submittedLetter(
    { ...deal, customerName: after.name, partnerName, decideBy, families },
    timeZone,
  );
  await tellDesk(tx, actor, deal, letter);
  return { ok: true };
}
