/** A month is written "2026-11" in addresses, fields and files, and kept as its first day. */
export type Month = string;

/** How far a forecast may reach, the current month included. */
export const HORIZON_MONTHS = 12;

/** How many months a blank grid shows. */
export const GRID_MONTHS = 6;

export const monthOf = (day: Date): Month => day.toISOString().slice(0, 7);

export const firstDayOf = (month: Month): Date => new Date(`${month}-01T00:00:00Z`);

/** The month on a clock in that time zone: it begins earlier in Tokyo than in Lisbon. */
export function currentMonth(instant: Date, timeZone: string): Month {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    year: "numeric",
    month: "2-digit",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}`;
}

export function monthsFrom(first: Month, count: number): Month[] {
  const start = firstDayOf(first);
  return Array.from({ length: count }, (_, step) =>
    monthOf(new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + step, 1))),
  );
}

/** The grid's months: six, or as many as what is in force reaches, since publishing replaces all of it. */
export function gridMonths(first: Month, inForce: readonly Month[]): Month[] {
  const horizon = monthsFrom(first, HORIZON_MONTHS);
  const reach = Math.max(GRID_MONTHS, ...inForce.map((month) => horizon.indexOf(month) + 1));
  return horizon.slice(0, reach);
}

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

export const monthName = (month: Month): string => {
  const name = NAMES[Number(month.slice(5, 7)) - 1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** "Nov 2026" */
export const monthLabel = (month: Month): string => `${monthName(month)} ${month.slice(0, 4)}`;

/**
 * The ways in which files write a month: 2026-11, 2026-11-01, 2026/11, 11/2026, 01.11.2026, Nov 2026, Nov-26.
 * 01/11/2026 is the first of November to one reader and a day in January to another, so it is not read.
 */
export function readMonth(text: string): Month | "not-its-first-day" | null {
  const words = text.trim().toLowerCase();
  const iso = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ]00:00.*)?$/.exec(words);
  if (iso) return monthFrom(iso[1], iso[2], iso[3]);
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(words);
  if (compact) return monthFrom(compact[1], compact[2], compact[3]);
  const numbers = /^(\d{1,2})[-/.](\d{4})$/.exec(words);
  if (numbers) return monthFrom(numbers[2], numbers[1]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words);
  if (dotted) return monthFrom(dotted[3], dotted[2], dotted[1]);
  const named = /^([a-z]{3,9})[-/. ]*(\d{4}|\d{2})$/.exec(words) ?? flipped(words);
  if (!named) return null;
  const place = NAMES.indexOf((named[1] ?? "").slice(0, 3));
  return place < 0 ? null : monthFrom(named[2], String(place + 1));
}

function flipped(words: string) {
  const match = /^(\d{4})[-/. ]*([a-z]{3,9})$/.exec(words);
  return match && [match[0], match[2], match[1]];
}

function monthFrom(
  year?: string,
  month?: string,
  day?: string,
): Month | "not-its-first-day" | null {
  const number = Number(month);
  if (number < 1 || number > 12) return null;
  if (day !== undefined && Number(day) !== 1) return "not-its-first-day";
  return `${year?.padStart(4, "20")}-${String(number).padStart(2, "0")}`;
}
