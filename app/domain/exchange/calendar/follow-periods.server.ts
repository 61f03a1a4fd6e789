import { publicationsOf } from "#app/domain/demand/publications-of.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { lockAgreements } from "./agreement.store.server.ts";
import { coverageOf, type DayLines, withZeroReport } from "./coverage.ts";
import {
  putPeriods,
  selectDayLines,
  selectTold,
  selectZeroReports,
  type Whose,
  type WorkedOut,
} from "./period.store.server.ts";
import { periodEnds, type ReminderKind, remindersOf } from "./reminders.ts";
import type { ReportingRhythm } from "./reporting-agreement.ts";
import { periodsOf, workdays } from "./reporting-periods.ts";

/** How many days of the past are worked out again, and how many before them say what is usual. */
const spans: Record<ReportingRhythm, { again: number; before: number }> = {
  daily: { again: 60, before: 21 },
  weekly: { again: 190, before: 70 },
  monthly: { again: 400, before: 280 },
};

export type ToSay = { period: WorkedOut; say: ReminderKind };

type Following = {
  /** The first day about which something has changed, where that lies further back. */
  since?: Date | null;
  /** Whoever speaks is given what is to be said, and it counts as said. */
  speaks?: boolean;
};

/**
 * Works out how the periods of a partner's reports stand, from its agreements and from what was reported, and keeps
 * it. To be called as the system, in the transaction of what has changed.
 */
export async function followPeriods(
  tx: ScopedTx,
  whose: Whose,
  now: Date,
  { since = null, speaks = false }: Following = {},
): Promise<ToSay[]> {
  const versions = await lockAgreements(tx, whose.partnerId, whose.kind);
  const first = versions[0];
  if (!first) {
    await tx.reportingPeriod.deleteMany({ where: { vendorId: tx.vendorId, ...whose } });
    return [];
  }
  const calendar = await businessCalendar(tx);
  const today = localDay(now, calendar.timeZone);
  const longest = Math.max(...versions.map(({ rhythm }) => spans[rhythm].again));
  const before = Math.max(...versions.map(({ rhythm }) => spans[rhythm].before));
  const start = addDays(today, -longest);
  const from = since && since < start ? since : start;
  // What is agreed for later is kept up to its first period, so that its clock begins.
  const coming = versions.find(({ validFrom }) => validFrom > today);
  const span = { from: addDays(from, -before), through: coming?.validFrom ?? today };
  const periods = periodsOf(versions, calendar, span);

  const days = await reportedDays(tx, whose, periods[0]?.firstDay ?? today, calendar.timeZone);
  const coverage = coverageOf(whose.kind, periods, days, workdays(calendar));
  const zero = await selectZeroReports(tx, whose);
  const toldOf = await selectTold(tx, whose, from);

  const said: ToSay[] = [];
  const worked = periods.flatMap((period, place): WorkedOut[] => {
    const found = coverage[place];
    if (!found || period.lastDay < from) return [];
    const covered = withZeroReport(found, zero.get(period.firstDay.getTime()) ?? null);
    const { reportedAt } = covered;
    const told = toldOf.get(period.firstDay.getTime()) ?? [];
    const reminders = remindersOf({ ...period, reportedAt, told }, calendar.timeZone, now);
    const isLast = place === periods.length - 1;
    const ends = isLast ? periodEnds(period.lastDay, calendar.timeZone) : null;
    const kept: WorkedOut = {
      ...period,
      ...covered,
      reportedDay: reportedAt && localDay(reportedAt, calendar.timeZone),
      told: speaks ? reminders.told : told,
      clockAt:
        !speaks && reminders.say ? now : earlier(reminders.next, ends && ends > now ? ends : null),
    };
    if (speaks && reminders.say) said.push({ period: kept, say: reminders.say });
    return [kept];
  });
  await putPeriods(tx, whose, worked, today);
  return said;
}

const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b));

async function reportedDays(
  tx: ScopedTx,
  whose: Whose,
  from: Date,
  timeZone: string,
): Promise<DayLines[]> {
  if (whose.kind !== "forecast") return selectDayLines(tx, whose, from);
  const published = await publicationsOf(tx, whose.partnerId, from);
  // What is told of the time to come counts for the day on which it is told.
  return published.map(({ at, lines }) => ({ day: localDay(at, timeZone), branch: "", lines, at }));
}
