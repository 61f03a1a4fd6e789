import type { ScopedTx } from "#app/platform/db/scope.server.ts";

const DAY_MS = 86_400_000;
const ENDING_DAYS = 7;

/** Of how many deals time runs out, or has. */
export type Deadlines = {
  late: number;
  /** Protections that end within the week, and the first of them. */
  ending: number;
  endsFirst: Date | null;
};

/** What the vendor's people should know of the clock on coming in. */
export async function deadlines(tx: ScopedTx, now: Date): Promise<Deadlines> {
  const { vendorId } = tx;
  const soon = new Date(now.getTime() + ENDING_DAYS * DAY_MS);
  const [row] = await tx.$queryRaw<Deadlines[]>`
    select late.deals as late, ending.deals as ending, ending.first as "endsFirst"
      from (select count(*)::int as deals from deal d
             where d.vendor_id = ${vendorId}::int and d.status in ('submitted', 'in_review')
               and d.decide_by < ${now}::timestamptz) late,
           (select count(*)::int as deals, min(d.protected_until) as first from deal d
             where d.vendor_id = ${vendorId}::int and d.status = 'approved'
               and d.protected_until > ${now}::timestamptz and d.protected_until <= ${soon}::timestamptz) ending`;
  return row ?? { late: 0, ending: 0, endsFirst: null };
}
