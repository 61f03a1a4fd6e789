import { expect, test } from "vitest";

import { minimise } from "./minimise.ts";

/** Rosenbrock's valley: bent, flat at the bottom, lowest at (1, 1). */
const valley = ([x = 0, y = 0]: readonly number[]) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
});

test("the lowest point of a bent valley is found", () => {
  const { at, settled } = minimise(valley, [-1.2, 1]);
  expect(settled).toBe(true);
  expect(at[0]).toBeCloseTo(1, 8);
  expect(at[1]).toBeCloseTo(1, 8);
});

test("a value far from zero does not keep the search from resting", () => {
  let asked = 0;
  const high = (at: readonly number[]) => {
    asked += 1;
    const { value, gradient } = valley(at);
    return { value: 1e6 + value, gradient };
  };
  expect(minimise(high, [-1.2, 1]).at[0]).toBeCloseTo(1, 3);
  expect(asked).toBeLessThan(500);
});

test("a slope without an end is told from a minimum", () => {
  const slope = ([x = 0]: readonly number[]) => ({ value: -x, gradient: [-1] });
  expect(minimise(slope, [0]).settled).toBe(false);
});
