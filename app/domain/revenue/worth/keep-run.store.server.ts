import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { columnOf } from "../ledger/packed.ts";
import type { Worth } from "./estimate.ts";
import { type Move, reportText, type SegmentSum, type WorthReport } from "./report.ts";
import { type SegmentTerms, segmentOf } from "./segment-rule.ts";

const BATCH = 20_000;
/** Runs of earlier months that are kept: of each month the last one. */
export const MONTHS_KEPT = 12;

/** One run at a time is written for a vendor. */
export async function lockWorth(tx: ScopedTx) {
  await tx.query(Prisma.sql`select pg_advisory_xact_lock(hashtext('worth'), ${tx.vendorId}::int)`);
}

/** The run that one of this day is compared with: the last one of an earlier month. */
export async function runBefore(tx: ScopedTx, day: Date): Promise<Date | null> {
  const month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1));
  const run = await tx.worthRun.findFirst({
    where: { vendorId: tx.vendorId, day: { lt: month } },
    orderBy: { day: "desc" },
    select: { day: true },
  });
  return run?.day ?? null;
}

/** Writes what customers are worth on that day, in place of what was said of it before. */
export async function insertWorths(
  tx: ScopedTx,
  day: Date,
  worths: readonly Worth[],
  terms: SegmentTerms,
  against: Date | null,
) {
  const { vendorId } = tx;
  await tx.customerWorth.deleteMany({ where: { vendorId, day } });
  for (let from = 0; from < worths.length; from += BATCH) {
    const batch = worths.slice(from, from + BATCH);
    const real = (of: (worth: Worth) => number | null) => columnOf(batch, of);
    const whole = (of: (worth: Worth) => number | null) =>
      columnOf(batch, (worth) => {
        const value = of(worth);
        return value === null ? null : BigInt(Math.round(value));
      });
    await tx.query(Prisma.sql`
      with w as (
        select id, date '1970-01-01' + first as first_day, date '1970-01-01' + last as last_day, purchases,
               rhythm_weeks, active, expected, average, lifetime, rank_minor, year_minor, before_minor, all_minor
          from unnest(
            ${columnOf(batch, ({ history }) => history.id)}::uuid[],
            ${columnOf(batch, ({ history }) => history.first)}::int[],
            ${columnOf(batch, ({ history }) => history.last)}::int[],
            ${columnOf(batch, ({ history }) => history.days)}::int[],
            ${real(({ rhythm }) => rhythm)}::float8[],
            ${real(({ active }) => active)}::float8[],
            ${real(({ expected }) => expected)}::float8[],
            ${whole(({ average }) => average)}::bigint[],
            ${whole(({ lifetime }) => lifetime)}::bigint[],
            ${whole(({ rank }) => rank)}::bigint[],
            ${whole(({ history }) => history.year)}::bigint[],
            ${whole(({ history }) => history.before)}::bigint[],
            ${whole(({ history }) => history.all)}::bigint[]
          ) as u (id, first, last, purchases, rhythm_weeks, active, expected, average, lifetime, rank_minor, year_minor,
                  before_minor, all_minor)
      )
      insert into customer_worth (vendor_id, day, customer_id, segment, was, was_minor, first_day, last_day, purchases,
             rhythm_weeks, active, expected, average_minor, lifetime_minor, rank_minor, year_minor, before_minor, all_minor)
      select ${vendorId}::int, ${day}::date, w.id, ${segmentOf(terms)}, p.segment, p.rank_minor, w.first_day, w.last_day,
             w.purchases, w.rhythm_weeks, w.active, w.expected, w.average, w.lifetime, w.rank_minor, w.year_minor,
             w.before_minor, w.all_minor
        from w
        left join customer_worth p
          on p.vendor_id = ${vendorId}::int and p.day = ${against}::date and p.customer_id = w.id`);
  }
}

const added = Prisma.sql`count(*)::int as customers, coalesce(sum(w.year_minor), 0)::bigint as "yearMinor",
  coalesce(sum(w.before_minor), 0)::bigint as "beforeMinor",
  coalesce(sum(w.lifetime_minor), 0)::bigint as "lifetimeMinor", coalesce(sum(w.expected), 0)::float8 as expected`;

/** What the segments of a run add up to. */
export const selectSegmentSums = (tx: ScopedTx, day: Date): Promise<SegmentSum[]> =>
  tx.query<SegmentSum>(Prisma.sql`
    select w.segment::text as segment, ${added}
      from customer_worth w where w.vendor_id = ${tx.vendorId}::int and w.day = ${day}::date
     group by w.segment order by w.segment`);

/** The same by other limits, without keeping it. */
export const previewSegments = (
  tx: ScopedTx,
  day: Date,
  terms: SegmentTerms,
): Promise<SegmentSum[]> =>
  tx.query<SegmentSum>(Prisma.sql`
    select ${segmentOf(terms)}::text as segment, ${added}
      from customer_worth w where w.vendor_id = ${tx.vendorId}::int and w.day = ${day}::date
     group by 1 order by 1`);

/** The rank from which on so large a share of a run's customers are. */
export async function selectTopFrom(tx: ScopedTx, day: Date, percent: number) {
  const [row] = await tx.query<{ from: bigint | null }>(Prisma.sql`
    select percentile_disc(${percent / 100}::float8) within group (order by w.rank_minor desc) as from
      from customer_worth w where w.vendor_id = ${tx.vendorId}::int and w.day = ${day}::date`);
  return row?.from && row.from > 0n ? row.from : null;
}

export const selectMoves = (tx: ScopedTx, day: Date): Promise<Move[]> =>
  tx.query<Move>(Prisma.sql`
    select w.was::text as from, w.segment::text as to, count(*)::int as customers,
           sum(w.rank_minor)::bigint as minor
      from customer_worth w where w.vendor_id = ${tx.vendorId}::int and w.day = ${day}::date
     group by 1, 2`);

export async function insertRun(tx: ScopedTx, day: Date, madeAt: Date, report: WorthReport) {
  const { vendorId } = tx;
  await tx.worthRun.deleteMany({ where: { vendorId, day } });
  await tx.query(Prisma.sql`
    insert into worth_run (vendor_id, day, made_at, report)
    values (${vendorId}::int, ${day}::date, ${madeAt.toISOString()}::timestamptz, ${reportText(report)}::jsonb)`);
}

/** Of each month the last run stays, and none that is older than a year of them. */
export async function dropOldRuns(tx: ScopedTx) {
  const { vendorId } = tx;
  const runs = await tx.worthRun.findMany({
    where: { vendorId },
    orderBy: { day: "desc" },
    select: { day: true },
  });
  const months = new Set<string>();
  const days = runs.flatMap(({ day }) => {
    const month = day.toISOString().slice(0, 7);
    if (!months.has(month) && months.size <= MONTHS_KEPT) {
      months.add(month);
      return [];
    }
    return [day];
  });
  await tx.customerWorth.deleteMany({ where: { vendorId, day: { in: days } } });
  await tx.worthRun.deleteMany({ where: { vendorId, day: { in: days } } });
}
