import { expect, test } from "vitest";

import { appliesByItself, type Plan, type Totals } from "./plan.ts";
import { type Former, unusualIn } from "./unusual.ts";

const totals = (units: number, over: Partial<Totals> = {}): Totals => ({
  sales: { rows: 10, units, amountMinor: BigInt(units) * 1_000n },
  returns: { rows: 0, units: 0, amountMinor: 0n },
  from: "2026-07-01",
  to: "2026-07-31",
  ...over,
});
const part = (units: number) => ({ productId: "p", partNo: "HI-4210", units });
const former = (units: number): Former => ({
  ...{ id: "s", fileName: "june.csv", rows: 10 },
  totals: totals(units, { from: "2026-06-01", to: "2026-06-30" }),
  parts: [part(units)],
});
const usual = [former(90), former(100), former(110)];
const report = (units: number, over: Partial<Totals> = {}) => ({
  totals: totals(units, over),
  parts: [part(units)],
  stock: false,
});

test("a report like those before it is nothing unusual, nor is one of a sender with few", () => {
  expect(unusualIn(report(120), usual)).toEqual([]);
  expect(unusualIn(report(9_000), usual.slice(0, 2))).toEqual([]);
});

test("more than three times the middle, or less than a third of it, is said in words", () => {
  expect(unusualIn(report(301), usual)).toEqual([
    "Units are 3.0 times the usual: 301 against 100",
    "The amount is 3.0 times the usual",
  ]);
  expect(unusualIn(report(33), usual)[0]).toBe("Units are 33 % of the usual: 33 against 100");
});

test("days before all others, many returns and a part in new numbers are said", () => {
  expect(unusualIn(report(100, { from: "2026-05-04" }), usual)).toEqual([
    "Days from 2026-05-04 on: the last 3 reports begin with 2026-06-01",
  ]);
  const returns = { rows: 3, units: -40, amountMinor: -40_000n };
  expect(unusualIn(report(140, { returns }), usual)).toEqual([
    "Many returns: 40 units, against 140 sold",
  ]);
  const other = { ...report(100), parts: [{ productId: "q", partNo: "HI-7710", units: 90 }] };
  expect(unusualIn(other, usual)).toEqual(["HI-7710: 90 units, not among the last"]);
});

test("who asks to be asked is asked, unless nothing changes", () => {
  const plan = {
    fresh: 1,
    changed: 0,
    refused: 1,
    unusual: [],
    warnings: [],
  } as Partial<Plan> as Plan;
  expect(appliesByItself(plan, "clean")).toBe(false);
  expect(appliesByItself(plan, "good_rows")).toBe(true);
  expect(appliesByItself({ ...plan, refused: 0 }, "clean")).toBe(true);
  expect(appliesByItself({ ...plan, refused: 0 }, "asked")).toBe(false);
  expect(appliesByItself({ ...plan, unusual: ["x"] }, "good_rows")).toBe(false);
  expect(appliesByItself({ ...plan, fresh: 0 }, "asked")).toBe(true);
  const warnings = [{ column: "Price", what: "Too low", rows: 1 }];
  expect(appliesByItself({ ...plan, refused: 0, warnings }, "clean")).toBe(false);
  expect(appliesByItself({ ...plan, refused: 0, warnings }, "good_rows")).toBe(true);
});
