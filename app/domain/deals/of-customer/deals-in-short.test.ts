import { expect, test } from "vitest";

import { type CountedDeals, dealsByPartner, lotsOf } from "./deals-in-short.ts";

const counted: CountedDeals[] = [
  { partnerId: "ada", status: "approved", currency: "EUR", deals: 2, valueMinor: 10n },
  { partnerId: "bob", status: "info_requested", currency: "EUR", deals: 1, valueMinor: 5n },
  { partnerId: "ada", status: "won", currency: "USD", deals: 1, valueMinor: 100n },
  { partnerId: "ada", status: "expired", currency: "EUR", deals: 1, valueMinor: 3n },
];

test("deals are open, won or over, and only one currency is added up", () => {
  expect(lotsOf(counted, "EUR")).toEqual({
    open: { deals: 3, valueMinor: 15n },
    won: { deals: 1, valueMinor: 0n },
    closed: { deals: 1, valueMinor: 3n },
  });
});

test("a partner has as many as it registered, however they went", () => {
  expect([...dealsByPartner(counted)]).toEqual([
    ["ada", 4],
    ["bob", 1],
  ]);
});
