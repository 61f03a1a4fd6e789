import { expect, test } from "vitest";

import { amountOf, decimalOf, divideRounded, lessDiscount, minorDigits } from "./money.ts";

test.each([
  [5n, 2n, 3n],
  [-5n, 2n, -3n],
  [4n, 3n, 1n],
  [5n, 3n, 2n],
  [0n, 7n, 0n],
])("%s / %s rounds to %s", (a, b, rounded) => {
  expect(divideRounded(a, b)).toBe(rounded);
});

test("a unit price of six places becomes whole cents only in the product", () => {
  expect(amountOf(3, 333_333n, "EUR")).toBe(100n);
  expect(amountOf(-2, 895_000_000n, "EUR")).toBe(-179_000n);
  expect(amountOf(10, 1_500_000n, "JPY")).toBe(15n);
});

test("yen have no cents", () => {
  expect([minorDigits("JPY"), minorDigits("EUR")]).toEqual([0, 2]);
});

test("thirty percent off 810.00 is 567.00", () => {
  expect(lessDiscount(81_000n, 3_000)).toBe(56_700n);
});

test.each([
  [123_450n, "EUR", "1234.50"],
  [-5n, "EUR", "-0.05"],
  [700n, "JPY", "700"],
  [1_500n, "KWD", "1.500"],
])("%s minor units of %s are %s", (minor, currency, decimal) => {
  expect(decimalOf(minor, currency)).toBe(decimal);
});
