import { dealFields } from "#app/domain/deals/deal-fields.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { assignReviewer } from "#app/domain/deals/decide/assign-reviewer.server.ts";
import {
  rejectionReasons,
  revocationReasons,
} from "#app/domain/deals/decide/decide-deal.schema.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { decideDispute } from "#app/domain/deals/dispute/decide-dispute.server.ts";
import { noteFinding } from "#app/domain/deals/dispute/hand-in-proof.server.ts";
import { openDispute } from "#app/domain/deals/dispute/open-dispute.server.ts";
import { rivalsOf } from "#app/domain/deals/dispute/read-disputes.server.ts";
import { endEngagement } from "#app/domain/deals/engagements/end-engagement.server.ts";
import { engageDirectly } from "#app/domain/deals/engagements/engage-directly.server.ts";
import { addFile } from "#app/domain/deals/files/add-file.server.ts";
import { registerOnBehalf } from "#app/domain/deals/register/register-on-behalf.server.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { noteInternally, sayToBoth } from "#app/domain/deals/talk/say.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { DeciderDeed } from "./deeds.ts";
import type { StepFact } from "./facts.ts";
import { type Part, talkMark, told } from "./part.ts";
import { aFileNamed } from "./stage.ts";
import { dayIn, formOf, todayOf } from "./words.ts";

type Do = (part: Part<VendorActor>) => Promise<unknown>;

const stepsOf = ({ facts, dealId }: Part<VendorActor>): StepFact[] =>
  facts.steps.filter((step) => step.deal_id === dealId);

/** What is said at a step before the last stays inside, so it is said of that step and no other. */
function saidAtStep(part: Part<VendorActor>) {
  const steps = stepsOf(part);
  const stepNo = steps.find(({ status }) => status === "current")?.step_no;
  const isLast = stepNo === undefined || stepNo === steps.length;
  return isLast ? { stepNo, note: told(part, "Approved") } : { stepNo, note: "vstep" };
}

const approve = (part: Part<VendorActor>, given: { freeOnly: boolean; terms?: object }) =>
  approveDeal(
    part.actor,
    { dealId: part.dealId, ...saidAtStep(part), ...given, ...part.stamp },
    part.now,
  );

const answer = (part: Part<VendorActor>, grant: boolean) => {
  const { facts, actor, dealId, pick, stamp, now } = part;
  const all = facts.requests.filter((each) => each.deal_id === dealId);
  const pending = all.filter(({ status }) => status === "pending");
  const among = pending.length > 0 ? pending : all;
  const requestId = among[pick % Math.max(among.length, 1)]?.id ?? dealId;
  const note = told(part, grant ? "Granted" : "Refused");
  return answerDealRequest(actor, { dealId, requestId, grant, note, ...stamp }, now);
};

export const deciderActs: Record<DeciderDeed, Do> = {
  approve: (part) => approve(part, { freeOnly: false }),
  "approve what is free": (part) => approve(part, { freeOnly: true }),
  "approve other terms": (part) => {
    const { stage, deal, pick } = part;
    const families = deal?.families ?? [];
    const familyIds = families.filter((_, place) => (pick >> place) & 1 || place === 0);
    const lastDay = new Date(dayIn(stage, [5, 60, 118, 200, -3][pick % 5] ?? 60));
    return approve(part, {
      freeOnly: pick % 2 === 0,
      terms: { familyIds, ...(pick % 3 && { lastDay }) },
    });
  },
  review: ({ actor, dealId, stamp, now }) => startReview(actor, { dealId, ...stamp }, now),
  ask: (part) => {
    const { actor, dealId, pick, stamp, now } = part;
    const fields = dealFields.filter((_, place) => (pick >> place) & 1);
    return askInformation(actor, { dealId, note: told(part, "Which"), fields, ...stamp }, now);
  },
  reject: (part) => {
    const { actor, dealId, pick, stamp, now } = part;
    const reason = rejectionReasons[pick % 4 ? 0 : pick % rejectionReasons.length] ?? "other";
    return rejectDeal(actor, { dealId, reason, note: told(part, "No"), ...stamp }, now);
  },
  revoke: (part) => {
    const { actor, dealId, pick, stamp, now } = part;
    const reason = revocationReasons[pick % revocationReasons.length] ?? "other";
    return revokeDeal(actor, { dealId, reason, note: told(part, "Over"), ...stamp }, now);
  },
  assign: ({ stage, facts, actor, dealId, pick, now }) => {
    const { manager, second, foreigner } = stage.deciders;
    const among = [manager, second, null, foreigner];
    const dealIds = [dealId, facts.deals[pick % Math.max(facts.deals.length, 1)]?.id ?? dealId];
    const reviewerId = among[pick % among.length]?.membershipId ?? null;
    return assignReviewer(actor, { dealIds, reviewerId }, now);
  },
  grant: (part) => answer(part, true),
  refuse: (part) => answer(part, false),
  "open a dispute": async ({ stage, facts, actor, dealId, pick, now }) => {
    const [rival] = await withScope(actor, (tx) => rivalsOf(tx, dealId));
    const otherId = rival?.id ?? facts.deals[pick % Math.max(facts.deals.length, 1)]?.id ?? dealId;
    const dueDay = new Date(dayIn(stage, (pick % 8) - 1));
    const words = { reason: "vdispute", askThis: "Show your work", askOther: "Show yours" };
    return openDispute(actor, { dealId, otherId, dueDay, ...words }, now);
  },
  "note a finding": ({ facts, actor, dealId, now }) => {
    const sideId = facts.sides.find((side) => side.deal_id === dealId)?.id ?? dealId;
    return noteFinding(actor, { dealId, sideId, day: now, statement: "vdispute" }, now);
  },
  "decide a dispute": ({ facts, actor, dealId, pick, now }) => {
    const open = facts.disputes.filter(({ decided_at }) => decided_at === null);
    const dispute = open[0] ?? facts.disputes[0];
    const outcome = (["first", "second", "shared"] as const)[pick % 3] ?? "shared";
    const words = { reasons: "vdispute", toldFirst: "It is so", toldSecond: "It is thus" };
    const which = { dealId: dispute?.first_deal_id ?? dealId, disputeId: dispute?.id ?? dealId };
    return decideDispute(actor, { ...which, outcome, ...words }, now);
  },
  say: ({ actor, dealId, now }) => sayToBoth(actor, { dealId, text: talkMark(dealId) }, now),
  note: ({ actor, dealId, now }) => noteInternally(actor, { dealId, text: "vnote" }, now),
  "put a file": ({ actor, dealId, pick, now }) =>
    pick % 2
      ? addFile(actor, { dealId, stream: "internal", file: aFileNamed("vfile") }, now)
      : addFile(actor, { dealId, stream: "shared", file: aFileNamed(talkMark(dealId)) }, now),
  engage: ({ stage, facts, actor, pick, now }) => {
    const customer = facts.customers[pick % Math.max(facts.customers.length, 1)];
    const familyId = [null, stage.world.sentry.familyId, stage.world.relay.familyId][pick % 3];
    const startsOn = new Date(dayIn(stage, -2));
    const endsOn = pick % 5 ? null : new Date(dayIn(stage, 30));
    const said = { familyId: familyId ?? null, startsOn, endsOn, note: "vengaged" };
    return engageDirectly(actor, customer?.id ?? "", said, now);
  },
  "end engaging": ({ facts, actor, dealId, pick, now }) => {
    const engagement = facts.engagements[pick % Math.max(facts.engagements.length, 1)];
    const { customer_id, id } = engagement ?? { customer_id: dealId, id: dealId };
    return endEngagement(actor, customer_id, id, now);
  },
  "register for a partner": ({ stage, actor, pick, newId, now }) => {
    const among = [stage.sellers.ada, stage.sellers.bob, stage.sellers.stranger];
    const { partnerId, membershipId } = among[pick % 3] ?? stage.sellers.ada;
    const house = stage.houseOf.get(partnerId) ?? "ada";
    const form = formOf(stage, house, pick, newId);
    if (form.closeDay < todayOf(stage)) throw new Error("The form would be refused");
    return registerOnBehalf(actor, { partnerId, ownerId: membershipId ?? "" }, form, now);
  },
};
