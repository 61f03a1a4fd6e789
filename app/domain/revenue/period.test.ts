import { expect, test } from "vitest";

import { columnsOf, dayKey, periodBefore, presetPeriod } from "./period.ts";

test.each([
  { month: 1, today: "2026-05-04", from: "2026-01-01" },
  { month: 4, today: "2026-05-04", from: "2026-04-01" },
  { month: 7, today: "2026-05-04", from: "2025-07-01" },
  { month: 5, today: "2026-05-01", from: "2026-05-01" },
])("a fiscal year that begins in month $month began on $from", ({ month, today, from }) => {
  const { from: first, to } = presetPeriod("year", new Date(today), {
    firstMonth: month,
    weeks: null,
  });
  expect([dayKey(first), dayKey(to)]).toEqual([from, today]);
});

test("the columns of a year of weeks are its own periods, and compared with those before", () => {
  const calendar = { firstMonth: 1, weeks: "4-4-5" } as const;
  const today = new Date("2026-05-04");
  const period = presetPeriod("quarter", today, calendar);
  expect(dayKey(period.from)).toBe("2026-03-30");
  expect(columnsOf(period, "month", today, calendar)).toEqual([
    { key: "2026-03-30", label: "P4 FY26", toDate: false },
    { key: "2026-04-27", label: "P5 FY26", toDate: true },
  ]);
  const former = periodBefore(period, calendar);
  expect([dayKey(former.from), dayKey(former.to)]).toEqual(["2025-12-29", "2026-02-02"]);
});
