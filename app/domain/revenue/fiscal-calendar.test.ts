import { expect, test } from "vitest";

import { periodOf, periodsOf, quarterStart } from "./fiscal-calendar.ts";

test("months of the calendar begin where the year does", () => {
  const calendar = { firstMonth: 7, weeks: null };
  const [first] = periodsOf(calendar, 2025);
  expect(first).toEqual({ from: "2025-07-01", to: "2025-07-31", year: 2026, month: 1, quarter: 1 });
  expect(periodOf(calendar, "2026-06-30")).toMatchObject({ year: 2026, month: 12, quarter: 4 });
  expect(quarterStart(calendar, periodOf(calendar, "2026-06-30"))).toBe("2026-04-01");
});

test("a year of weeks begins on the Monday nearest to the first, and the last period takes what is left", () => {
  const calendar = { firstMonth: 1, weeks: "4-4-5" } as const;
  const periods = periodsOf(calendar, 2026);
  expect(periods[0]).toMatchObject({ from: "2025-12-29", to: "2026-01-25" });
  expect(periods[2]).toMatchObject({ from: "2026-02-23", to: "2026-03-29" });
  // 2026 has 53 weeks.
  expect(periods[11]).toMatchObject({ from: "2026-11-23", to: "2027-01-03" });
});

test.each([
  { firstMonth: 1, weeks: null },
  { firstMonth: 10, weeks: null },
  { firstMonth: 1, weeks: "4-4-5" },
  { firstMonth: 2, weeks: "4-5-4" },
  { firstMonth: 12, weeks: "5-4-4" },
] as const)("every day of thirty years is in one period: %j", (calendar) => {
  for (let time = Date.UTC(2010, 0, 1); time < Date.UTC(2040, 0, 1); time += 86_400_000 * 3) {
    const day = new Date(time).toISOString().slice(0, 10);
    const year = Number(day.slice(0, 4));
    const found = [year - 1, year, year + 1]
      .flatMap((each) => periodsOf(calendar, each))
      .filter(({ from, to }) => from <= day && day <= to);
    expect(found.length, day).toBe(1);
  }
});
