import { expect, test } from "vitest";

import { currentMonth, gridMonths, monthLabel, monthsFrom, readMonth } from "./month.ts";

test("a month begins where the vendor's clock is", () => {
  const instant = new Date("2026-10-31T23:30:00Z");
  expect(currentMonth(instant, "Europe/Berlin")).toBe("2026-11");
  expect(currentMonth(instant, "America/New_York")).toBe("2026-10");
});

test("months run on over the year's end", () => {
  expect(monthsFrom("2026-11", 3)).toEqual(["2026-11", "2026-12", "2027-01"]);
});

test("the grid is six months, or as long as what is in force", () => {
  expect(gridMonths("2026-11", [])).toHaveLength(6);
  expect(gridMonths("2026-11", ["2026-12"])).toHaveLength(6);
  expect(gridMonths("2026-11", ["2027-06"]).at(-1)).toBe("2027-06");
  expect(gridMonths("2026-11", ["2026-10", "2029-01"])).toHaveLength(6);
});

test.each([
  ["2026-11", "2026-11"],
  ["2026-11-01", "2026-11"],
  ["2026-11-01T00:00:00", "2026-11"],
  ["2026/11", "2026-11"],
  ["11/2026", "2026-11"],
  ["11.2026", "2026-11"],
  ["202611", "2026-11"],
  ["20261101", "2026-11"],
  ["Nov 2026", "2026-11"],
  ["november 2026", "2026-11"],
  ["2026 Nov", "2026-11"],
  ["01.11.2026", "2026-11"],
  ["Nov-26", "2026-11"],
  ["05.11.2026", "not-its-first-day"],
  ["2026-11-02", "not-its-first-day"],
  ["2026-13", null],
  ["11/26", null],
  ["01/11/2026", null],
  ["soon", null],
  ["", null],
])("%s is read as %s", (text, month) => {
  expect(readMonth(text)).toBe(month);
});

test("a month has a name", () => {
  expect(monthLabel("2026-11")).toBe("Nov 2026");
});
