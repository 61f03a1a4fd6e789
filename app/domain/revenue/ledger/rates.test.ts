import { expect, test } from "vitest";

import { Rates } from "./rates.ts";

const rates = new Rates("EUR", [
  { currency: "USD", day: "2026-03-06", rate: "1.1" },
  { currency: "USD", day: "2026-03-03", rate: "1.25" },
  { currency: "JPY", day: "2026-03-03", rate: "160" },
]);

test("an amount is divided by the rate of its day, rounded half away from zero", () => {
  expect(rates.convert(1000n, "USD", "2026-03-03")).toEqual({ base: 800n, rate: "1.25" });
  expect(rates.convert(-1001n, "USD", "2026-03-06")).toEqual({ base: -910n, rate: "1.1" });
});

test("currencies without minor units keep their size", () => {
  expect(rates.convert(16_000n, "JPY", "2026-03-03").base).toBe(10_000n);
});

test("over a weekend the last rate holds, and no longer than a week", () => {
  expect(rates.convert(1100n, "USD", "2026-03-08").base).toBe(1000n);
  expect(rates.convert(1100n, "USD", "2026-03-13").base).toBe(1000n);
  expect(rates.convert(1100n, "USD", "2026-03-14")).toEqual({ base: null, rate: null });
  expect(rates.convert(1100n, "USD", "2026-03-02")).toEqual({ base: null, rate: null });
});

test("the vendor's own currency needs none", () => {
  expect(rates.convert(5n, "EUR", "2026-01-01")).toEqual({ base: 5n, rate: null });
});
