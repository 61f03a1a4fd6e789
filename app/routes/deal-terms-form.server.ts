import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";

import type { DealField } from "#app/domain/deals/deal-fields.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import {
  type AmendmentAsked,
  askAmendment,
} from "#app/domain/deals/requests/ask-amendment.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { amendDeal } from "#app/domain/deals/terms/amend-deal.server.ts";
import {
  type EditMode,
  earliestOrder,
  editModeOf,
  piecesOf,
} from "#app/domain/deals/terms/edit-mode.ts";
import { asChosen, meetChange, typedOf } from "#app/domain/deals/terms/meet-change.server.ts";
import type { Meeting } from "#app/domain/deals/terms/meeting.ts";
import { resubmitDeal } from "#app/domain/deals/terms/resubmit-deal.server.ts";
import { termsSchema } from "#app/domain/deals/terms/terms.schema.ts";
import { formFieldsIn, type Terms } from "#app/domain/deals/terms/terms.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

type Outcome =
  | { done: true }
  | {
      done: false;
      status: number;
      result: SubmissionResult<string[]> | null;
      meeting: Meeting | null;
      refusal: string | null;
    };

const missing: Partial<Record<EditMode, string>> = {
  answer: "Write your answer",
  propose: "Write why it should change",
};

const refused = (
  status: number,
  rest: Partial<Extract<Outcome, { done: false }>> = {},
): Outcome => ({
  ...{ done: false, status, result: null, meeting: null, refusal: null },
  ...rest,
});

const movedOn = "That is not possible any more: the deal has moved on";

/** Does what a form with terms asks for, whatever the state of the deal makes of it now. */
export async function handInTerms(
  actor: PartnerActor,
  dealId: string,
  form: FormData,
  at: Date,
): Promise<Outcome> {
  const { deal, timeZone } = await withScope(actor, async (tx) => ({
    deal: await findDeal(tx, dealId),
    timeZone: (await findVendor(tx)).timeZone,
  }));
  if (deal?.partnerId !== actor.partnerId) return refused(404);
  const mode = editModeOf(deal, at);
  if (!mode) return refused(409, { refusal: movedOn });

  const pieces = piecesOf(mode, deal.askedFields);
  const earliest = earliestOrder(mode, deal.closeDay, localDay(at, timeZone));
  const schema = termsSchema(earliest, pieces, missing[mode]);
  const chosen = asChosen(form, deal);
  const submission = parseWithZod(chosen, { schema });
  if (submission.status !== "success") {
    // Adding and removing a line comes back as well, and is no error.
    const status = submission.status === "error" ? 400 : 200;
    return refused(status, { result: submission.reply() });
  }
  const { note, version, formId } = submission.value;
  const value = submission.value as Record<string, unknown>;
  const terms = Object.fromEntries(
    formFieldsIn(pieces).map((field) => [field, value[field]]),
  ) as Partial<Terms>;
  const outcome = await write(actor, mode, { dealId, note, terms, version, formId }, at);
  if (outcome.ok) return { done: true };
  if (outcome.reason === "changed") {
    const typed = typedOf(submission.payload, pieces);
    const meeting = await overtaken(actor, dealId, version ?? 1, pieces, typed);
    return refused(409, { result: submission.reply(), meeting });
  }
  return refused(outcome.reason === "not-found" ? 404 : 409, wordsOf(outcome, submission));
}

type Written = {
  dealId: string;
  note: string | null;
  terms: Partial<Terms>;
  version: number | undefined;
  formId: string | undefined;
};

function write(
  actor: PartnerActor,
  mode: EditMode,
  { note, ...input }: Written,
  at: Date,
): Promise<AmendmentAsked> {
  switch (mode) {
    case "answer":
      return answerRequest(actor, { ...input, note: note ?? "" }, at);
    case "amend":
      return amendDeal(actor, { ...input, note }, at);
    case "propose":
      return askAmendment(actor, { ...input, reason: note ?? "" }, at);
    case "resubmit":
      return resubmitDeal(actor, { ...input, note }, at);
  }
}

const overtaken = (
  actor: PartnerActor,
  dealId: string,
  version: number,
  pieces: readonly DealField[],
  typed: ReturnType<typeof typedOf>,
) =>
  withScope(actor, async (tx) => {
    const deal = await findDeal(tx, dealId);
    return deal && meetChange(tx, { deal, version, pieces, typed });
  });

type Reply = { reply: (options?: object) => SubmissionResult<string[]> };

function wordsOf(
  outcome: Exclude<AmendmentAsked, { ok: true } | { reason: "changed" }>,
  submission: Reply,
) {
  switch (outcome.reason) {
    case "no-price": {
      const places = outcome.lines.map((place) => [
        `lines[${place}].productId`,
        ["Not on sale in this currency; choose another part"],
      ]);
      return { result: submission.reply({ fieldErrors: Object.fromEntries(places) }) };
    }
    case "not-taken": {
      const { programName, words } = outcome;
      const refusal = `${programName ?? "The programme"} does not take it like that: ${words.join("; ")}`;
      return { result: submission.reply(), refusal };
    }
    case "asked-before":
      return { result: submission.reply(), refusal: "A change is asked for already" };
    case "nothing-differs":
      return { result: submission.reply(), refusal: "Nothing is different from what stands there" };
    default:
      return { result: submission.reply(), refusal: movedOn };
  }
}
