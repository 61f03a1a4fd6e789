import type { BusinessCalendar } from "#app/domain/programs/business-calendar.ts";
import { addDays } from "#app/domain/programs/local-time.ts";

import type {
  ReportedKind,
  ReportingAgreement,
  ReportingRhythm,
  ReportingTerms,
} from "./reporting-agreement.ts";

/** A stretch of days of which something is to be reported, and by when. Days are midnights UTC. */
export type DuePeriod = {
  rhythm: ReportingRhythm;
  firstDay: Date;
  lastDay: Date;
  dueDay: Date;
  /** The last day of grace. */
  deadline: Date;
  remindOn: Date;
};

type Stretch = { firstDay: Date; lastDay: Date };

const WEEK = 7;
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day));

/** Which days the vendor works. A vendor that never works is taken to work every day. */
export function workdays({ businessDays, holidays }: BusinessCalendar): (day: Date) => boolean {
  if (businessDays.length === 0) return () => true;
  const rests = new Set(holidays.map((day) => day.getTime()));
  return (day) => businessDays.includes(day.getUTCDay() || WEEK) && !rests.has(day.getTime());
}

type Works = (day: Date) => boolean;

/** The first day from there, in steps of one, on which the vendor works. */
function workdayFrom(day: Date, step: 1 | -1, works: Works): Date {
  let found = day;
  // A year of rest has no next business day; nobody waits for one.
  for (let tried = 0; tried < 366 && !works(found); tried += 1) found = addDays(found, step);
  return found;
}

/** The period of a rhythm that a day lies in. Days of rest belong to the business day before them. */
export function stretchAt(rhythm: ReportingRhythm, day: Date, works: Works): Stretch {
  if (rhythm === "monthly") {
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
    return { firstDay: utc(year, month, 1), lastDay: utc(year, month + 1, 0) };
  }
  if (rhythm === "weekly") {
    const firstDay = addDays(day, -((day.getUTCDay() + WEEK - 1) % WEEK));
    return { firstDay, lastDay: addDays(firstDay, WEEK - 1) };
  }
  const firstDay = workdayFrom(day, -1, works);
  return { firstDay, lastDay: addDays(workdayFrom(addDays(firstDay, 1), 1, works), -1) };
}

function nthDayOfMonth({ dueDay, businessDay }: ReportingTerms, month: Date, works: Works): Date {
  const { firstDay, lastDay } = stretchAt("monthly", month, works);
  if (!businessDay) {
    const day = addDays(firstDay, dueDay - 1);
    return day < lastDay ? day : lastDay;
  }
  let last = firstDay;
  let count = 0;
  for (let day = firstDay; day <= lastDay && count < dueDay; day = addDays(day, 1)) {
    if (!works(day)) continue;
    last = day;
    count += 1;
  }
  return last;
}

/** By when: what was is reported after it, what will be is told while it begins. */
function dueDayOf(
  { firstDay, lastDay }: Stretch,
  terms: ReportingTerms,
  kind: ReportedKind,
  works: Works,
): Date {
  const after = addDays(lastDay, 1);
  const start = kind === "forecast" ? firstDay : after;
  switch (terms.rhythm) {
    case "daily":
      return workdayFrom(start, 1, works);
    case "weekly":
      return addDays(start, terms.dueDay - 1);
    case "monthly":
      return nthDayOfMonth(terms, start, works);
  }
}

type Span = {
  /** Periods that ended before are left out. */ from: Date;
  /** The last one begins by then. */ through: Date;
};

/**
 * The periods that the versions of one kind of report make, oldest first. No day is in two of them: where an agreement
 * begins or ends inside a period, the period does.
 */
export function periodsOf(
  versions: readonly ReportingAgreement[],
  calendar: BusinessCalendar,
  { from, through }: Span,
): DuePeriod[] {
  const works = workdays(calendar);
  const periods: DuePeriod[] = [];
  const inOrder = [...versions].sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  for (const version of inOrder) {
    const { validFrom, validUntil, kind, rhythm } = version;
    const end = validUntil && validUntil < through ? validUntil : through;
    let day = from > validFrom ? from : validFrom;
    while (day <= end) {
      const whole = stretchAt(rhythm, day, works);
      const dueDay = dueDayOf(whole, version, kind, works);
      const next = addDays(whole.lastDay, 1);
      // Whoever begins when the forecast was due already begins with the next one.
      if (kind === "forecast" && dueDay < validFrom) {
        day = next;
        continue;
      }
      periods.push({
        rhythm,
        firstDay: whole.firstDay > validFrom ? whole.firstDay : validFrom,
        lastDay: validUntil && validUntil < whole.lastDay ? validUntil : whole.lastDay,
        dueDay,
        deadline: addDays(dueDay, version.graceDays),
        remindOn: addDays(dueDay, -version.remindDays),
      });
      day = next;
    }
  }
  return periods;
}

/** The day on which a change takes effect: what is running is finished as it was agreed. */
export function changeFrom(
  running: Pick<ReportingTerms, "rhythm"> | null,
  asked: Date,
  calendar: BusinessCalendar,
): Date {
  if (!running) return asked;
  const { firstDay, lastDay } = stretchAt(running.rhythm, asked, workdays(calendar));
  return firstDay.getTime() === asked.getTime() ? asked : addDays(lastDay, 1);
}
