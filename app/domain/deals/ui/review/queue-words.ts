import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { Verdict } from "../../conflicts/conflict.ts";
import type { QueueGroup } from "../../decide/queue-groups.ts";
import type { Bought, QueueItem } from "../../decide/queue-item.ts";
import type { QueueKind, QueueSort } from "../../decide/queue-query.ts";
import { statusLooks } from "../deal-words.ts";
import { dayWords, leftWords, weekdayWords } from "../due-words.ts";

export const kindNames: Record<QueueKind, string> = {
  registration: "Registrations",
  request: "Requests of partners",
  dispute: "Disputes",
  information: "Questions to partners",
};

export const verdictChoices: Record<Verdict | "clear", string> = {
  conflict: "Partner conflict",
  direct: "Own sales engaged",
  duplicate: "Same partner’s duplicate",
  competing: "Competing registration",
  existing_customer: "Has bought before",
  possible: "Nearly the same name",
  clear: "Nothing touches it",
};

export const boughtNames: Record<Bought, string> = {
  instead: "Elsewhere instead",
  elsewhere: "Elsewhere too",
  nothing: "Nothing bought",
};

/** What was bought instead was bought elsewhere as well. */
export const boughtChoices: Record<Bought, string> = {
  instead: "Bought elsewhere instead",
  elsewhere: "Bought elsewhere at all",
  nothing: "Won, nothing bought",
};

export const sortNames: Record<QueueSort, string> = {
  due: "Due",
  value: "Value",
  submitted: "Handed in",
  customer: "Customer",
  partner: "Partner",
};

export const dueNames = { overdue: "Overdue", today: "By tonight", week: "Within a week" } as const;

const blocking: readonly Verdict[] = ["conflict", "direct", "duplicate", "competing"];

/** The shape before a line: what stands in its way first, else where it is. */
export function lookOf(item: QueueItem): { mark: MarkName; tone?: Tone } {
  if (item.kind === "dispute") return { mark: "overlap", tone: "bad" };
  if (item.kind === "request") return { mark: "info", tone: "live" };
  if (item.verdict && blocking.includes(item.verdict) && item.kind === "registration") {
    return { mark: "overlap", tone: "warn" };
  }
  return statusLooks[item.status];
}

/** What a line asks for, where it is not a registration. */
export function asksFor({ kind, asks, number }: QueueItem): string | null {
  if (kind === "dispute") return `Dispute about ${number}`;
  if (kind !== "request") return null;
  return asks === "extension" ? "Extension" : "Change of terms";
}

/** The same in a sentence, for who has not the queue before them. */
export function todoWords(item: QueueItem): string {
  const asked = asksFor(item);
  if (asked && item.kind === "request") return `${item.partnerName} asks: ${asked.toLowerCase()}`;
  if (asked) return asked;
  if (item.kind === "information") return `${item.partnerName} has not answered your question`;
  return `${item.partnerName} registered ${item.families.join(", ")}`;
}

/** Where a line leads: a dispute has a page of its own. */
export const placeOf = ({ kind, dealId }: QueueItem): string =>
  `/desk/deals/${dealId}${kind === "dispute" ? "/dispute" : ""}`;

export function whenOf(item: QueueItem, waiting: boolean, clock: Clock): string {
  if (!waiting) {
    return item.status === "approved" && item.protectedUntil
      ? `until ${dayWords(item.protectedUntil, clock)}`
      : statusLooks[item.status].word;
  }
  if (item.kind === "information" && item.askedAt) {
    return `asked ${dayWords(item.askedAt, clock)}`;
  }
  return item.dueAt ? leftWords(item.dueAt, clock) : "";
}

const heads: Record<QueueGroup["kind"], string> = {
  overdue: "Overdue",
  today: "Due today",
  tomorrow: "Due tomorrow",
  day: "",
  stopped: "With the partner, clock stopped",
};

export const headOf = ({ kind, day, items }: QueueGroup, clock: Clock): string =>
  kind === "day" && day && items[0]?.dueAt ? weekdayWords(items[0].dueAt, clock) : heads[kind];
