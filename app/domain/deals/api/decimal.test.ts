import { expect, test } from "vitest";

import { decimal } from "./decimal.ts";

test.each([
  [70_000n, "EUR", "700.00"],
  [5n, "EUR", "0.05"],
  [-12_345n, "USD", "-123.45"],
  [700n, "JPY", "700"],
  [1_234n, "KWD", "1.234"],
])("%s minor units of %s are %s", (minor, currency, text) => {
  expect(decimal(minor, currency)).toBe(text);
});
