import { expectedPurchases, fittingBgNbd } from "../value/bg-nbd.ts";
import { findingPatterns } from "../value/buying-patterns.ts";
import type { Steps } from "../value/steps.ts";
import { type BoughtHistory, heldBuyingOf, type Span } from "./history.ts";
import type { HoldoutCheck } from "./report.ts";

const DAY_MS = 86_400_000;
const LONGEST_WEEKS = 26;
const SHORTEST_WEEKS = 4;
const AT_ONCE = 500;

/** The models look at so many weeks at most; the last quarter of them is held back, half a year at most. */
export function spanOf(
  { first, last }: { first: number; last: number },
  lookbackWeeks: number,
): Span {
  const from = Math.max(first, last + 1 - lookbackWeeks * 7);
  const weeks = Math.min(LONGEST_WEEKS, Math.floor((last + 1 - from) / 7 / 4));
  return { from, until: last, heldFrom: last + 1 - weeks * 7 };
}

/** By how often they had bought until the holdout began. */
const groups = [
  { name: "Once", least: 0 },
  { name: "2 or 3 times", least: 1 },
  { name: "4 to 9 times", least: 3 },
  { name: "10 to 29 times", least: 9 },
  { name: "30 times or more", least: 29 },
];
const groupOf = (repeats: number) => groups.findLastIndex(({ least }) => repeats >= least);

/**
 * Fits the model to what was bought before the holdout, and compares what it foretells with what came. Null where there
 * is too little on either side.
 */
export function* checkOnHoldout(
  histories: readonly BoughtHistory[],
  span: Span,
): Steps<HoldoutCheck | null> {
  const weeks = (span.until + 1 - span.heldFrom) / 7;
  if (weeks < SHORTEST_WEEKS) return null;
  const known = histories.flatMap((history) => heldBuyingOf(history, span) ?? []);
  const fit = yield* fittingBgNbd(yield* findingPatterns(known));
  if (!fit.ok) return null;
  const sums = groups.map(({ name }) => ({ name, customers: 0, expected: 0, made: 0 }));
  for (const [place, history] of histories.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) yield;
    const buying = heldBuyingOf(history, span);
    const sum = buying && sums[groupOf(buying.repeats)];
    if (!sum) continue;
    sum.customers += 1;
    sum.expected += expectedPurchases(fit.model, buying, weeks);
    sum.made += history.seenDays - history.heldDays;
  }
  const total = (of: (sum: (typeof sums)[number]) => number) =>
    sums.reduce((all, sum) => all + of(sum), 0);
  return {
    ...{ from: new Date(span.heldFrom * DAY_MS), weeks },
    customers: total(({ customers }) => customers),
    expected: total(({ expected }) => expected),
    made: total(({ made }) => made),
    groups: sums.filter(({ customers }) => customers > 0),
  };
}
