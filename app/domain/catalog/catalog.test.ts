import { expect, test } from "vitest";

import { readPrice, SetPrice } from "./catalog.schema.ts";

test.each([
  { text: "1234.50", currency: "EUR", minor: 123_450n },
  { text: "1.234,50", currency: "EUR", minor: 123_450n },
  { text: "1200", currency: "JPY", minor: 1_200n },
])("$text $currency", ({ text, currency, minor }) => {
  expect(readPrice(text, currency)).toEqual({ ok: true, minor });
});

test.each([
  { text: "0", currency: "EUR", words: "The price is more than nothing" },
  { text: "1.555,5", currency: "JPY", words: "JPY has 0 decimals" },
  { text: "a lot", currency: "EUR", words: "The price is not a number. Write it such as 1234.50" },
])("$text $currency is no price", ({ text, currency, words }) => {
  expect(readPrice(text, currency)).toEqual({ ok: false, words });
});

test("what is wrong with a price is said of the price", () => {
  const input = { productId: "0198c7a0-0000-7000-8000-000000000000", currency: "eur" };
  const parsed = SetPrice.safeParse({ ...input, price: "x", validFrom: "2026-05-01" });
  expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["price"]]);
});
