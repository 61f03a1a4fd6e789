import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type PartnerRecord, RECORD_MONTHS } from "./partner-record.ts";

/** As many of the latest as say what a partner is like. */
const MOST_DEALS = 1_000;

type Of = { partnerId: string; dealId: string; currency: string };

/**
 * What a partner's registrations of the last two years came to, the one at hand apart. Vendor's scope. They are found
 * by index and counted in the database, never more than the latest thousand.
 */
export async function partnerRecord(tx: ScopedTx, of: Of, now: Date): Promise<PartnerRecord> {
  const { vendorId } = tx;
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - RECORD_MONTHS);
  const [record] = await tx.$queryRaw<PartnerRecord[]>`
    with own as (
      select d.id, d.status::text as status, d.closure::text as closure, d.currency, d.value_minor, d.decided_at,
             least(d.protected_until, ${now}::timestamptz,
                   case when d.status in ('won', 'lost', 'revoked') then d.updated_at end) as over_at,
             make_interval(days => coalesce((d.rules->>'activityDays')::int, 30)) as every
        from deal d
       where d.vendor_id = ${vendorId}::int and d.partner_id = ${of.partnerId}::uuid
         and d.created_at >= ${since}::timestamptz and d.id <> ${of.dealId}::uuid
       order by d.created_at desc, d.id desc
       limit ${MOST_DEALS}::int
    ), owed as (
      select o.id, o.decided_at, o.every,
             greatest(0, floor(extract(epoch from o.over_at - o.decided_at) / extract(epoch from o.every)))::int as times
        from own o
       where o.status in ('approved', 'won', 'lost', 'expired', 'revoked') and o.decided_at is not null
    ), given as (
      select count(distinct (w.id, floor(extract(epoch from e.at - w.decided_at) / extract(epoch from w.every)))) as times
        from owed w
        join deal_event e on e.vendor_id = ${vendorId}::int and e.deal_id = w.id and e.side = 'partner'
         and e.at >= w.decided_at and e.at < w.decided_at + w.times * w.every
    )
    select count(*)::int as registered,
           count(*) filter (where o.status in ('approved', 'won', 'lost', 'expired', 'revoked', 'rejected'))::int as decided,
           count(*) filter (where o.status in ('approved', 'won', 'lost', 'expired', 'revoked'))::int as approved,
           count(*) filter (where o.status = 'rejected')::int as rejected,
           count(*) filter (where o.status = 'rejected' and o.closure = 'duplicate')::int as duplicates,
           count(*) filter (where o.status = 'withdrawn')::int as withdrawn,
           count(*) filter (where o.status = 'won')::int as won,
           count(*) filter (where o.status = 'lost')::int as lost,
           count(*) filter (where o.status = 'expired'
             or o.status = 'approved' and o.over_at < ${now}::timestamptz)::int as expired,
           count(*) filter (where o.status = 'revoked')::int as revoked,
           count(*) filter (where o.status = 'approved' and o.over_at >= ${now}::timestamptz)::int as running,
           coalesce((select sum(times) from owed), 0)::int as "updatesOwed",
           (select times from given)::int as "updatesGiven",
           percentile_disc(0.5) within group (order by o.value_minor)
             filter (where o.currency = ${of.currency}) as "typicalMinor",
           max(o.value_minor) filter (where o.currency = ${of.currency}) as "largestMinor"
      from own o`;
  if (!record) throw new Error("A count has always one row");
  return record;
}
