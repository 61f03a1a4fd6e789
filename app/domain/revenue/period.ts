import { type FiscalCalendar, type FiscalPeriod, periodOf, periodsOf } from "./fiscal-calendar.ts";

/** Days from and to, both included; both are midnight UTC. */
export type Period = { from: Date; to: Date };

export type ColumnUnit = "quarter" | "month" | "total";

/** A column of a view: the key is its first day in the calendar. */
export type PeriodColumn = { key: string; label: string; toDate: boolean };

export const presets = ["4q", "8q", "quarter", "year", "12m"] as const;
export type Preset = (typeof presets)[number];

export const presetNames: Record<Preset, string> = {
  "4q": "4 quarters",
  "8q": "8 quarters",
  quarter: "This quarter",
  year: "This year",
  "12m": "12 months",
};

export const dayKey = (day: Date): string => day.toISOString().slice(0, 10);
export const dayOf = (key: string): Date => new Date(`${key}T00:00:00Z`);

const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MOST_COLUMNS = 20;

/** Years and months as everybody has them. */
export const calendarYear: FiscalCalendar = { firstMonth: 1, weeks: null };

const before = (key: string): Date => new Date(dayOf(key).getTime() - DAY_MS);
const after = (key: string): Date => new Date(dayOf(key).getTime() + DAY_MS);

type Unit = ColumnUnit | "year";

/** First and last day of the month, quarter or fiscal year that a day falls into. */
function rangeOf(
  day: Date,
  unit: Unit,
  calendar: FiscalCalendar,
): { from: string; to: string; period: FiscalPeriod } {
  const period = periodOf(calendar, dayKey(day));
  if (unit === "month") return { ...period, period };
  const year = periodsOf(calendar, calendar.firstMonth === 1 ? period.year : period.year - 1);
  const [first, last] =
    unit === "year"
      ? [year[0], year[11]]
      : [year[period.quarter * 3 - 3], year[period.quarter * 3 - 1]];
  return { from: (first ?? period).from, to: (last ?? period).to, period };
}

/** The first day of the column that a day falls into. */
export const columnStart = (day: Date, unit: ColumnUnit, calendar = calendarYear): Date =>
  dayOf(rangeOf(day, unit === "month" ? "month" : "quarter", calendar).from);

/** The first day of the unit so many before the one of a day. */
function startBefore(day: Date, unit: Unit, count: number, calendar: FiscalCalendar): Date {
  let { from } = rangeOf(day, unit, calendar);
  for (let done = 0; done < count; done += 1) ({ from } = rangeOf(before(from), unit, calendar));
  return dayOf(from);
}

export function presetPeriod(preset: Preset, today: Date, calendar = calendarYear): Period {
  const from = {
    "4q": () => startBefore(today, "quarter", 3, calendar),
    "8q": () => startBefore(today, "quarter", 7, calendar),
    quarter: () => startBefore(today, "quarter", 0, calendar),
    year: () => startBefore(today, "year", 0, calendar),
    "12m": () => startBefore(today, "month", 11, calendar),
  }[preset];
  return { from: from(), to: today };
}

/** The period of the same length before, to the same point of it: what growth is measured against. */
export function periodBefore({ from, to }: Period, calendar = calendarYear): Period {
  if (calendar.weeks !== null) {
    const length = to.getTime() - from.getTime() + DAY_MS;
    const weeks = Math.ceil(length / (13 * 7 * DAY_MS)) * 13 * 7 * DAY_MS;
    return { from: new Date(from.getTime() - weeks), to: new Date(to.getTime() - weeks) };
  }
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  // A quarter to date is compared with the quarter before it, not with the month before it.
  const isQuarter = from.getTime() === columnStart(from, "quarter", calendar).getTime();
  const step = isQuarter ? Math.ceil(months / 3) * 3 : months;
  return { from: backBy(from, step), to: backBy(to, step) };
}

/** The same date so many months ago, or the last day of that month where there is none. */
function backBy(day: Date, months: number): Date {
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months + 1, 0));
  return new Date(
    Date.UTC(
      last.getUTCFullYear(),
      last.getUTCMonth(),
      Math.min(day.getUTCDate(), last.getUTCDate()),
    ),
  );
}

/** The columns of a period. Months that would not fit on a page are shown as quarters. */
export function columnsOf(
  period: Period,
  unit: ColumnUnit,
  today: Date,
  calendar = calendarYear,
): PeriodColumn[] {
  if (unit === "total") return [];
  const columns: PeriodColumn[] = [];
  for (let day = period.from; day <= period.to; ) {
    const { from, to } = rangeOf(day, unit, calendar);
    columns.push({
      key: from,
      label: columnName(dayOf(from), unit, calendar),
      toDate: from <= dayKey(today) && dayKey(today) < to,
    });
    day = after(to);
  }
  if (columns.length <= MOST_COLUMNS) return columns;
  return unit === "month"
    ? columnsOf(period, "quarter", today, calendar)
    : columns.slice(-MOST_COLUMNS);
}

export function columnName(start: Date, unit: ColumnUnit, calendar = calendarYear): string {
  const { period } = rangeOf(start, unit === "month" ? "month" : "quarter", calendar);
  const fiscal = calendar.firstMonth !== 1 || calendar.weeks !== null;
  const year = `${fiscal ? "FY" : ""}${String(period.year).slice(2)}`;
  if (unit !== "month") return `Q${period.quarter} ${year}`;
  if (calendar.weeks !== null) return `P${period.month} ${year}`;
  return `${MONTHS[start.getUTCMonth()]} ${String(start.getUTCFullYear()).slice(2)}`;
}

/** The part of a period that one column covers. */
export function columnPeriod(
  key: string,
  unit: ColumnUnit,
  within: Period,
  calendar = calendarYear,
): Period {
  const range = rangeOf(dayOf(key), unit === "month" ? "month" : "quarter", calendar);
  const [start, end] = [dayOf(range.from), dayOf(range.to)];
  return { from: start > within.from ? start : within.from, to: end < within.to ? end : within.to };
}

/** Whether a period is made of whole months of the calendar, the last of which may not have ended yet. */
export function isWhole({ from, to }: Period, today: Date, calendar = calendarYear): boolean {
  const first = rangeOf(from, "month", calendar).from;
  const last = rangeOf(to, "month", calendar).to;
  return first === dayKey(from) && (last === dayKey(to) || to.getTime() === today.getTime());
}
