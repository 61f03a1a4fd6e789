import { type FiscalCalendar, periodOf, periodsOf } from "./fiscal-calendar.ts";
import { dayKey, dayOf, type Period, periodBefore } from "./period.ts";

/** What a period is measured against: the one before it, or the same one a fiscal year earlier. */
export const comparisons = ["none", "before", "year"] as const;
export type Comparison = (typeof comparisons)[number];

const DAY_MS = 86_400_000;
const dayAfter = (day: Date) => new Date(day.getTime() + DAY_MS);
const dayBefore = (day: Date) => new Date(day.getTime() - DAY_MS);

/**
 * Days of the period that others are measured against, in the same order. The slices of a period, taken back one by
 * one, make up the former period without a gap: each ends where the next one begins.
 */
export function formerSlices(
  slices: readonly Period[],
  period: Period,
  against: Exclude<Comparison, "none">,
  calendar: FiscalCalendar,
): Period[] {
  const whole = formerPeriod(period, against, calendar);
  const begins = (day: Date) =>
    against === "year"
      ? yearEarlier(day, calendar)
      : periodBefore({ from: day, to: day }, calendar, period).from;
  return slices.map(({ from, to }) => ({
    from: from.getTime() === period.from.getTime() ? whole.from : begins(from),
    to: to.getTime() === period.to.getTime() ? whole.to : dayBefore(begins(dayAfter(to))),
  }));
}

export function formerPeriod(
  period: Period,
  against: Exclude<Comparison, "none">,
  calendar: FiscalCalendar,
): Period {
  if (against === "before") return periodBefore(period, calendar);
  const { from, to } = period;
  return {
    from: yearEarlier(from, calendar),
    // Whoever ends with a month is measured against what ended with it, be that a day longer.
    to: isLastOfPeriod(to, calendar)
      ? dayBefore(yearEarlier(dayAfter(to), calendar))
      : yearEarlier(to, calendar),
  };
}

const isLastOfPeriod = (day: Date, calendar: FiscalCalendar) =>
  periodOf(calendar, dayKey(day)).to === dayKey(day);

/** The same day of the same fiscal month a year earlier, or the last of that month where it has fewer days. */
function yearEarlier(day: Date, calendar: FiscalCalendar): Date {
  const { year, month, from } = periodOf(calendar, dayKey(day));
  const begins = calendar.firstMonth === 1 ? year : year - 1;
  const former = periodsOf(calendar, begins - 1)[month - 1];
  if (!former) throw new Error(`No fiscal month ${month} in ${year - 1}`);
  const same = dayOf(former.from).getTime() + day.getTime() - dayOf(from).getTime();
  return new Date(Math.min(same, dayOf(former.to).getTime()));
}
