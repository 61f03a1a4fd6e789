/** How a vendor cuts its year: by the months of the calendar, or the months of each quarter by weeks. */
export type FiscalCalendar = {
  /** The month that the fiscal year begins with, January being 1. */
  firstMonth: number;
  weeks: "4-4-5" | "4-5-4" | "5-4-4" | null;
};

export type FiscalPeriod = {
  /** First and last day, "2026-03-01". */
  from: string;
  to: string;
  /** Named for the calendar year in which the fiscal year ends. */
  year: number;
  /** 1 to 12, and 1 to 4. */
  month: number;
  quarter: number;
};

const DAY_MS = 86_400_000;
const keyOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const monthStart = (year: number, month: number) => Date.UTC(year, month - 1, 1);

/**
 * The first day of the fiscal year that begins in a calendar year. Years of whole weeks begin on the Monday nearest
 * to the first of the month, so that they have 52 weeks, and now and then 53.
 */
function yearStart({ firstMonth, weeks }: FiscalCalendar, year: number): number {
  const first = monthStart(year, firstMonth);
  if (weeks === null) return first;
  const sinceMonday = (new Date(first).getUTCDay() + 6) % 7;
  return first + (sinceMonday <= 3 ? -sinceMonday : 7 - sinceMonday) * DAY_MS;
}

/** The twelve periods of the fiscal year that begins in a calendar year. A 53rd week belongs to the last. */
export function periodsOf(calendar: FiscalCalendar, beginsIn: number): FiscalPeriod[] {
  const { firstMonth, weeks } = calendar;
  const starts: number[] = [];
  const lengths = weeks?.split("-").map(Number) ?? [];
  let week = 0;
  for (let month = 0; month < 12; month += 1) {
    starts.push(
      weeks === null
        ? monthStart(beginsIn, firstMonth + month)
        : yearStart(calendar, beginsIn) + week * 7 * DAY_MS,
    );
    week += lengths[month % 3] ?? 0;
  }
  const year = firstMonth === 1 ? beginsIn : beginsIn + 1;
  const end = yearStart(calendar, beginsIn + 1);
  return starts.map((from, index) => ({
    from: keyOf(from),
    to: keyOf((starts[index + 1] ?? end) - DAY_MS),
    year,
    month: index + 1,
    quarter: Math.floor(index / 3) + 1,
  }));
}

/** The period that a day falls into. */
export function periodOf(calendar: FiscalCalendar, day: string): FiscalPeriod {
  const near = Number(day.slice(0, 4));
  for (const year of [near, near - 1, near + 1]) {
    const found = periodsOf(calendar, year).find(({ from, to }) => from <= day && day <= to);
    if (found) return found;
  }
  throw new Error(`No period of the year has ${day}`);
}

/** The same for many days, remembered. */
export function periodFinder(calendar: FiscalCalendar): (day: string) => FiscalPeriod {
  const known = new Map<string, FiscalPeriod>();
  return (day) => {
    const found = known.get(day) ?? periodOf(calendar, day);
    known.set(day, found);
    return found;
  };
}

/** The first day of the quarter that a period is of. */
export function quarterStart(calendar: FiscalCalendar, period: FiscalPeriod): string {
  const beginsIn = calendar.firstMonth === 1 ? period.year : period.year - 1;
  return periodsOf(calendar, beginsIn)[(period.quarter - 1) * 3]?.from ?? period.from;
}

/** All periods from one day to another, in their order. */
export function periodsBetween(calendar: FiscalCalendar, from: string, to: string): FiscalPeriod[] {
  const first = Number(from.slice(0, 4)) - 1;
  const last = Number(to.slice(0, 4)) + 1;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years
    .flatMap((year) => periodsOf(calendar, year))
    .filter((period) => period.to >= from && period.from <= to);
}
