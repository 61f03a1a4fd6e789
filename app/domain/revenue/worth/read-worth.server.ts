import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { worthColumns, worthRows } from "./list-worth.server.ts";
import { reportFrom, type SegmentSum, type WorthReport } from "./report.ts";
import type { Segment } from "./segments.ts";
import type { WorthRow } from "./worth-row.ts";

export type WorthRun = { day: Date; madeAt: Date; report: WorthReport };
/** What the segments added up to on a day. */
export type PastRun = { day: Date; segments: SegmentSum[] };

export type WorthOverview = {
  run: WorthRun;
  /** The last run of each month, the oldest first, and this one. */
  past: PastRun[];
  atRisk: WorthRow[];
  /** Who was taken to stay in the run before, and no longer is. */
  leaving: WorthRow[];
  fresh: WorthRow[];
};

const SHOWN = 8;

/** The newest run; null before the first. */
export async function latestWorthRun(tx: ScopedTx): Promise<WorthRun | null> {
  const run = await tx.worthRun.findFirst({
    where: { vendorId: tx.vendorId },
    orderBy: { day: "desc" },
    select: { day: true, madeAt: true, report: true },
  });
  const report = run && reportFrom(run.report);
  return run && report ? { day: run.day, madeAt: run.madeAt, report } : null;
}

/** The day of the newest run alone. */
export async function latestWorthDay(tx: ScopedTx): Promise<Date | null> {
  const run = await tx.worthRun.findFirst({
    where: { vendorId: tx.vendorId },
    orderBy: { day: "desc" },
    select: { day: true },
  });
  return run?.day ?? null;
}

/** All that the page of customer value tells at a glance. */
export async function readWorthOverview(tx: ScopedTx): Promise<WorthOverview | null> {
  const run = await latestWorthRun(tx);
  if (!run) return null;
  const { day } = run;
  return {
    run,
    past: await pastRuns(tx),
    // Most is lost with who would be worth most if it went on buying.
    atRisk: await few(
      tx,
      day,
      Prisma.sql`and w.segment = 'at_risk'`,
      Prisma.sql`w.rank_minor / greatest(coalesce(w.active, 1), 0.01) desc`,
    ),
    leaving: await few(
      tx,
      day,
      Prisma.sql`and w.segment in ('at_risk', 'sleeping', 'lost') and w.was in ('top', 'growing', 'steady', 'new')`,
      Prisma.sql`w.was_minor desc`,
    ),
    fresh: await few(
      tx,
      day,
      Prisma.sql`and w.segment = 'new'`,
      Prisma.sql`w.first_day desc, w.rank_minor desc`,
    ),
  };
}

const few = (tx: ScopedTx, day: Date, which: Prisma.Sql, order: Prisma.Sql) =>
  tx.query<WorthRow>(Prisma.sql`
    select ${worthColumns} from ${worthRows(tx, day)} ${which}
     order by ${order}, w.customer_id limit ${SHOWN}::int`);

async function pastRuns(tx: ScopedTx): Promise<PastRun[]> {
  const runs = await tx.worthRun.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: { day: "asc" },
    select: { day: true, report: true },
  });
  return runs.flatMap(({ day, report }) => {
    const read = reportFrom(report);
    return read ? [{ day, segments: read.segments }] : [];
  });
}

/** What a customer is worth by the newest run, and how it came there. */
export type CustomerWorth = {
  /** The last day that the run knows of. */
  until: Date;
  worth: WorthRow | null;
  /** Its segment and rank in every run that is kept, the oldest first. */
  past: { day: Date; segment: Segment; rankMinor: bigint }[];
};

/** Null before the first run. */
export async function worthOfCustomer(
  tx: ScopedTx,
  customerId: string,
): Promise<CustomerWorth | null> {
  const run = await latestWorthRun(tx);
  if (!run) return null;
  const { day, report } = run;
  const [worth] = await tx.query<WorthRow>(Prisma.sql`
    select ${worthColumns} from ${worthRows(tx, day)} and w.customer_id = ${customerId}::uuid`);
  const past = await tx.customerWorth.findMany({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: { day: "asc" },
    select: { day: true, segment: true, rankMinor: true },
  });
  return { until: report.until, worth: worth ?? null, past };
}
