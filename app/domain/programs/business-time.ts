import { instantOf, wallClock } from "./local-time.ts";

const DAY_MS = 86_400_000;
const WEEK = 7 * DAY_MS;
const BUSINESS_WEEK = 5 * DAY_MS;
// The first of January 1970 was a Thursday; weeks are counted from the Monday after.
const MONDAY = 4 * DAY_MS;

const modulo = (value: number, by: number) => ((value % by) + by) % by;

/** Where a moment lies when weekends are cut out of time: all of a weekend is the end of its Friday. */
function toBusinessTime(instant: Date, timeZone: string): number {
  const since = wallClock(instant, timeZone).getTime() - MONDAY;
  return (
    Math.floor(since / WEEK) * BUSINESS_WEEK + Math.min(modulo(since, WEEK), BUSINESS_WEEK - 1)
  );
}

function fromBusinessTime(time: number, timeZone: string): Date {
  const weeks = Math.floor(time / BUSINESS_WEEK);
  return instantOf(new Date(MONDAY + weeks * WEEK + modulo(time, BUSINESS_WEEK)), timeZone);
}

/** The same time of day, so many business days later. */
export const addBusinessDays = (instant: Date, days: number, timeZone: string): Date =>
  addBusinessTime(instant, days * DAY_MS, timeZone);

export const addBusinessTime = (instant: Date, milliseconds: number, timeZone: string): Date =>
  fromBusinessTime(toBusinessTime(instant, timeZone) + milliseconds, timeZone);

/** Business time from one instant to the other, in milliseconds of 24-hour days; negative when it went backwards. */
export const businessTimeBetween = (from: Date, to: Date, timeZone: string): number =>
  toBusinessTime(to, timeZone) - toBusinessTime(from, timeZone);

/** A deadline whose clock stood still between two instants. */
export const afterPause = (deadline: Date, stopped: Date, resumed: Date, timeZone: string): Date =>
  addBusinessTime(resumed, businessTimeBetween(stopped, deadline, timeZone), timeZone);
