import type { BucketHead } from "#app/ui/buckets.tsx";

import { type Month, monthLabel, monthName } from "../month.ts";

/** Months under their year. */
export const monthHeads = (months: readonly Month[]): BucketHead[] =>
  months.map((month) => ({ name: monthName(month), month: month.slice(0, 4) }));

/** A year begins with a line before it. */
export const beginsYear = (month: Month, at: number) => at > 0 && month.endsWith("-01");

/** "Nov 2026 to Apr 2027" */
export const span = (months: readonly Month[]): string => {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return "";
  return first === last ? monthLabel(first) : `${monthLabel(first)} to ${monthLabel(last)}`;
};
