import { addDays } from "#app/domain/programs/local-time.ts";

import { type Calendar, WEEKS } from "./calendar.ts";
import type { Family } from "./catalog.ts";

/** How much is sold in each month of the calendar, beside an even year. */
const months = [0.88, 0.95, 1.12, 0.98, 1, 1.1, 0.84, 0.76, 1.1, 1.07, 1.1, 0.98];

/** The same for what follows a season of its own: cold chains in summer, laboratories before term. */
const ofFamily: Partial<Record<Family, readonly number[]>> = {
  Coldtrace: [0.9, 0.88, 0.95, 1, 1.1, 1.22, 1.25, 1.15, 1, 1.02, 1.1, 1.05],
  Lumen: [0.9, 0.95, 0.95, 0.9, 0.9, 0.95, 1.15, 1.35, 1.3, 1.05, 0.95, 0.7],
  Vane: [0.85, 0.9, 1.05, 1.15, 1.15, 1.1, 1, 0.95, 1.05, 1, 0.9, 0.8],
};

/** How much a week sells: its month, the quarter's end, and next to nothing between the years. */
export function seasonOf(week: number, calendar: Calendar): number {
  const thursday = calendar.dayOf(week, 3);
  const month = thursday.getUTCMonth();
  const day = thursday.getUTCDate();
  if ((month === 11 && day > 22) || (month === 0 && day < 4)) return 0.22;
  const ends = month % 3 === 2 && addDays(thursday, 14).getUTCMonth() !== month;
  return (months[month] ?? 1) * (ends ? 1.14 : 1);
}

/** How well a family sells in the month of a day, beside the others. */
export const familySeason = (family: Family, day: Date): number =>
  ofFamily[family]?.[day.getUTCMonth()] ?? 1;

/** Growth over the year: so much less at its beginning and so much more at its end. */
export const growthIn = (week: number, byYear: number): number => 1 + byYear * (week / WEEKS - 0.5);

/** How well a month sells, beside an even one. */
export const monthSeason = (day: Date): number => months[day.getUTCMonth()] ?? 1;
