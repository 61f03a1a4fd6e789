import { expect, test } from "vitest";

import { purchasesFrom } from "./purchases.ts";

const line = (day: string, through: "partner" | "other" | "direct", streetMinor: bigint) => ({
  through,
  quarter: new Date(`${day.slice(0, 5)}${day.slice(5, 7) < "04" ? "01" : "07"}-01`),
  day: new Date(day),
  partNo: "HI-4210",
  product: "Sentry",
  family: "Sentry",
  units: 2n,
  streetMinor,
  currency: "EUR",
});

test("quarters without a purchase stand between those with one, and money stays exact", () => {
  const { quarters } = purchasesFrom(
    [line("2026-01-10", "partner", 9_007_199_254_740_993n), line("2026-07-02", "direct", 5n)],
    "EUR",
  );
  expect(quarters.map(({ partner, direct }) => [partner, direct])).toEqual([
    [9_007_199_254_740_993n, 0n],
    [0n, 0n],
    [0n, 5n],
  ]);
});

test("lines of one family and way are one row, with the last day", () => {
  const { rows } = purchasesFrom(
    [line("2026-01-10", "partner", 1n), line("2026-02-10", "partner", 2n)],
    "EUR",
  );
  expect(rows).toMatchObject([{ units: 4n, streetMinor: 3n, lastDay: new Date("2026-02-10") }]);
});

test("the chart is in one currency, the table in all", () => {
  const dollars = { ...line("2026-01-10", "other", 7n), currency: "USD" };
  const found = purchasesFrom([dollars, line("2026-01-11", "other", 1n)], "EUR");
  expect(found.quarters.map(({ other }) => other)).toEqual([1n]);
  expect(found.rows).toHaveLength(2);
});
