import { addDays, instantOf, localDay } from "#app/domain/programs/local-time.ts";

import { vendor } from "./vendor.ts";

/** How many full weeks before this one the demo tells of. */
export const WEEKS = 52;

/** The demo's days: everything lies so many days before the day on which it was first started. */
export type Calendar = {
  now: Date;
  today: Date;
  /** The day so many days before today; negative is to come. */
  daysAgo(days: number): Date;
  /** The working day so many working days before today. */
  workdaysAgo(days: number): Date;
  /** A day of a week: 0 is the oldest week told of, 51 the last full one; 0 is Monday. */
  dayOf(week: number, weekday: number): Date;
  /** A moment of a day on the vendor's clock. */
  on(day: Date, time: string): Date;
  /** The same, but never later than now. */
  at(day: Date, time: string): Date;
};

export function calendarFrom(now: Date): Calendar {
  const today = localDay(now, vendor.timeZone);
  const monday = addDays(today, -((today.getUTCDay() + 6) % 7));
  const on = (day: Date, time: string) =>
    instantOf(new Date(`${isoDay(day)}T${time}:00Z`), vendor.timeZone);
  return {
    now,
    today,
    on,
    daysAgo: (days) => addDays(today, -days),
    workdaysAgo(days) {
      let day = today;
      let left = days;
      while (left > 0) {
        day = addDays(day, -1);
        if (!isWeekend(day)) left -= 1;
      }
      return day;
    },
    dayOf: (week, weekday) => addDays(monday, (week - WEEKS) * 7 + weekday),
    at(day, time) {
      const instant = on(day, time);
      return instant < now ? instant : now;
    },
  };
}

export const isoDay = (day: Date): string => day.toISOString().slice(0, 10);
export const isoMonth = (day: Date): string => day.toISOString().slice(0, 7);

const isWeekend = (day: Date) => day.getUTCDay() % 6 === 0;

/** "2026-W46": the week a Thursday lies in, as ISO 8601 counts them. */
export function isoWeek(day: Date): string {
  const thursday = addDays(day, 4 - (day.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, "0")}`;
}

/** Which of the demo's weeks a day lies in. */
export const weekOf = (day: Date, calendar: Calendar): number =>
  Math.floor((day.getTime() - calendar.dayOf(0, 0).getTime()) / (7 * 86_400_000));
