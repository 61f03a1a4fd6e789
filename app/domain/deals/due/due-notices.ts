import type { BusinessCalendar } from "#app/domain/programs/business-calendar.ts";
import { addBusinessDays, addBusinessTime } from "#app/domain/programs/business-time.ts";
import { addDays, instantOf, localDay } from "#app/domain/programs/local-time.ts";

import type { DealStatus } from "../deal.ts";
import { isOver } from "../standing.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Reminders come early in the vendor's morning, so that the daily mail at seven has them. */
const MORNING_HOUR = 6;
/** A reminder that could not be sent on its day is still good for so long. */
const LATE_DAYS = 5;
/** An unanswered question is brought to mind after so many business days. */
const ANSWER_AFTER = [3, 8];

export type NoticeKind = "ending" | "update_due" | "still_asked" | "decide_soon" | "late";

/** What the clock has to tell once. The key says for which end, deadline or period. */
export type Notice = { kind: NoticeKind; key: string };

export type ClockFacts = {
  status: DealStatus;
  submittedAt: Date | null;
  decideBy: Date | null;
  decidedAt: Date | null;
  protectedUntil: Date | null;
  /** Since when the protection has this end: a reminder of before is none. */
  endKnownAt: Date | null;
  /** When the partner last said something. */
  heardAt: Date | null;
  /** When the vendor last asked for information. */
  askedAt: Date | null;
  reminderDays: readonly number[];
  activityDays: number;
};

/** Something that becomes due at an instant, and makes sense until another. */
type Appointment = Notice & { at: Date; until: Date | null };

export type Due = {
  notices: Notice[];
  expire: boolean;
  /** When the clock has to look again, if nothing changes meanwhile. */
  next: Date | null;
};

/**
 * What is due for a deal now. Of each kind only the latest that still makes sense: whoever was away for three days
 * does not get three reminders at once.
 */
export function dueFor(deal: ClockFacts, calendar: BusinessCalendar, now: Date): Due {
  if (isOver(deal, now)) return { notices: [], expire: true, next: null };
  const all = appointments(deal, calendar, now);
  const latest = new Map<NoticeKind, Appointment>();
  for (const each of all) {
    const known = latest.get(each.kind);
    if (each.at <= now && (!known || known.at < each.at)) latest.set(each.kind, each);
  }
  const notices = [...latest.values()].filter(({ until }) => until === null || now < until);
  const ahead = all.map(({ at }) => at).filter((at) => at > now);
  if (deal.status === "approved" && deal.protectedUntil) ahead.push(deal.protectedUntil);
  return {
    notices: notices.map(({ kind, key }) => ({ kind, key })),
    expire: false,
    next: ahead.reduce<Date | null>((first, at) => (first && first < at ? first : at), null),
  };
}

function appointments(deal: ClockFacts, calendar: BusinessCalendar, now: Date): Appointment[] {
  switch (deal.status) {
    case "approved":
      return [...endings(deal, calendar), ...updates(deal, calendar, now)];
    case "info_requested":
      return questions(deal, calendar);
    case "submitted":
    case "in_review":
      return decisions(deal, calendar);
    default:
      return [];
  }
}

/** So many days after a day, early in the morning of the vendor, whatever its clocks did in between. */
const morningOf = (day: Date, { timeZone }: BusinessCalendar) =>
  instantOf(new Date(day.getTime() + MORNING_HOUR * HOUR_MS), timeZone);

function endings(
  { protectedUntil, endKnownAt, reminderDays }: ClockFacts,
  calendar: BusinessCalendar,
): Appointment[] {
  if (!protectedUntil) return [];
  const lastDay = localDay(protectedUntil, calendar.timeZone);
  return reminderDays.flatMap((days): Appointment[] => {
    const at = morningOf(addDays(lastDay, -days), calendar);
    if (endKnownAt && at <= endKnownAt) return [];
    const late = new Date(at.getTime() + LATE_DAYS * DAY_MS);
    const until = late < protectedUntil ? late : protectedUntil;
    return [{ kind: "ending", key: `${protectedUntil.toISOString()} ${days}`, at, until }];
  });
}

/** One for each period without a word: the one that has passed, and the one after it. */
function updates(
  { heardAt, decidedAt, protectedUntil, activityDays }: ClockFacts,
  calendar: BusinessCalendar,
  now: Date,
): Appointment[] {
  const last = Math.max(heardAt?.getTime() ?? 0, decidedAt?.getTime() ?? 0);
  if (last === 0) return [];
  const since = new Date(last);
  const firstDay = localDay(since, calendar.timeZone);
  const passed = Math.floor((now.getTime() - last) / (activityDays * DAY_MS));
  return [passed - 1, passed, passed + 1, passed + 2]
    .filter((period) => period >= 1)
    .map((period) => ({
      kind: "update_due",
      key: `${since.toISOString()} ${period}`,
      at: morningOf(addDays(firstDay, activityDays * period), calendar),
      until: protectedUntil,
    }));
}

function questions({ askedAt }: ClockFacts, calendar: BusinessCalendar): Appointment[] {
  if (!askedAt) return [];
  return ANSWER_AFTER.map((days) => ({
    kind: "still_asked",
    key: `${askedAt.toISOString()} ${days}`,
    at: addBusinessDays(askedAt, days, calendar),
    until: null,
  }));
}

/** A business day before the deadline, unless it was set later than that; and once it has passed. */
function decisions(
  { submittedAt, decideBy }: ClockFacts,
  calendar: BusinessCalendar,
): Appointment[] {
  if (!decideBy) return [];
  const key = decideBy.toISOString();
  const before = addBusinessTime(decideBy, -DAY_MS, calendar);
  const soon: Appointment = { kind: "decide_soon", key, at: before, until: decideBy };
  const late: Appointment = { kind: "late", key, at: decideBy, until: null };
  return submittedAt && before <= submittedAt ? [late] : [soon, late];
}
