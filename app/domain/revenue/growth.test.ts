import { expect, test } from "vitest";

import { growthOf } from "./growth.ts";

test.each([
  [110n, 100n, 0.1],
  [50n, 100n, -0.5],
  [1_100n, 100n, 10],
  [1_101n, 100n, null],
  [100n, 0n, null],
  [100n, -5n, null],
])("%s after %s grew by %s", (now, before, growth) => {
  expect(growthOf(now, before)).toBe(growth);
});
