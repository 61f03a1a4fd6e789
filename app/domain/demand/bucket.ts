import { firstDayOf, type Month, monthOf, readMonth } from "./month.ts";

/** The days that a figure is for, as "2026-11-02". */
export type Bucket = { from: string; to: string };

const DAY_MS = 86_400_000;

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** So many days, the first and the last included. */
export const daysIn = ({ from, to }: Bucket): number => (timeOf(to) - timeOf(from)) / DAY_MS + 1;

export const addDays = (day: string, days: number): string => isoDay(timeOf(day) + days * DAY_MS);

/** From a day on, so many days. */
export const daysFrom = (from: string, days: number): Bucket => ({
  from,
  to: addDays(from, days - 1),
});

/** All days of a month. */
export function monthBucket(month: Month): Bucket {
  const first = firstDayOf(month);
  const next = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
  return { from: `${month}-01`, to: isoDay(next - DAY_MS) };
}

/** The months that a bucket has days of. */
export function monthsOf({ from, to }: Bucket): Month[] {
  const months: Month[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); ) {
    months.push(month);
    month = monthOf(new Date(timeOf(addDays(monthBucket(month).to, 1))));
  }
  return months;
}

/** A week by its number, as ISO counts them: "2026-W48", "W48 2026", "KW 48/2026", "CW48-2026". */
export function readWeek(text: string): Bucket | null {
  const words = text.trim().toLowerCase();
  const match =
    /^(\d{4})[-/. ]*(?:w|kw|cw|wk|week)[-/. ]*(\d{1,2})$/.exec(words) ??
    flipped(/^(?:w|kw|cw|wk|week)[-/. ]*(\d{1,2})[-/. ]+(\d{4})$/.exec(words));
  if (!match) return null;
  const [year, week] = [Number(match[1]), Number(match[2])];
  // The first week is the one with the fourth of January in it.
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const from = isoDay(monday + (week - 1) * 7 * DAY_MS);
  const thursday = addDays(from, 3);
  return week >= 1 && thursday.startsWith(String(year)) ? daysFrom(from, 7) : null;
}

const flipped = (match: RegExpExecArray | null) =>
  match && [match[0], match[2] ?? "", match[1] ?? ""];

export const isMonday = (day: string): boolean => new Date(timeOf(day)).getUTCDay() === 1;

/** A month or a week by its name: what needs nothing else to be understood. */
export function readBucket(text: string): Bucket | null {
  const month = readMonth(text);
  if (month !== null && month !== "not-its-first-day") return monthBucket(month);
  return readWeek(text);
}
