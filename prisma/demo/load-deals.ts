import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import type { RegisterDeal } from "#app/domain/deals/register/register-deal.schema.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import type { Ago, DemoDeal, Step } from "./deal.ts";
import { expireDeal, keepDraft, revokeDeal } from "./deal-ends.ts";
import { idOf } from "./load-ground.ts";
import { partners } from "./partners.ts";
import { addressAtCustomer, wordsOf } from "./registered-words.ts";

type Ground = { cast: Cast; calendar: Calendar; productIds: ReadonlyMap<string, string> };
type Event = { at: Date; what: string; work: (at: Date) => Promise<{ ok: boolean }> };

/** Registers the deals and takes each step in its time, so that whoever came first was first. */
export async function loadDeals(deals: readonly DemoDeal[], ground: Ground) {
  const events = deals.flatMap((deal) => eventsOf(deal, ground));
  events.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, what, work } of events) {
    const outcome = await asOf(at, () => work(at));
    if (!outcome.ok) throw new Error(`${what} did not go through: ${JSON.stringify(outcome)}`);
  }
}

function eventsOf(deal: DemoDeal, { cast, calendar, productIds }: Ground): Event[] {
  const actor = cast.partner(deal.owner, deal.partner);
  const dealId = newId();
  const moment = (ago: Ago) =>
    calendar.at(
      "days" in ago ? calendar.daysAgo(ago.days) : calendar.workdaysAgo(ago.workdays),
      ago.time,
    );
  const closeDay = calendar.daysAgo(-deal.closes);
  const input: RegisterDeal = {
    dealId,
    ...wordsOf(deal.customer),
    ...deal.words,
    contactName: deal.contact,
    contactEmail: addressAtCustomer(deal.contact, deal.customer),
    contactPhone: undefined,
    currency: "EUR",
    lines: deal.lines.map(([partNo, quantity]) => ({
      productId: idOf(productIds, partNo),
      quantity,
    })),
    stage: deal.steps.some((step) => step.do === "update") ? "qualified" : deal.stage,
    closeDay,
    reference: deal.reference,
    workDone: deal.workDone,
  };
  const register = (at: Date) =>
    deal.draft ? keepDraft(actor, input, at) : registerDeal(actor, input, at);
  const what = `${deal.customer} by ${deal.owner}`;
  return [
    { at: moment(deal.registered), what: `Registering ${what}`, work: register },
    ...deal.steps.map((step) => ({
      at: moment(step.ago),
      what: `${step.do} ${what}`,
      work: (at: Date) => take(step, { actor, dealId, closeDay, cast }, at),
    })),
  ];
}

type Doing = { actor: PartnerActor; dealId: string; closeDay: Date; cast: Cast };

function take(step: Step, { actor, dealId, closeDay, cast }: Doing, at: Date) {
  const manager = cast.vendor(managerOf(actor.partnerName));
  switch (step.do) {
    case "review":
      return startReview(manager, { dealId }, at);
    case "approve":
    case "approve-free": {
      const freeOnly = step.do === "approve-free";
      return approveDeal(manager, { dealId, note: null, freeOnly }, at);
    }
    case "ask":
      return askInformation(manager, { dealId, note: step.note, fields: step.fields }, at);
    case "reject":
      return rejectDeal(manager, { dealId, reason: step.reason, note: step.note }, at);
    case "answer":
      return answerRequest(actor, { dealId, note: step.note }, at);
    case "update":
      return updateDeal(actor, { dealId, stage: step.stage, closeDay, note: step.note }, at);
    case "won":
    case "lost":
      return closeDeal(actor, { dealId, outcome: step.do, note: step.note }, at);
    case "withdraw":
      return withdrawDeal(actor, { dealId, note: step.note }, at);
    case "expire":
      return expireDeal(dealId, at);
    case "revoke":
      return revokeDeal(manager, { dealId, note: step.note }, at);
  }
}

function managerOf(partnerName: string): string {
  const manager = partners.find(({ name }) => name === partnerName)?.manager;
  if (!manager) throw new Error(`Nobody looks after ${partnerName}`);
  return manager;
}
