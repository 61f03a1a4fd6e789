import { expect, test } from "vitest";

import { scaledHypergeometric } from "./hypergeometric.ts";

/** Closed forms of ₂F₁ (Abramowitz & Stegun 15.1.3, 15.1.8), each on either way of summing it. */
test.each([0, 1e-6, 0.3, 0.9, 0.999])("closed forms at z = %d", (z) => {
  const logarithm = z === 0 ? 1 : -Math.log1p(-z) / z;
  expect(scaledHypergeometric(1, 1, 2, z)).toBeCloseTo((1 - z) * logarithm, 13);
  // ₂F₁(a, b; b; z) = (1 − z)^-a
  expect(scaledHypergeometric(0.243, 3.2, 3.2, z)).toBeCloseTo(1, 13);
  expect(scaledHypergeometric(50, 3.2, 3.2, z)).toBeCloseTo(1, 11);
  // ₂F₁(a, b; a; z) = (1 − z)^-b
  const other = scaledHypergeometric(4, 1.5, 4, z);
  expect(other / (1 - z) ** 2.5).toBeCloseTo(1, 12);
});

test("counts that would overflow each factor leave the product whole", () => {
  expect(scaledHypergeometric(5_000, 7, 7, 0.9)).toBeCloseTo(1, 9);
  // Terms that alternate by Euler's way are summed as they stand.
  expect(scaledHypergeometric(400, 3, 3, 0.5)).toBeCloseTo(1, 10);
});

test("where Euler's way would cancel every digit, the series as it stands keeps them", () => {
  expect(scaledHypergeometric(60, 3, 3.5, 0.9) / 0.07182148663746747).toBeCloseTo(1, 11);
});
