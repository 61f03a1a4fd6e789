import { type FiscalCalendar, type FiscalPeriod, periodOf, periodsOf } from "./fiscal-calendar.ts";

/** Days from and to, both included; both are midnight UTC. */
export type Period = { from: Date; to: Date };

export type ColumnUnit = "year" | "quarter" | "month" | "total";

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

type Unit = Exclude<ColumnUnit, "total">;

/** Where all is one, names and edges are those of quarters. */
const unitOf = (unit: ColumnUnit): Unit => (unit === "total" ? "quarter" : unit);

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
  dayOf(rangeOf(day, unitOf(unit), calendar).from);

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

/**
 * The period of the same length before, to the same point of it: what growth is measured against. A part of a longer
 * period goes back as far as `within` does.
 */
export function periodBefore(
  { from, to }: Period,
  calendar = calendarYear,
  within: Period = { from, to },
): Period {
  if (calendar.weeks !== null) {
    const length = within.to.getTime() - within.from.getTime() + DAY_MS;
    const weeks = Math.ceil(length / (13 * 7 * DAY_MS)) * 13 * 7 * DAY_MS;
    return { from: new Date(from.getTime() - weeks), to: new Date(to.getTime() - weeks) };
  }
  const { from: first, to: last } = within;
  const months =
    (last.getUTCFullYear() - first.getUTCFullYear()) * 12 +
    last.getUTCMonth() -
    first.getUTCMonth() +
    1;
  // A quarter to date is compared with the quarter before it, not with the month before it.
  const isQuarter = first.getTime() === columnStart(first, "quarter", calendar).getTime();
  const step = isQuarter ? Math.ceil(months / 3) * 3 : months;
  return { from: backBy(from, step), to: isLastOfMonth(to) ? endOf(to, step) : backBy(to, step) };
}

const isLastOfMonth = (day: Date) => new Date(day.getTime() + DAY_MS).getUTCDate() === 1;

/** The last day of the month so many months ago. */
const endOf = (day: Date, months: number) =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - months + 1, 0));

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

/** The columns of a period. Months that would not fit on a page are shown as quarters, and quarters as years. */
export function columnsOf(
  period: Period,
  unit: ColumnUnit,
  today: Date,
  calendar = calendarYear,
  most = MOST_COLUMNS,
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
  if (columns.length <= most || unit === "year") return columns;
  return columnsOf(period, unit === "month" ? "quarter" : "year", today, calendar, most);
}

export function columnName(start: Date, unit: ColumnUnit, calendar = calendarYear): string {
  const { period } = rangeOf(start, unitOf(unit), calendar);
  const fiscal = calendar.firstMonth !== 1 || calendar.weeks !== null;
  if (unit === "year") return `${fiscal ? "FY" : ""}${period.year}`;
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
  const range = rangeOf(dayOf(key), unitOf(unit), calendar);
  const [start, end] = [dayOf(range.from), dayOf(range.to)];
  return { from: start > within.from ? start : within.from, to: end < within.to ? end : within.to };
}

/** Whether a period is made of whole months of the calendar, the last of which may not have ended yet. */
export function isWhole({ from, to }: Period, today: Date, calendar = calendarYear): boolean {
  const first = rangeOf(from, "month", calendar).from;
  const last = rangeOf(to, "month", calendar).to;
  return first === dayKey(from) && (last === dayKey(to) || to.getTime() === today.getTime());
}
