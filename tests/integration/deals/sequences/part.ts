import type { DealStatus } from "#app/domain/deals/deal.ts";
import { isLive, isOpen } from "#app/domain/deals/moves.ts";
import { standing } from "#app/domain/deals/standing.ts";
import { newId } from "#app/platform/id.server.ts";

import type { DeciderDeed, Deed, SellerDeed } from "./deeds.ts";
import type { DealFact, Facts } from "./facts.ts";
import { type Decider, type House, type Seller, type Stage, wordMark } from "./stage.ts";

/** What a deed is about, once it is known what there is. */
export type Part<A> = {
  stage: Stage;
  facts: Facts;
  actor: A;
  /** Whose words are written: the deal's partner's, else the actor's own. */
  house: House;
  pick: number;
  /** Where there is none, an id that nothing has. */
  dealId: string;
  deal: DealFact | undefined;
  stamp: { version?: number; formId?: string };
  /** An id that stays the same when the deed is done twice. */
  newId: string;
  now: Date;
};

type Suits = (status: DealStatus) => boolean;
const isApproved: Suits = (status) => status === "approved";
const isAsked: Suits = (status) => status === "info_requested";
const isAny: Suits = () => true;

const suits: Partial<Record<SellerDeed | DeciderDeed, Suits>> = {
  amend: (status) => status === "submitted",
  withdraw: isOpen,
  answer: isAsked,
  "ask for time": isApproved,
  "ask for a change": (status) => status === "in_review" || status === "approved",
  "take back": isLive,
  "tell the stage": isLive,
  win: isApproved,
  lose: isApproved,
  resubmit: (status) => status === "expired",
  "wait for it": (status) => status === "rejected" || status === "approved",
  approve: isOpen,
  "approve what is free": isOpen,
  "approve other terms": isOpen,
  review: (status) => status === "submitted",
  ask: isOpen,
  reject: isOpen,
  revoke: isApproved,
  assign: isOpen,
  grant: isLive,
  refuse: isLive,
};

/** Deals with something pending, for deeds that answer it. */
function wanted(facts: Facts, { does }: Deed, deal: DealFact): boolean {
  if (does === "grant" || does === "refuse" || does === "take back") {
    return facts.requests.some((each) => each.deal_id === deal.id && each.status === "pending");
  }
  if (does === "hand in proof" || does === "note a finding") {
    return facts.sides.some((side) => side.deal_id === deal.id);
  }
  if (does === "decide a dispute") {
    return facts.disputes.some((dispute) => dispute.first_deal_id === deal.id);
  }
  return true;
}

const standsAt = ({ now }: Stage, { status, protected_until }: DealFact) =>
  standing({ status, protectedUntil: protected_until ? new Date(protected_until) : null }, now);

/** What a deed means: a deal that suits it and somebody who may do it, or now and then anybody with any deal. */
export type Cast = { deal: DealFact | undefined; seller: Seller; decider: Decider };

/** Null where nothing suits the deed. */
export function castFor(stage: Stage, facts: Facts, deed: Deed): Cast | null {
  const { deals } = facts;
  const seller = deed.side === "seller" ? deed.who : "ada";
  const decider = deed.side === "decider" ? deed.who : "manager";
  const any = { deal: deals[deed.deal % Math.max(deals.length, 1)], seller, decider };
  if (deed.anywhere || needsNone.includes(deed.does)) return any;
  const fits = suits[deed.does] ?? isAny;
  const good = deals.filter((deal) => fits(standsAt(stage, deal)) && wanted(facts, deed, deal));
  const deal = good[deed.deal % Math.max(good.length, 1)];
  if (!deal) return null;
  const people = peopleOf[stage.houseOf.get(deal.partner_id) ?? "ada"];
  const current = facts.steps.find((step) => step.deal_id === deal.id && step.status === "current");
  return {
    deal,
    seller: people[deed.pick % people.length] ?? "ada",
    decider: current?.step_no === 2 ? "admin" : decider === "foreigner" ? "manager" : decider,
  };
}

const needsNone: readonly Deed["does"][] = [
  ...(["register", "keep a draft", "hand in a draft", "send a file", "send by program"] as const),
  ...(["pre-check", "look", "engage", "end engaging", "register for a partner"] as const),
];

const peopleOf: Record<House, Seller[]> = {
  ada: ["ada", "adaAdmin"],
  bob: ["bob", "bobAdmin"],
  north: ["northAdmin"],
  stranger: ["stranger"],
};

/** Deeds that are done by a form with a version on it. */
const withoutForm = [
  ...["copy", "say", "note", "put a file", "invite", "leave the team", "add a colleague", "look"],
  ...["hand over", "wait for it", "stop waiting", "hand in proof", "assign", "open a dispute"],
  ...["note a finding", "decide a dispute"],
];

/** A form that shows the deal as it was before its last change. */
export const isOutdated = ({ does, stamp }: Deed, deal: DealFact | undefined): boolean =>
  stamp === "old" &&
  (deal?.version ?? 1) > 1 &&
  !needsNone.includes(does) &&
  !withoutForm.includes(does);

export const stampOf = ({ stamp }: Deed, deal: DealFact | undefined): Part<unknown>["stamp"] => {
  if (stamp === "none" || !deal) return {};
  const version = stamp === "old" ? Math.max(1, deal.version - 1) : deal.version;
  return { version, formId: newId() };
};

/** A word that stands in what is said and put beside a deal. */
export const talkMark = (dealId: string) => `tk${dealId.slice(-12)}`;

export const told = ({ house }: Part<unknown>, words: string) => `${words} ${wordMark(house)}`;
