import { parseWithZod } from "@conform-to/zod/v4";

import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import {
  askExtension,
  type ExtensionAsked,
} from "#app/domain/deals/requests/ask-extension.server.ts";
import { withdrawRequest } from "#app/domain/deals/requests/withdraw-request.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { TendDeal } from "#app/domain/deals/tend/tend-deal.schema.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { asChosen, meetChange, typedOf } from "#app/domain/deals/terms/meet-change.server.ts";
import type { Meeting } from "#app/domain/deals/terms/meeting.ts";
import type { Edited } from "#app/domain/deals/terms/write-terms.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

export type TendAnswer = {
  /** What was sent, which the form shows again. */
  typed: Record<string, string>;
  errors: Record<string, string[] | null>;
  meeting: Meeting | null;
  refusal: Refused | null;
};
export type Refused = Exclude<
  Edited | ExtensionAsked,
  { ok: true } | { reason: "changed" }
>["reason"];

type Outcome = { done: true } | { done: false; status: number; answer: TendAnswer };

const refused = (status: number, form: FormData, rest: Partial<TendAnswer>): Outcome => {
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const answer = { typed, errors: {}, meeting: null, refusal: null, ...rest };
  return { done: false, status, answer };
};

const salePieces = ["stage", "closeDay"] as const;

/** Does what a partner's form asks for with a deal. */
export async function tendDeal(
  actor: PartnerActor,
  dealId: string,
  form: FormData,
  at: Date,
): Promise<Outcome> {
  const deal = await withScope(actor, (tx) => findDeal(tx, dealId));
  if (deal?.partnerId !== actor.partnerId) return refused(404, form, { refusal: "not-found" });
  const chosen = asChosen(form, deal);
  const submission = parseWithZod(chosen, { schema: TendDeal });
  if (submission.status !== "success") {
    return refused(400, chosen, { errors: submission.error ?? {} });
  }
  const outcome = await tend(actor, dealId, submission.value, at);
  if (outcome.ok) return { done: true };
  if (outcome.reason === "changed") {
    const { intent, version } = submission.value;
    const pieces = intent === "update" ? salePieces : [];
    const typed = typedOf(submission.payload, pieces);
    const meeting = await withScope(actor, async (tx) => {
      const now = await findDeal(tx, dealId);
      return now && meetChange(tx, { deal: now, version: version ?? 1, pieces, typed });
    });
    return refused(409, chosen, { meeting });
  }
  const status = outcome.reason === "not-found" ? 404 : 409;
  return refused(status, chosen, { refusal: outcome.reason });
}

function tend(
  actor: PartnerActor,
  dealId: string,
  deed: TendDeal,
  at: Date,
): Promise<Edited | ExtensionAsked> {
  switch (deed.intent) {
    case "withdraw":
      return withdrawDeal(actor, { ...deed, dealId }, at);
    case "answer":
      return answerRequest(actor, { ...deed, dealId }, at);
    case "update":
      return updateDeal(actor, { ...deed, dealId }, at);
    case "extend":
      return askExtension(actor, { ...deed, dealId, reason: deed.note }, at);
    case "take-back":
      return withdrawRequest(actor, { ...deed, dealId }, at);
    case "won":
      return closeDeal(actor, { ...deed, dealId, outcome: "won" }, at);
    case "lost":
      return closeDeal(actor, { ...deed, dealId, outcome: "lost" }, at);
  }
}
