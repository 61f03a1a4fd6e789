import { fittingBgNbd } from "../value/bg-nbd.ts";
import { findingPatterns } from "../value/buying-patterns.ts";
import { correlationOf } from "../value/correlation.ts";
import { fittingGammaGamma } from "../value/gamma-gamma.ts";
import { forecaster, type Models } from "../value/lifetime-value.ts";
import type { Steps } from "../value/steps.ts";
import type { BoughtHistory, Span } from "./history.ts";
import { buyingOf, spendingOf } from "./history.ts";
import { checkOnHoldout } from "./holdout.ts";
import type { FittedBuying, FittedSpending, HoldoutCheck } from "./report.ts";
import type { WorthTerms } from "./worth-terms.ts";

/** What a customer is worth. Amounts in minor units. */
export type Worth = {
  history: BoughtHistory;
  /** Weeks from one purchase to the next; null for who bought once. */
  rhythm: number | null;
  active: number | null;
  expected: number | null;
  average: number | null;
  lifetime: number | null;
  rank: number;
};

export type Estimate = {
  worths: Worth[];
  buying: FittedBuying;
  spending: FittedSpending;
  correlation: number | null;
  check: HoldoutCheck | null;
  topFrom: number | null;
};

/** How many customers are reckoned between two turns, and how many are only looked at. */
const AT_ONCE = 100;
const LOOKED_AT = 20_000;

/** What is told of each, of those of whom something is. */
export function* each<From, To>(all: readonly From[], tell: (one: From) => To | null): Steps<To[]> {
  const told: To[] = [];
  for (const [place, one] of all.entries()) {
    if (place % LOOKED_AT === LOOKED_AT - 1) yield;
    const found = tell(one);
    if (found !== null) told.push(found);
  }
  return told;
}

/**
 * What each customer is worth by BG/NBD and Gamma-Gamma, in steps. Where the purchases do not tell of a model, what was
 * bought within a year stands in for its value.
 */
export function* estimateWorth(
  histories: readonly BoughtHistory[],
  span: Span,
  terms: WorthTerms,
): Steps<Estimate> {
  const bought = yield* each(histories, (history) => buyingOf(history, span));
  const buying = yield* fittingBgNbd(yield* findingPatterns(bought));
  const spent = yield* each(histories, (history) => {
    const spending = spendingOf(history);
    return spending.meanValue > 0 ? spending : null;
  });
  const spending = yield* fittingGammaGamma(spent);
  const models: Models | null = buying.ok
    ? { buying: buying.model, spending: spending.ok ? spending.model : null }
    : null;
  const worths = yield* worthOfEach(histories, span, terms, models);
  const check = yield* checkOnHoldout(histories, span);
  return {
    ...{ worths, buying, spending, check },
    correlation: spending.ok ? correlationOf(spent) : null,
    topFrom: topFrom(worths, terms.topPercent / 100),
  };
}

function* worthOfEach(
  histories: readonly BoughtHistory[],
  span: Span,
  { horizonWeeks, discountPercent }: WorthTerms,
  models: Models | null,
): Steps<Worth[]> {
  const outlook = { horizonWeeks, discountRate: discountPercent / 100 };
  const forecast = models && forecaster(models, outlook, 0);
  const worths: Worth[] = [];
  for (const history of histories) {
    if (worths.length % AT_ONCE === AT_ONCE - 1) yield;
    const buying = buyingOf(history, span);
    const { repeats: valued, meanValue } = spendingOf(history);
    const found = buying && forecast?.({ ...buying, valued, meanValue });
    // Who did not buy in all that time is not expected to.
    const nothing = forecast && !buying ? 0 : null;
    const lifetime = found ? found.lifetimeValue : models?.spending ? nothing : null;
    worths.push({
      history,
      rhythm: history.days > 1 ? (history.last - history.first) / 7 / (history.days - 1) : null,
      active: found?.probabilityActive ?? null,
      expected: found ? found.nextYear : nothing,
      average: found?.averageValue ?? null,
      lifetime,
      rank: lifetime ?? history.year,
    });
  }
  return worths;
}

/** The rank from which on a customer is one of the top: so large a share of all are. */
function topFrom(worths: readonly Worth[], share: number): number | null {
  const ranks = Float64Array.from(worths, ({ rank }) => rank).sort();
  const place = ranks.length - Math.max(1, Math.round(ranks.length * share));
  const from = ranks[place];
  return from === undefined || from <= 0 ? null : from;
}
