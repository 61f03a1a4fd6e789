import { addDays, endOfLocalDay, instantOf } from "#app/domain/programs/local-time.ts";

/** Before it is due; when the due day is over; when the grace is over. */
export const reminderKinds = ["soon", "due", "late"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MORNING = 8;
/** What nobody could tell for so long is no news any more: an agreement about the past, or a machine that stood still. */
const STALE_DAYS = 14;

type Reminded = {
  firstDay: Date;
  lastDay: Date;
  dueDay: Date;
  deadline: Date;
  remindOn: Date;
  reportedAt: Date | null;
  told: readonly string[];
};

export type Reminders = {
  /** What to say now; of several that are due, the last one says it all. */
  say: ReminderKind | null;
  /** What need not be said any more. */
  told: ReminderKind[];
  /** When there is something to say again, if nothing is reported until then. */
  next: Date | null;
};

/** When each is said, on the vendor's clock: in the morning, and when a day has ended. */
export function reminderTimes(period: Reminded, timeZone: string): [ReminderKind, Date][] {
  const { remindOn, dueDay, deadline } = period;
  const ends = (day: Date) => new Date(endOfLocalDay(day, timeZone).getTime() + 1);
  const morning = instantOf(new Date(remindOn.getTime() + MORNING * HOUR_MS), timeZone);
  const soon: [ReminderKind, Date] = ["soon", morning];
  const late: [ReminderKind, Date] = ["late", ends(deadline)];
  // Without grace both are the same moment.
  return deadline > dueDay ? [soon, ["due", ends(dueDay)], late] : [soon, late];
}

/** What is to be said about a period, each thing once. */
export function remindersOf(period: Reminded, timeZone: string, now: Date): Reminders {
  const told = reminderKinds.filter((kind) => period.told.includes(kind));
  if (period.reportedAt) return { say: null, told, next: null };
  const times = reminderTimes(period, timeZone);
  const passed = times.filter(([, at]) => at <= now);
  const last = passed.at(-1);
  const isNews =
    last !== undefined &&
    !told.includes(last[0]) &&
    now.getTime() - last[1].getTime() <= STALE_DAYS * DAY_MS;
  return {
    say: isNews ? last[0] : null,
    told: reminderKinds.filter(
      (kind) => told.includes(kind) || passed.some(([each]) => each === kind),
    ),
    next: times.find(([, at]) => at > now)?.[1] ?? null,
  };
}

/** When the next period begins: the day after the last one. */
export const periodEnds = (lastDay: Date, timeZone: string): Date =>
  instantOf(addDays(lastDay, 1), timeZone);
