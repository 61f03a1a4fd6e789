import { expect, test } from "vitest";

import { digamma, logBeta } from "./log-beta.ts";

test.each([
  [0.5, 0.5, Math.log(Math.PI)],
  [1, 7, -Math.log(7)],
  [2, 3, -Math.log(12)],
  [1e-3, 1, Math.log(1000)],
  [1, 1e7, -Math.log(1e7)],
  [12, 1, -Math.log(12)],
  [20, 2, -Math.log(420)],
])("ln B(%d, %d) is %d", (x, y, exact) => {
  expect(logBeta(x, y)).toBeCloseTo(exact, 13);
  expect(logBeta(y, x)).toBe(logBeta(x, y));
});

test("the parts of log beta meet where one takes over from the other", () => {
  // B(x, y + 1) = B(x, y) · y / (x + y), across ten
  for (const [x, y] of [
    [0.3, 9.5],
    [9.5, 9.6],
    [9.9, 10.4],
    [40, 9.99],
  ] as const) {
    expect(logBeta(x, y + 1)).toBeCloseTo(logBeta(x, y) + Math.log(y / (x + y)), 12);
  }
});

test("digamma is the slope: known values and ψ(x + 1) = ψ(x) + 1/x", () => {
  const euler = 0.5772156649015329;
  expect(digamma(1)).toBeCloseTo(-euler, 14);
  expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 14);
  for (const x of [1e-3, 0.7, 9.5, 10, 1e6]) {
    expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
  }
});
