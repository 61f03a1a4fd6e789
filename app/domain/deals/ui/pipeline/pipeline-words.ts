import type { DealSet, EndBucket, WaitBucket } from "../../pipeline/deal-set.ts";
import { stageNames } from "../deal-words.ts";

const monthFormat = new Intl.DateTimeFormat("en-GB", {
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "2026-12" as "Dec 2026". */
export const monthName = (month: string): string => monthFormat.format(new Date(`${month}-01`));

export const closingName = (key: string): string =>
  key === "overdue" ? "Before today" : key === "later" ? "Later" : monthName(key);

export const waitNames: Record<WaitBucket, string> = {
  "0-3": "Up to 3 days",
  "4-7": "4 to 7 days",
  "8-14": "8 to 14 days",
  "15-30": "15 to 30 days",
  "31+": "Over 30 days",
};

export const endNames: Record<EndBucket, string> = {
  "0-7": "Within a week",
  "8-14": "In 8 to 14 days",
  "15-30": "In 15 to 30 days",
};

const outcomeNames: Record<NonNullable<DealSet["outcome"]>, string> = {
  approved: "approved",
  won: "won",
  rejected: "rejected",
  withdrawn: "withdrawn",
  open: "not decided yet",
};

/** What a set is narrowed to, a word or two for each choice and the key that takes it away. */
export function choicesOf(
  set: DealSet,
  nameOf: { partner: string | null; family: string | null },
): { key: keyof DealSet; words: string }[] {
  const words: Partial<Record<keyof DealSet, string | null | undefined | false>> = {
    partner: set.partner && (nameOf.partner ?? "Unknown partner"),
    family: set.family && (nameOf.family ?? "Unknown family"),
    stage: set.stage && stageNames[set.stage],
    closes: set.closes && `Expected: ${closingName(set.closes).toLowerCase()}`,
    waits: set.waits && `Waiting ${waitNames[set.waits].toLowerCase()}`,
    ends: set.ends && `Ends ${endNames[set.ends].toLowerCase()}`,
    month: set.month && `Handed in ${monthName(set.month)}`,
    outcome: set.outcome && `Now ${outcomeNames[set.outcome]}`,
    decided: set.decided && (set.decided === "late" ? "Decided late" : "Decided on time"),
    customer: set.customer && "New customers",
  };
  return Object.entries(words).flatMap(([key, text]) =>
    text ? [{ key: key as keyof DealSet, words: text }] : [],
  );
}
