import { localDay, wallClock } from "#app/domain/programs/local-time.ts";

/** The present as a page shows it: asked for once on the server, so that the browser writes the same words. */
export type Clock = { now: Date; timeZone: string; today: Date };

export const clockAt = (now: Date, timeZone: string): Clock => ({
  now,
  timeZone,
  today: localDay(now, timeZone),
});

export const dayOf = (instant: Date, { timeZone }: Clock): Date => localDay(instant, timeZone);

const DAY_MS = 86_400_000;

/** Whole days from today to the day of an instant, both the vendor's. */
export const daysUntil = (instant: Date, clock: Clock): number =>
  Math.round((dayOf(instant, clock).getTime() - clock.today.getTime()) / DAY_MS);

/** Hours and minutes as a clock on the vendor's wall shows them, and the weekday counted from Sunday. */
export function wallTime(instant: Date, { timeZone }: Clock) {
  const wall = wallClock(instant, timeZone);
  return { hours: wall.getUTCHours(), minutes: wall.getUTCMinutes(), weekday: wall.getUTCDay() };
}
