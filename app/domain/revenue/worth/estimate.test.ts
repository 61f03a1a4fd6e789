import { expect, test } from "vitest";

import { fitBgNbd } from "../value/bg-nbd.ts";
import { toItsEnd } from "../value/steps.ts";
import { estimateWorth } from "./estimate.ts";
import { type BoughtHistory, buyingOf, heldBuyingOf, spendingOf } from "./history.ts";
import { spanOf } from "./holdout.ts";
import { keptTerms, SetWorthTerms, usualTerms } from "./worth-terms.ts";

const span = spanOf({ first: 0, last: 727 }, 104);

/** Somebody who bought so many times, a hundred each time, until a day. */
function history(id: number, first: number, last: number, days: number): BoughtHistory {
  const heldDays = Math.max(1, Math.round(days * ((span.heldFrom - first) / (last - first + 1))));
  const held = { heldDays: Math.min(days, heldDays), heldLast: Math.min(last, span.heldFrom - 1) };
  const worth = 10_000 + id * 500;
  const value = { valuedDays: days, valued: days * worth, firstValue: worth };
  const sums = { year: worth * days, before: 0, all: worth * days };
  return {
    id: `${id}`,
    first,
    last,
    days,
    seenFirst: first,
    seenDays: days,
    ...value,
    ...held,
    ...sums,
  };
}

const regulars = Array.from({ length: 30 }, (_, at) => history(at, at, 700 + (at % 20), 12 + at));
const gone = Array.from({ length: 8 }, (_, at) => history(30 + at, at, 200 + at * 9, 10));

test("the models look back so far, and the last quarter of it is held back", () => {
  expect(span).toEqual({ from: 0, until: 727, heldFrom: 546 });
  expect(spanOf({ first: 0, last: 727 }, 52)).toEqual({ from: 364, until: 727, heldFrom: 637 });
  const [one] = gone;
  expect(one && buyingOf(one, span)?.age).toBeCloseTo(727 / 7, 10);
  expect(one && heldBuyingOf(one, span)?.age).toBeCloseTo(545 / 7, 10);
});

test("each customer is valued by the models that all of them tell of", () => {
  const all = [...regulars, ...gone];
  const { worths, buying, spending, check, topFrom } = toItsEnd(
    estimateWorth(all, span, usualTerms),
  );
  const alike = all
    .flatMap((each) => buyingOf(each, span) ?? [])
    .map((b) => ({ ...b, customers: 1 }));
  expect(buying).toEqual(fitBgNbd(alike));
  expect(spending.ok).toBe(true);
  const active = worths.map((worth) => worth.active ?? 0);
  expect(Math.min(...active.slice(0, 30))).toBeGreaterThan(Math.max(...active.slice(30)));
  const above = worths.filter(({ rank }) => rank >= (topFrom ?? 0));
  expect(above).toHaveLength(4);
  expect(check?.customers).toBe(38);
  expect(check?.groups.reduce((sum, { made }) => sum + made, 0)).toBe(check?.made);
});

test("who did not buy in the time that is looked at is worth nothing more", () => {
  const past = { ...history(99, -400, -300, 5), seenFirst: 0, seenDays: 0, heldDays: 0 };
  const away = { ...past, valuedDays: 0, valued: 0, firstValue: 0, year: 0 };
  const { worths } = toItsEnd(estimateWorth([...regulars, away], span, usualTerms));
  expect(worths.at(-1)).toMatchObject({ active: null, expected: 0, lifetime: 0, rank: 0 });
});

test("a day without a value is a purchase and says nothing of what one is worth", () => {
  const one = history(1, 0, 70, 4);
  expect(spendingOf(one)).toEqual({ repeats: 3, meanValue: 10_500 });
  const uncovered = { ...one, valuedDays: 3, valued: 31_500 };
  expect(spendingOf(uncovered)).toEqual({ repeats: 2, meanValue: 10_500 });
  expect(buyingOf(uncovered, span)?.repeats).toBe(3);
  expect(spendingOf({ ...uncovered, firstValue: 0 })).toEqual({ repeats: 3, meanValue: 10_500 });
});

test("limits that contradict each other are refused, and what is kept is filled up", () => {
  const said = SetWorthTerms.safeParse({ ...usualTerms, sleepingPercent: 90 });
  expect(said.error?.issues.map(({ path }) => path[0])).toEqual(["sleepingPercent"]);
  expect(keptTerms({ lookbackWeeks: 52 })).toEqual({ ...usualTerms, lookbackWeeks: 52 });
  expect(keptTerms({ lookbackWeeks: -1 })).toEqual(usualTerms);
  expect(keptTerms(null)).toEqual(usualTerms);
});
