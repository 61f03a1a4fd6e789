import type { DealStatus } from "#app/domain/deals/deal.ts";
import { mayMove } from "#app/domain/deals/moves.ts";

import { at, type DealFact, type EventFact, type Facts, type StepFact } from "./facts.ts";

/** Where each line of a deal's history leads. */
const leadsTo: Record<string, DealStatus> = {
  submitted: "submitted",
  review_started: "in_review",
  info_requested: "info_requested",
  info_given: "submitted",
  step_approved: "in_review",
  approved: "approved",
  rejected: "rejected",
  withdrawn: "withdrawn",
  won: "won",
  lost: "lost",
  expired: "expired",
  revoked: "revoked",
  resubmitted: "submitted",
};

/** What still may happen to a deal whose protection is over, before anybody hands it in again. */
const afterItsEnd = ["expired", "resubmitted"];

const historyOf = ({ events }: Facts, { id }: DealFact): EventFact[] =>
  events.filter(
    ({ deal_id, version, kind }) => deal_id === id && (version || kind === "submitted"),
  );

/** The state told by a deal's history is the row's, by moves that its side may make, one version after the other. */
export function historyFaults(facts: Facts): string[] {
  return facts.deals.flatMap((deal) => {
    const history = historyOf(facts, deal);
    const faults: string[] = [];
    const say = (words: string) => faults.push(`${deal.number}: ${words}`);
    let status: DealStatus | null = null;
    let end: number | null = null;
    let version = 1;
    let latest = 0;
    const forms = new Set<string>();
    for (const event of history) {
      const { kind, side } = event;
      const to = leadsTo[kind];
      if (status && to && to !== status && !mayMove(side, status, to)) {
        say(`a ${side} moved it from ${status} to ${to}`);
      }
      if (!status && kind !== "submitted") say(`it begins with ${kind}`);
      if (status && event.version !== version + 1) say(`${kind} made version ${event.version}`);
      version = event.version ?? version;
      const when = at(event.at);
      if (kind === "expired" ? when !== end : when < latest) say(`${kind} is out of its time`);
      if (status === "approved" && end !== null && when >= end && !afterItsEnd.includes(kind)) {
        say(`${kind} happened after its end`);
      }
      latest = Math.max(latest, when);
      status = to ?? status;
      const until = event.changes?.protectedUntil;
      if (until) end = until[1] ? at(until[1]) : null;
      if (kind === "resubmitted") end = null;
    }
    for (const form of facts.events
      .map((event) => formOf(event, deal))
      .filter((id) => id !== null)) {
      if (forms.has(form)) say("the same form is two lines of its history");
      forms.add(form);
    }
    if (status !== deal.status) say(`its history says ${status}, the row ${deal.status}`);
    if (version !== deal.version) say(`its history ends at ${version}, the row at ${deal.version}`);
    return faults;
  });
}

const formOf = (event: EventFact, { id }: DealFact): string | null =>
  event.deal_id === id ? event.form_id : null;

const isOpenStep = ({ status }: StepFact) => status === "current" || status === "waiting";

/** Nothing is approved while a step is open, and one that is decided stays so until the deal is handed in anew. */
export function stepFaults(before: Facts, facts: Facts): string[] {
  const open = facts.deals.flatMap(({ id, number, status }) => {
    const left = facts.steps.some((step) => step.deal_id === id && isOpenStep(step));
    return left && status === "approved" ? [`${number} is approved with an open step`] : [];
  });
  const began = new Set(
    facts.events
      .slice(0)
      .filter(({ id }) => !before.events.some((event) => event.id === id))
      .filter(({ kind }) => kind === "amended" || kind === "resubmitted" || kind === "info_given")
      .map(({ deal_id }) => deal_id),
  );
  const changed = before.steps.flatMap((step) => {
    if (step.decided_at === null || began.has(step.deal_id)) return [];
    const now = facts.steps.find(
      (each) => each.deal_id === step.deal_id && each.step_no === step.step_no,
    );
    return JSON.stringify(now) === JSON.stringify(step)
      ? []
      : [`Step ${step.step_no} of ${step.deal_id} was decided and has changed`];
  });
  const untouched = before.deals.flatMap((deal) => {
    const now = facts.deals.find(({ id }) => id === deal.id);
    if (!now) return [`${deal.number} is gone`];
    return now.version < deal.version ? [`${deal.number} went back in its versions`] : [];
  });
  return [...open, ...changed, ...untouched];
}
