import { expect, test } from "vitest";

import { dayKey, presetPeriod } from "./period.ts";

test.each([
  { month: 1, today: "2026-05-04", from: "2026-01-01" },
  { month: 4, today: "2026-05-04", from: "2026-04-01" },
  { month: 7, today: "2026-05-04", from: "2025-07-01" },
  { month: 5, today: "2026-05-01", from: "2026-05-01" },
])("a fiscal year that begins in month $month began on $from", ({ month, today, from }) => {
  const { from: first, to } = presetPeriod("year", new Date(today), month);
  expect([dayKey(first), dayKey(to)]).toEqual([from, today]);
});
