const DAY_MS = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    hourCycle: "h23",
  });
  clocks.set(timeZone, made);
  return made;
}

/** What a clock on the wall there shows, as if that clock ran in UTC. */
export function wallClock(instant: Date, timeZone: string): Date {
  return new Date(instant.getTime() + offsetIn(timeZone, instant.getTime()));
}

// Clocks change at a quarter of an hour, so one answer serves all of it: a list asks hundreds of times.
const QUARTER_MS = 900_000;
const MOST_OFFSETS = 20_000;
const offsets = new Map<string, number>();

/** How far the clocks there are ahead of UTC at that time, in milliseconds. */
function offsetIn(timeZone: string, time: number): number {
  const quarter = Math.floor(time / QUARTER_MS) * QUARTER_MS;
  const key = `${timeZone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const parts = clockIn(timeZone).formatToParts(quarter);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const [year, month, day] = [part("year"), part("month") - 1, part("day")];
  const wall = Date.UTC(year, month, day, part("hour"), part("minute"), part("second"));
  offsets.set(key, wall - quarter);
  return wall - quarter;
}

/**
 * The instant at which a wall clock there shows this. An hour that the clocks skip is read as the hour after it,
 * one that they repeat as its first time.
 */
export function instantOf(wall: Date, timeZone: string): Date {
  const offsetAt = (time: number) => wallClock(new Date(time), timeZone).getTime() - time;
  const before = offsetAt(wall.getTime() - DAY_MS);
  const after = offsetAt(wall.getTime() + DAY_MS);
  const early = new Date(wall.getTime() - Math.max(before, after));
  if (wallClock(early, timeZone).getTime() === wall.getTime()) return early;
  const late = new Date(wall.getTime() - Math.min(before, after));
  if (wallClock(late, timeZone).getTime() === wall.getTime()) return late;
  return new Date(wall.getTime() - before);
}

/** The calendar day there, as a day: midnight UTC. */
export function localDay(instant: Date, timeZone: string): Date {
  const wall = wallClock(instant, timeZone).getTime();
  return new Date(Math.floor(wall / DAY_MS) * DAY_MS);
}

export const addDays = (day: Date, days: number): Date => new Date(day.getTime() + days * DAY_MS);

/** The last millisecond of a day there. */
export const endOfLocalDay = (day: Date, timeZone: string): Date =>
  new Date(instantOf(addDays(day, 1), timeZone).getTime() - 1);

/** A protection that starts now and lasts so many days ends with the vendor's day. */
export const protectionEnd = (start: Date, days: number, timeZone: string): Date =>
  endOfLocalDay(addDays(localDay(start, timeZone), days), timeZone);
