import { expect, test } from "vitest";

import { priceLines } from "./price-lines.ts";

const products = new Map([
  ["sentry", { familyId: "s", unitMinor: 56_700n }],
  ["relay", { familyId: "r", unitMinor: 61_800n }],
]);

test("a deal is worth its parts at the partner's price", () => {
  const lines = [
    { productId: "sentry", quantity: 40 },
    { productId: "relay", quantity: 4 },
  ];
  expect(priceLines(lines, products)).toMatchObject({
    ok: true,
    valueMinor: 2_515_200n,
    lines: [
      { lineNo: 1, familyId: "s", amountMinor: 2_268_000n },
      { lineNo: 2, familyId: "r", amountMinor: 247_200n },
    ],
  });
});

test("a part without a price is named by its place, and nothing is priced", () => {
  const lines = [
    { productId: "sentry", quantity: 1 },
    { productId: "gone", quantity: 1 },
  ];
  expect(priceLines(lines, products)).toEqual({ ok: false, unpriced: [1] });
});
