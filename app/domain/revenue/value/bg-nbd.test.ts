import { expect, test } from "vitest";

import { draws, repeatsOf } from "#tests/support/random-purchases.ts";

import { expectedPurchases, fitBgNbd, probabilityActive, purchasesIfActive } from "./bg-nbd.ts";
import { bgNbdLikelihood } from "./bg-nbd-likelihood.ts";
import { buyingPatterns } from "./buying-patterns.ts";

/** As Fader, Hardie & Lee (2005) found them in the purchases of CDNOW's customers. */
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
/** The same before rounding: the spreadsheet works with these. */
const unrounded = { r: 0.242595, alpha: 4.413602, a: 0.792922, b: 2.425907 };
const newcomer = { repeats: 0, recency: 0, age: 0 };

test("the worked customer of the authors' spreadsheet is expected to buy 1.226 times in 39 weeks", () => {
  const customer = { repeats: 2, recency: 30.43, age: 38.86 };
  expect(expectedPurchases(published, customer, 39)).toBeCloseTo(1.226, 3);
});

test.each([
  [0.1429, 0.0078],
  [1, 0.0532],
  [3, 0.1506],
  [31.8571, 1.0405],
  [32, 1.0437],
  [78, 1.8576],
])(
  "in %d weeks a new customer buys %d times, as the authors' spreadsheet has it",
  (weeks, times) => {
    expect(expectedPurchases(unrounded, newcomer, weeks)).toBeCloseTo(times, 3);
  },
);

test("who bought once is active for certain, who came often and stayed away hardly", () => {
  expect(probabilityActive(published, { repeats: 0, recency: 0, age: 39 })).toBe(1);
  const steady = probabilityActive(published, { repeats: 20, recency: 38, age: 39 });
  const silent = probabilityActive(published, { repeats: 20, recency: 10, age: 39 });
  expect(steady).toBeGreaterThan(0.9);
  expect(silent).toBeLessThan(1e-4);
  expect(probabilityActive(published, { repeats: 1e6, recency: 1, age: 5_000 })).toBe(0);
});

/**
 * The same expectation without hypergeometric functions: over the dropout chance p, which is beta distributed, of
 * (1 − (1 + pt/(α + T))^-(r + x)) / p, by the trapezoidal rule in ln(p / (1 − p)).
 */
function byQuadrature(model: typeof published, repeats: number, age: number, weeks: number) {
  const [a, b] = [model.a, model.b + repeats];
  const w = weeks / (model.alpha + age);
  let sum = 0;
  let weight = 0;
  const step = Math.min(0.25, Math.sqrt(1 / a + 1 / b) / 8);
  const middle = Math.log(a / b);
  const reach = Math.ceil((60 + 60 / Math.min(a, b)) / step);
  for (let at = -reach; at <= reach; at += 1) {
    const u = middle + at * step;
    const logP = -Math.log1p(Math.exp(-u));
    const logRest = -Math.log1p(Math.exp(u));
    const density = Math.exp(
      a * (logP - Math.log(a / (a + b))) + b * (logRest - Math.log(b / (a + b))),
    );
    const p = Math.exp(logP);
    weight += density;
    if (density > 0) sum += (density * -Math.expm1(-(model.r + repeats) * Math.log1p(w * p))) / p;
  }
  return sum / weight;
}

test.each([0.3, 0.793, 0.9994, 1, 1.0001, 1.5, 20])("a = %d agrees with an integral", (a) => {
  for (const [r, b] of [
    [0.243, 2.426],
    [0.05, 0.4],
    [30, 1.2],
    [3, 500],
  ] as const) {
    for (const repeats of [0, 1, 26, 2_000]) {
      const model = { r, alpha: 4.414, a, b };
      const exact = byQuadrature(model, repeats, 39, 52);
      expect(purchasesIfActive(model, { repeats, age: 39 }, 52) / exact).toBeCloseTo(1, 8);
    }
  }
});

test("a gap of the formula where a + b is 1 is passed as well", () => {
  const model = { r: 0.3, alpha: 5, a: 0.4, b: 0.6 };
  const exact = byQuadrature(model, 0, 20, 52);
  expect(purchasesIfActive(model, { repeats: 0, age: 20 }, 52) / exact).toBeCloseTo(1, 9);
});

test("what is foretold is what happens: 30,000 customers watched on", () => {
  const drawn = draws(11);
  const model = { r: 1.5, alpha: 6, a: 0.8, b: 2.5 };
  const [age, weeks] = [20, 26];
  const kinds = new Map<
    string,
    { active: number; bought: number; wasActive: number; did: number; spread: number }
  >();
  for (let customer = 0; customer < 30_000; customer += 1) {
    const { times, stoppedAt } = repeatsOf(model, age + weeks, drawn);
    const before = times.filter((time) => time <= age);
    const seen = { repeats: before.length, recency: before.at(-1) ?? 0, age };
    if (seen.repeats === 0) continue;
    const kind = `${seen.repeats > 3 ? "often" : "seldom"}, ${seen.recency > 10 ? "lately" : "long ago"}`;
    const so = kinds.get(kind) ?? { active: 0, bought: 0, wasActive: 0, did: 0, spread: 0 };
    const bought = expectedPurchases(model, seen, weeks);
    const did = times.length - before.length;
    so.active += probabilityActive(model, seen);
    so.bought += bought;
    so.wasActive += Number(stoppedAt > age);
    so.did += did;
    so.spread += (did - bought) ** 2;
    kinds.set(kind, so);
  }
  expect(kinds.size).toBe(4);
  // Four standard deviations of what chance alone does.
  for (const { active, bought, wasActive, did, spread } of kinds.values()) {
    expect(Math.abs(wasActive - active)).toBeLessThan(4 * Math.sqrt(active));
    expect(Math.abs(did - bought)).toBeLessThan(4 * Math.sqrt(spread));
  }
});

const customersOf = (count: number, seed: number) => {
  const drawn = draws(seed);
  return Array.from({ length: count }, () => {
    const age = 26 + Math.floor(drawn.uniform() * 52);
    const { times } = repeatsOf(published, age, drawn);
    return { repeats: times.length, recency: times.at(-1) ?? 0, age };
  });
};

test("the slopes are those of the likelihood", () => {
  const likelihood = bgNbdLikelihood(buyingPatterns(customersOf(300, 3)));
  const at = [0.3, 5, 0.7, 2];
  const { gradient } = likelihood(at);
  for (const [axis, slope] of gradient.entries()) {
    const beside = (by: number) => likelihood(at.with(axis, (at[axis] ?? 0) + by)).value;
    expect((beside(1e-5) - beside(-1e-5)) / 2e-5 / slope).toBeCloseTo(1, 5);
  }
});

test("the parameters that 20,000 histories were drawn from are found again", () => {
  const customers = customersOf(20_000, 5);
  const fit = fitBgNbd(buyingPatterns(customers));
  if (!fit.ok) throw new Error(fit.reason);
  const { r, alpha, a, b } = fit.model;
  expect(r / published.r).toBeCloseTo(1, 1);
  expect(alpha / published.alpha).toBeCloseTo(1, 1);
  expect(a / (a + b)).toBeCloseTo(published.a / (published.a + published.b), 1);
  expect(fit.open).toEqual([]);
  const truth = bgNbdLikelihood(buyingPatterns(customers))(Object.values(published)).value;
  expect(fit.logLikelihood).toBeGreaterThan(truth);
  // Twice the gain over the truth is chi-squared with four degrees of freedom.
  expect(fit.logLikelihood - truth).toBeLessThan(10);
  expect(fitBgNbd(buyingPatterns(customers.toReversed()))).toEqual(fit);
});

const alike = (customers: number, pattern: { repeats: number; recency: number; age: number }) => ({
  ...pattern,
  customers,
});

test.each([
  ["no customers", [], "no-customers"],
  ["nobody who came back", [alike(500, { repeats: 0, recency: 0, age: 30 })], "no-repeats"],
  ["everybody on the last day", [alike(500, newcomer)], "no-repeats"],
  ["one customer", [alike(1, { repeats: 9, recency: 20, age: 30 })], "too-few"],
])("%s is an answer", (_what, patterns, reason) => {
  expect(fitBgNbd(patterns)).toEqual({ ok: false, reason });
});

test("customers who are all alike, or never stop, or buy daily for years are fitted and said to be open", () => {
  for (const pattern of [
    { repeats: 5, recency: 30, age: 30 },
    { repeats: 15_000, recency: 2_200, age: 2_200.5 },
  ]) {
    const fit = fitBgNbd([alike(40, pattern), alike(3, { ...pattern, repeats: 4 })]);
    if (!fit.ok) throw new Error(fit.reason);
    expect(Object.values(fit.model).every(Number.isFinite)).toBe(true);
    expect(fit.open).not.toEqual([]);
    expect(expectedPurchases(fit.model, pattern, 52)).toBeGreaterThan(0);
  }
});
