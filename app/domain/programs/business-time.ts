import type { BusinessCalendar } from "./business-calendar.ts";
import { instantOf, wallClock } from "./local-time.ts";

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
// The first of January 1970 was a Thursday; days are counted from the Monday after.
const MONDAY = 4 * DAY_MS;

const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** A calendar, ready to count in: days are numbers from that Monday on. */
type Counting = {
  /** For each day of the week, how many business days the week has before it. */
  before: number[];
  works: boolean[];
  perWeek: number;
  /** Holidays that would have been business days, in order. */
  rests: number[];
};

function countingOf({ businessDays, holidays }: BusinessCalendar): Counting {
  const works = Array.from({ length: WEEK_DAYS }, (_, day) => businessDays.includes(day + 1));
  const before = works.map((_, day) => works.slice(0, day).filter(Boolean).length);
  const rests = holidays
    .map((day) => Math.floor((day.getTime() - MONDAY) / DAY_MS))
    .filter((day) => works[modulo(day, WEEK_DAYS)])
    .sort((a, b) => a - b);
  return { before, works, perWeek: works.filter(Boolean).length, rests: [...new Set(rests)] };
}

/** Business days before that day. */
function businessDaysBefore(day: number, { before, perWeek, rests }: Counting): number {
  const weeks = Math.floor(day / WEEK_DAYS);
  const passed = rests.filter((rest) => rest < day).length;
  return weeks * perWeek + (before[modulo(day, WEEK_DAYS)] ?? 0) - passed;
}

const isBusinessDay = (day: number, { works, rests }: Counting) =>
  works[modulo(day, WEEK_DAYS)] === true && !rests.includes(day);

/** Where a moment lies when days of rest are cut out of time: all of them are the end of the business day before. */
function toBusinessTime(instant: Date, calendar: BusinessCalendar): number {
  const counting = countingOf(calendar);
  const since = wallClock(instant, calendar.timeZone).getTime() - MONDAY;
  const day = Math.floor(since / DAY_MS);
  const count = businessDaysBefore(day, counting);
  return isBusinessDay(day, counting) ? count * DAY_MS + modulo(since, DAY_MS) : count * DAY_MS - 1;
}

function fromBusinessTime(time: number, calendar: BusinessCalendar): Date {
  const counting = countingOf(calendar);
  const count = Math.floor(time / DAY_MS);
  // Holidays only push a day further on, so that counting forward from the plain week finds it.
  let day = Math.floor(count / counting.perWeek) * WEEK_DAYS;
  while (!isBusinessDay(day, counting) || businessDaysBefore(day, counting) < count) day += 1;
  return instantOf(new Date(MONDAY + day * DAY_MS + modulo(time, DAY_MS)), calendar.timeZone);
}

/** The same time of day, so many business days later. */
export const addBusinessDays = (instant: Date, days: number, calendar: BusinessCalendar): Date =>
  addBusinessTime(instant, days * DAY_MS, calendar);

export const addBusinessTime = (
  instant: Date,
  milliseconds: number,
  calendar: BusinessCalendar,
): Date => fromBusinessTime(toBusinessTime(instant, calendar) + milliseconds, calendar);

/** Business time from one instant to the other, in milliseconds of 24-hour days; negative when it went backwards. */
export const businessTimeBetween = (from: Date, to: Date, calendar: BusinessCalendar): number =>
  toBusinessTime(to, calendar) - toBusinessTime(from, calendar);

/** A deadline whose clock stood still between two instants. */
export const afterPause = (
  deadline: Date,
  stopped: Date,
  resumed: Date,
  calendar: BusinessCalendar,
): Date => addBusinessTime(resumed, businessTimeBetween(stopped, deadline, calendar), calendar);
