import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import type { Actor } from "#app/platform/actor.ts";
import { patternContaining } from "#app/platform/db/containing.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type DueSpan, dueSpans } from "./due-spans.ts";
import { LATE_FOR_DAYS } from "./late-reports.server.ts";
import { asKept, type KeptPeriod, periodColumns, type ShownPeriod } from "./period.store.server.ts";
import { monthsBefore, qualityOf } from "./quality.server.ts";
import { scoreOf, togetherOf } from "./quality-score.ts";
import type { ReportedKind } from "./reporting-agreement.ts";
import type { ReportingQuery } from "./reporting-query.ts";
import { waitingReports } from "./waiting-reports.server.ts";
import { withWaiting } from "./waiting-reports.ts";

const { sql, empty } = Prisma;

export const OVERVIEW_PAGE = 40;
/** Over how many months, this one included, the score of the overview is taken. */
const SCORE_MONTHS = 3;

export type OverviewRow = {
  partnerId: string;
  partnerName: string;
  kind: ReportedKind;
  /** Periods that are late now. */
  late: number;
  score: number | null;
  periods: ShownPeriod[];
};

export type Overview = {
  rows: OverviewRow[];
  spans: DueSpan[];
  today: Date;
  /** How many reports are late, of all that are agreed, whatever is shown. */
  counts: { all: number; late: number; due: number };
  more: boolean;
};

type Found = Pick<OverviewRow, "partnerId" | "partnerName" | "kind" | "late">;

/** Every partner and what it reports, the latest first, with how its last periods stand. */
export async function reportingOverview(
  tx: ScopedTx,
  actor: Actor,
  query: ReportingQuery,
  now: Date,
): Promise<Overview> {
  const { timeZone } = await findVendor(tx);
  const today = localDay(now, timeZone);
  const spans = dueSpans(query.by, today);
  const [found, counts] = await Promise.all([
    tx.query<Found>(sql`
      select r.partner_id as "partnerId", p.name as "partnerName", r.kind::text, r.late
        from (${standingOfAll(tx, today)}) r
        join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = r.partner_id and p.status::text = 'active'
       where true
         ${query.kind ? sql`and r.kind = ${query.kind}::submission_kind` : empty}
         ${query.state === "late" ? sql`and r.late > 0` : empty}
         ${query.state === "due" ? sql`and r.due > 0` : empty}
         ${query.who === "mine" ? sql`and p.manager_id = ${actor.membershipId}::uuid` : empty}
         ${query.q ? sql`and p.name ilike ${patternContaining(query.q)}` : empty}
       order by r.late > 0 desc, r.oldest, p.name, r.kind
       limit ${OVERVIEW_PAGE + 1} offset ${(query.page - 1) * OVERVIEW_PAGE}`),
    tx.query<Overview["counts"]>(sql`
      select count(*)::int as all, count(*) filter (where r.late > 0)::int as late,
             count(*) filter (where r.due > 0)::int as due
        from (${standingOfAll(tx, today)}) r
        join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = r.partner_id and p.status::text = 'active'`),
  ]);
  const shown = found.slice(0, OVERVIEW_PAGE);
  const ids = [...new Set(shown.map(({ partnerId }) => partnerId))];
  const since = monthsBefore(today, SCORE_MONTHS - 1);
  const [periods, quality] = [
    withWaiting(await periodsDue(tx, ids, spans), await waitingReports(tx, ids)),
    await qualityOf(tx, ids, { since, today, timeZone }),
  ];
  return {
    rows: shown.map((row) => ({
      ...row,
      score: scoreOf(togetherOf(quality.filter(({ partnerId }) => partnerId === row.partnerId))),
      periods: periods.filter(
        ({ partnerId, kind }) => partnerId === row.partnerId && kind === row.kind,
      ),
    })),
    spans,
    today,
    counts: counts[0] ?? { all: 0, late: 0, due: 0 },
    more: found.length > OVERVIEW_PAGE,
  };
}

/** What each partner owes of each kind now, of what was due in the last half year or is to be. */
function standingOfAll(tx: ScopedTx, today: Date): Prisma.Sql {
  const day = sql`${today.toISOString().slice(0, 10)}::date`;
  const since = sql`${addDays(today, -LATE_FOR_DAYS).toISOString().slice(0, 10)}::date`;
  return sql`
    select partner_id, kind,
           count(*) filter (where reported_at is null and deadline < ${day})::int as late,
           min(deadline) filter (where reported_at is null and deadline < ${day}) as oldest,
           count(*) filter (where reported_at is null and deadline >= ${day} and last_day < ${day})::int as due
      from reporting_period
     where vendor_id = ${tx.vendorId}::int and deadline >= ${since}
     group by partner_id, kind`;
}

async function periodsDue(
  tx: ScopedTx,
  partnerIds: readonly string[],
  spans: readonly DueSpan[],
): Promise<KeptPeriod[]> {
  const rows = await tx.reportingPeriod.findMany({
    where: {
      vendorId: tx.vendorId,
      partnerId: { in: [...partnerIds] },
      dueDay: { gte: spans[0]?.firstDay, lte: spans.at(-1)?.lastDay },
    },
    orderBy: [{ dueDay: "asc" }, { firstDay: "asc" }],
    select: periodColumns,
  });
  return rows.map(asKept);
}
