import type { z } from "zod";

import type { ChangedTerms } from "#app/domain/deals/api/changed-terms.ts";
import { termsWanted } from "#app/domain/deals/api/terms-wanted.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { askAmendment } from "#app/domain/deals/requests/ask-amendment.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import { withdrawRequest } from "#app/domain/deals/requests/withdraw-request.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { amendDeal } from "#app/domain/deals/terms/amend-deal.server.ts";
import { resubmitDeal } from "#app/domain/deals/terms/resubmit-deal.server.ts";
import type { Terms } from "#app/domain/deals/terms/terms.ts";
import type { PartnerActor, VendorActor } from "#app/platform/actor.ts";

import { apiRoute, type Call } from "../api-route.server.ts";
import type { Done } from "../json-answer.ts";
import { ApiProblem } from "../problem.ts";
import { type ActionName, actions, isAction } from "./deal-actions.ts";
import { dealAnswer, dealIdOf, mustHaveMoved, type Outcome } from "./deal-answer.server.ts";

type At = { dealId: string; version: number | undefined; now: Date };
type Body<N extends ActionName> = z.output<(typeof actions)[N]["body"]>;

const partners =
  <N extends ActionName>(run: (actor: PartnerActor, at: At, body: Body<N>) => Promise<Outcome>) =>
  (call: Call): Promise<Done> => {
    const { actor } = call.key;
    if (actor.audience !== "partner") throw new ApiProblem("not-allowed");
    return done(call, (at) => run(actor, at, call.body as Body<N>));
  };

const vendors =
  <N extends ActionName>(run: (actor: VendorActor, at: At, body: Body<N>) => Promise<Outcome>) =>
  (call: Call): Promise<Done> => {
    const { actor } = call.key;
    if (actor.audience !== "vendor") throw new ApiProblem("not-allowed");
    return done(call, (at) => run(actor, at, call.body as Body<N>));
  };

async function done(call: Call, run: (at: At) => Promise<Outcome>) {
  const dealId = dealIdOf(call);
  const outcome = await run({ dealId, version: call.version, now: call.now });
  await mustHaveMoved(call, dealId, outcome);
  return dealAnswer(call, dealId);
}

/** Reads the terms that came with an action before it is done. */
async function withTerms(
  actor: PartnerActor,
  dealId: string,
  wanted: ChangedTerms,
  now: Date,
  run: (terms: Partial<Terms>) => Promise<Outcome>,
): Promise<Outcome> {
  const read = await termsWanted(actor, dealId, wanted, now);
  return read.ok ? run(read.terms) : read;
}

const runs: Record<ActionName, (call: Call) => Promise<Done>> = {
  withdraw: partners<"withdraw">((actor, { now, ...at }, { note }) =>
    withdrawDeal(actor, { ...at, note: note || null }, now),
  ),
  answer: partners<"answer">((actor, { now, ...at }, { note, terms }) =>
    withTerms(actor, at.dealId, terms ?? {}, now, (wanted) =>
      answerRequest(actor, { ...at, note, terms: wanted }, now),
    ),
  ),
  amend: partners<"amend">((actor, { now, ...at }, { note, terms }) =>
    withTerms(actor, at.dealId, terms, now, (wanted) =>
      amendDeal(actor, { ...at, note: note || null, terms: wanted }, now),
    ),
  ),
  "ask-amendment": partners<"ask-amendment">((actor, { now, ...at }, { reason, terms }) =>
    withTerms(actor, at.dealId, terms, now, (wanted) =>
      askAmendment(actor, { ...at, reason, terms: wanted }, now),
    ),
  ),
  "withdraw-request": partners<"withdraw-request">((actor, { now, ...at }, { requestId }) =>
    withdrawRequest(actor, { ...at, requestId }, now),
  ),
  resubmit: partners<"resubmit">((actor, { now, ...at }, { note, terms }) =>
    withTerms(actor, at.dealId, terms, now, (wanted) =>
      resubmitDeal(actor, { ...at, note: note || null, terms: wanted }, now),
    ),
  ),
  close: partners<"close">((actor, { now, ...at }, { note, ...rest }) =>
    closeDeal(actor, { ...at, ...rest, note: note || null }, now),
  ),
  "ask-extension": partners<"ask-extension">((actor, { now, ...at }, { reason }) =>
    askExtension(actor, { ...at, reason }, now),
  ),
  "start-review": vendors<"start-review">((actor, { now, ...at }) => startReview(actor, at, now)),
  "ask-information": vendors<"ask-information">((actor, { now, ...at }, body) =>
    askInformation(actor, { ...at, ...body }, now),
  ),
  approve: vendors<"approve">((actor, { now, ...at }, { note, freeOnly }) =>
    approveDeal(actor, { ...at, note: note || null, freeOnly }, now),
  ),
  reject: vendors<"reject">((actor, { now, ...at }, body) =>
    rejectDeal(actor, { ...at, ...body }, now),
  ),
  "answer-request": vendors<"answer-request">((actor, { now, ...at }, body) =>
    answerDealRequest(
      actor,
      { ...at, requestId: body.requestId, grant: body.answer === "grant", note: body.note || null },
      now,
    ),
  ),
  revoke: vendors<"revoke">((actor, { now, ...at }, body) =>
    revokeDeal(actor, { ...at, ...body }, now),
  ),
};

const route = apiRoute(["POST"], (method, { action: name }) =>
  method === "POST" && isAction(name) ? { operation: actions[name], run: runs[name] } : undefined,
);
export const loader = route.loader;
export const action = route.action;
