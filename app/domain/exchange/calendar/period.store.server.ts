import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Coverage, DayLines } from "./coverage.ts";
import type { PeriodFacts } from "./period-state.ts";
import type { ReportedKind, ReportingRhythm } from "./reporting-agreement.ts";
import type { DuePeriod } from "./reporting-periods.ts";

/** A period as a page shows it. */
export type ShownPeriod = KeptPeriod & {
  /** Its lines came in a file that waits for a word. */
  waits: boolean;
};

/** A period as it is kept. */
export type KeptPeriod = PeriodFacts & {
  partnerId: string;
  rhythm: ReportingRhythm;
  firstDay: Date;
  lines: number;
  reportedAt: Date | null;
  nothing: boolean;
};

export const periodColumns = {
  partnerId: true,
  kind: true,
  rhythm: true,
  firstDay: true,
  lastDay: true,
  dueDay: true,
  deadline: true,
  remindOn: true,
  share: true,
  lines: true,
  reportedAt: true,
  reportedDay: true,
  nothing: true,
} satisfies Prisma.ReportingPeriodSelect;

export const asKept = <Row extends { kind: string }>(row: Row) => ({
  ...row,
  kind: row.kind as ReportedKind,
});

export type Whose = { partnerId: string; kind: ReportedKind };

/** The lines of files that stand, by day and place, each with when it first came. */
export const selectDayLines = (
  tx: ScopedTx,
  { partnerId, kind }: Whose,
  from: Date,
): Promise<DayLines[]> =>
  tx.$queryRaw<DayLines[]>`
    select d.day, d.branch, sum(d.lines)::int as lines, min(s.created_at) as at
      from reported_day d
      join submission s on s.vendor_id = ${tx.vendorId}::int and s.id = d.submission_id
     where d.vendor_id = ${tx.vendorId}::int and d.partner_id = ${partnerId}::uuid
       and d.kind = ${kind}::submission_kind and d.day >= ${from}::date and s.status = 'applied'
     group by d.day, d.branch`;

/** Since when a partner says that there is nothing to report, by the first day of the period. */
export async function selectZeroReports(tx: ScopedTx, { partnerId, kind }: Whose) {
  const rows = await tx.zeroReport.findMany({
    where: { vendorId: tx.vendorId, partnerId, kind, undoneAt: null },
    select: { firstDay: true, saidAt: true },
  });
  return new Map(rows.map(({ firstDay, saidAt }) => [firstDay.getTime(), saidAt]));
}

/** What was told of each period, by its first day. */
export async function selectTold(tx: ScopedTx, { partnerId, kind }: Whose, from: Date) {
  const rows = await tx.reportingPeriod.findMany({
    where: { vendorId: tx.vendorId, partnerId, kind, lastDay: { gte: from } },
    select: { firstDay: true, told: true },
  });
  return new Map(rows.map(({ firstDay, told }) => [firstDay.getTime(), told]));
}

export type WorkedOut = DuePeriod &
  Coverage & {
    reportedDay: Date | null;
    nothing: boolean;
    told: string[];
    clockAt: Date | null;
  };

const { sql, join } = Prisma;

/** Keeps periods as they were worked out; of those that are still to come, the ones that are no more are gone. */
export async function putPeriods(
  tx: ScopedTx,
  { partnerId, kind }: Whose,
  periods: readonly WorkedOut[],
  today: Date,
) {
  const { vendorId } = tx;
  const kept = periods.map(({ firstDay }) => firstDay);
  await tx.reportingPeriod.deleteMany({
    where: { vendorId, partnerId, kind, lastDay: { gte: today }, firstDay: { notIn: kept } },
  });
  if (periods.length === 0) return;
  const values = periods.map(
    (each) => sql`(${vendorId}::int, ${partnerId}::uuid, ${kind}::submission_kind,
      ${each.firstDay}::date, ${each.lastDay}::date, ${each.rhythm}::reporting_rhythm, ${each.dueDay}::date,
      ${each.deadline}::date, ${each.remindOn}::date, ${each.share}::int, ${each.lines}::int,
      ${each.reportedAt}::timestamptz, ${each.reportedDay}::date, ${each.nothing}::boolean,
      ${each.told}::text[], ${each.clockAt}::timestamptz)`,
  );
  await tx.$executeRaw`
    insert into reporting_period (vendor_id, partner_id, kind, first_day, last_day, rhythm, due_day, deadline,
      remind_on, share, lines, reported_at, reported_day, nothing, told, clock_at)
    values ${join(values)}
    on conflict (vendor_id, partner_id, kind, first_day) do update
      set last_day = excluded.last_day, rhythm = excluded.rhythm, due_day = excluded.due_day,
          deadline = excluded.deadline, remind_on = excluded.remind_on, share = excluded.share,
          lines = excluded.lines, reported_at = excluded.reported_at, reported_day = excluded.reported_day,
          nothing = excluded.nothing, told = excluded.told, clock_at = excluded.clock_at`;
}
