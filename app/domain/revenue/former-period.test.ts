import { expect, test } from "vitest";

import { formerPeriod, formerSlices } from "./former-period.ts";
import { calendarYear, columnPeriod, columnsOf, dayKey, type Period } from "./period.ts";

const days = ({ from, to }: Period) => `${dayKey(from)} ${dayKey(to)}`;
const period = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) });

test.each([
  ["2026-01-01", "2026-06-30", "before", "2025-07-01 2025-12-31"],
  ["2026-01-01", "2026-02-28", "before", "2025-10-01 2025-11-30"],
  ["2026-04-01", "2026-05-12", "before", "2026-01-01 2026-02-12"],
  ["2026-04-01", "2026-05-12", "year", "2025-04-01 2025-05-12"],
  ["2025-02-01", "2025-02-28", "year", "2024-02-01 2024-02-29"],
  ["2024-02-01", "2024-02-29", "year", "2023-02-01 2023-02-28"],
] as const)("%s to %s is measured against the period %s: %s", (from, to, against, former) => {
  expect(days(formerPeriod(period(from, to), against, calendarYear))).toBe(former);
});

test("a year of weeks is measured against the same weeks of the year before, where that had a 53rd, too", () => {
  const calendar = { firstMonth: 1, weeks: "4-4-5" } as const;
  expect(days(formerPeriod(period("2026-03-30", "2026-04-26"), "year", calendar))).toBe(
    "2025-03-31 2025-04-27",
  );
});

test.each(["before", "year"] as const)(
  "slices against %s leave no gap and no day twice",
  (against) => {
    const whole = period("2024-01-01", "2026-02-28");
    const slices = columnsOf(whole, "quarter", whole.to).map(({ key }) =>
      columnPeriod(key, "quarter", whole),
    );
    const former = formerSlices(slices, whole, against, calendarYear);
    const all = formerPeriod(whole, against, calendarYear);
    expect([former[0]?.from, former.at(-1)?.to]).toEqual([all.from, all.to]);
    for (const [place, slice] of former.entries()) {
      const next = former[place + 1];
      if (next) expect(next.from.getTime() - slice.to.getTime()).toBe(86_400_000);
    }
  },
);
