import { expect, test } from "vitest";

import { draws, meanValueOf } from "#tests/support/random-purchases.ts";

import { expectedValue, fitGammaGamma, gammaGammaLikelihood } from "./gamma-gamma.ts";

/** As Fader & Hardie (2013) found them in the purchases of CDNOW's customers. */
const published = { p: 6.25, q: 3.74, v: 15.44 };

test.each([
  [0, 0, 35.17],
  [2, 22.35, 24.65],
  [1, 11.77, 18.91],
  [7, 73.74, 71.46],
  [2, 25.55, 27.28],
])(
  "%d repeats of %d on average: the next is expected at %d, as in the authors' spreadsheet",
  (repeats, meanValue, expected) => {
    expect(expectedValue(published, { repeats, meanValue })).toBeCloseTo(expected, 0);
  },
);

test("under q ≤ 1 there is no average for a customer without repeats", () => {
  const wild = { p: 2, q: 0.8, v: 10 };
  expect(expectedValue(wild, { repeats: 0, meanValue: 0 })).toBeNull();
  expect(expectedValue(wild, { repeats: 1, meanValue: 20 })).toBeCloseTo(60 / 1.8, 12);
});

test("the parameters that 20,000 averages were drawn from are found again", () => {
  const drawn = draws(21);
  const spending = Array.from({ length: 20_000 }, (_, at) => {
    const repeats = 1 + (at % 5);
    return { repeats, meanValue: meanValueOf(published, repeats, drawn) };
  });
  const fit = fitGammaGamma(spending);
  if (!fit.ok) throw new Error(fit.reason);
  for (const name of ["p", "q", "v"] as const) {
    expect(fit.model[name] / published[name]).toBeGreaterThan(0.9);
    expect(fit.model[name] / published[name]).toBeLessThan(1.1);
  }
  const ordered = spending.toSorted((one, other) => one.repeats - other.repeats);
  const truth = gammaGammaLikelihood(ordered)(Object.values(published)).value;
  expect(fit.logLikelihood).toBeGreaterThan(truth);
  // Twice the gain over the truth is chi-squared with three degrees of freedom.
  expect(fit.logLikelihood - truth).toBeLessThan(9);
  expect(fitGammaGamma(spending.toReversed())).toEqual(fit);
  // Another currency changes v and nothing else.
  const inCents = spending.map((one) => ({ ...one, meanValue: one.meanValue * 100 }));
  const cents = fitGammaGamma(inCents);
  if (!cents.ok) throw new Error(cents.reason);
  expect(cents.model.p / fit.model.p).toBeCloseTo(1, 6);
  expect(cents.model.v / fit.model.v).toBeCloseTo(100, 3);
});

test("too few customers and values without spread are answers", () => {
  const same = { repeats: 2, meanValue: 50 };
  expect(fitGammaGamma([same])).toEqual({ ok: false, reason: "too-few" });
  expect(fitGammaGamma(Array.from({ length: 50 }, () => same))).toEqual({
    ok: false,
    reason: "no-spread",
  });
});

test("values that hardly differ are fitted and said to be open", () => {
  const fit = fitGammaGamma(
    Array.from({ length: 50 }, (_, at) => ({ repeats: 2, meanValue: 50 + at * 1e-6 })),
  );
  if (!fit.ok) throw new Error(fit.reason);
  expect(fit.open).not.toEqual([]);
  expect(expectedValue(fit.model, { repeats: 2, meanValue: 50 })).toBeCloseTo(50, 2);
});
