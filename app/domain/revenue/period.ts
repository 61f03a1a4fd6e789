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

const monthsAfter = (day: Date, months: number): Date =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));

const monthStart = (day: Date): Date => monthsAfter(day, 0);
const quarterStart = (day: Date): Date => monthsAfter(day, -(day.getUTCMonth() % 3));

/** The first day of the column that a day falls into. */
export function columnStart(day: Date, unit: ColumnUnit): Date {
  return unit === "month" ? monthStart(day) : quarterStart(day);
}

/** The first day of the fiscal year that begins with that month, January being 1. */
function fiscalYearStart(day: Date, fiscalMonth: number): Date {
  const month = fiscalMonth - 1;
  const year = day.getUTCFullYear() - (day.getUTCMonth() < month ? 1 : 0);
  return new Date(Date.UTC(year, month, 1));
}

export function presetPeriod(preset: Preset, today: Date, fiscalMonth = 1): Period {
  const from = {
    "4q": () => monthsAfter(quarterStart(today), -9),
    "8q": () => monthsAfter(quarterStart(today), -21),
    quarter: () => quarterStart(today),
    year: () => fiscalYearStart(today, fiscalMonth),
    "12m": () => monthsAfter(today, -11),
  }[preset];
  return { from: from(), to: today };
}

/** The period of the same length before, to the same point of it: what growth is measured against. */
export function periodBefore({ from, to }: Period): Period {
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
  // A quarter to date is compared with the quarter before it, not with the month before it.
  const step = from.getTime() === quarterStart(from).getTime() ? Math.ceil(months / 3) * 3 : months;
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

const MOST_COLUMNS = 20;

/** The columns of a period. Months that would not fit on a page are shown as quarters. */
export function columnsOf(period: Period, unit: ColumnUnit, today: Date): PeriodColumn[] {
  if (unit === "total") return [];
  const columns: PeriodColumn[] = [];
  const step = unit === "month" ? 1 : 3;
  let start = columnStart(period.from, unit);
  while (start <= period.to) {
    const next = monthsAfter(start, step);
    columns.push({
      key: dayKey(start),
      label: columnName(start, unit),
      toDate: start <= today && today < new Date(next.getTime() - DAY_MS),
    });
    start = next;
  }
  if (columns.length <= MOST_COLUMNS) return columns;
  return unit === "month" ? columnsOf(period, "quarter", today) : columns.slice(-MOST_COLUMNS);
}

const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function columnName(start: Date, unit: ColumnUnit): string {
  const year = String(start.getUTCFullYear()).slice(2);
  if (unit === "month") return `${MONTHS[start.getUTCMonth()]} ${year}`;
  return `Q${Math.floor(start.getUTCMonth() / 3) + 1} ${year}`;
}

/** The part of a period that one column covers. */
export function columnPeriod(key: string, unit: ColumnUnit, within: Period): Period {
  const start = dayOf(key);
  const end = new Date(monthsAfter(start, unit === "month" ? 1 : 3).getTime() - DAY_MS);
  return { from: start > within.from ? start : within.from, to: end < within.to ? end : within.to };
}
