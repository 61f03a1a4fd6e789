import { expect, test } from "vitest";

import { averagePurchase, barsOf, between, noSums, yearStart } from "./bought.ts";

const today = new Date("2026-06-30");
const month = (day: string, indirectMinor: bigint, directMinor = 0n) => ({
  ...{ month: new Date(day), indirectMinor, directMinor, units: 1 },
});
const months = [month("2024-02-01", 7n), month("2025-07-01", 1n, 2n), month("2026-06-01", 4n)];

test("twelve months end with this one, and a silent month is a column", () => {
  const bars = barsOf(months, "12m", today);
  expect(bars).toHaveLength(12);
  expect(bars[0]).toMatchObject({ label: "Jul 25", from: "2025-07-01", to: "2025-07-31" });
  expect(bars.map(({ indirectMinor }) => indirectMinor)).toEqual([
    ...[1n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 4n],
  ]);
});

test("three years stand in quarters, each with the days of its lines", () => {
  const bars = barsOf(months, "3y", today);
  expect(bars[0]).toMatchObject({ label: "Q3 23", from: "2023-07-01", to: "2023-09-30" });
  expect(bars[2]).toMatchObject({ label: "Q1 24", indirectMinor: 7n });
  expect(bars.at(-1)).toMatchObject({ label: "Q2 26", indirectMinor: 4n });
});

test("a year adds up whole months", () => {
  expect(yearStart(today)).toEqual(new Date("2025-07-01"));
  expect(between(months, yearStart(today), null)).toEqual({ indirectMinor: 5n, directMinor: 2n });
  expect(between(months, new Date("2024-01-01"), yearStart(today)).indirectMinor).toBe(7n);
});

test("an average needs a purchase", () => {
  expect(averagePurchase(noSums)).toBeNull();
  expect(averagePurchase({ ...noSums, directMinor: 10n, purchases: 4 })).toBe(2n);
});
