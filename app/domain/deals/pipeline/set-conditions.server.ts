import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";

import type { Clock } from "../clock.ts";
import type { DealSet } from "./deal-set.ts";

const { sql } = Prisma;

/**
 * What the figures are grouped by and what the lists behind them are narrowed by is one expression each, so that a
 * figure and its list cannot differ. Of a row of deal called d.
 */
export function dimensionsAt({ now, timeZone, today }: Clock) {
  const waiting = sql`d.status in ('submitted', 'in_review', 'info_requested')`;
  // An instant, and not a state: a protection ends at its end, however late the clock is.
  const protectedNow = sql`(d.status = 'approved' and d.protected_until > ${now})`;
  const day = sql`${today}::date`;
  const waited = sql`floor(extract(epoch from ${now}::timestamptz - d.submitted_at) / 86400)`;
  const left = sql`floor(extract(epoch from d.protected_until - ${now}::timestamptz) / 86400)`;
  return {
    live: sql`d.status in ('submitted', 'in_review', 'info_requested', 'approved')
      and (d.status <> 'approved' or d.protected_until > ${now})`,
    closes: sql`case when d.close_day < ${day} then 'overdue'
      when d.close_day >= date_trunc('month', ${day}) + interval '12 months' then 'later'
      else to_char(d.close_day, 'YYYY-MM') end`,
    waits: sql`case when ${waiting} then case when ${waited} <= 3 then '0-3' when ${waited} <= 7 then '4-7'
      when ${waited} <= 14 then '8-14' when ${waited} <= 30 then '15-30' else '31+' end end`,
    ends: sql`case when ${protectedNow} then case when ${left} <= 7 then '0-7' when ${left} <= 14 then '8-14'
      when ${left} <= 30 then '15-30' end end`,
    month: sql`to_char(d.submitted_at at time zone ${timeZone}, 'YYYY-MM')`,
    outcomes: {
      approved: sql`d.protected_until is not null`,
      won: sql`d.status = 'won'`,
      rejected: sql`d.status = 'rejected'`,
      withdrawn: sql`d.status = 'withdrawn'`,
      open: waiting,
    },
    decided: sql`case when d.decided_at <= d.decide_by then 'on-time' when d.decided_at > d.decide_by then 'late' end`,
    isNew: sql`exists (select from reported_party rp
      where rp.vendor_id = d.vendor_id and rp.id = d.party_id and rp.method = 'new_customer')`,
  };
}

/** What a deal counts for in a set: all of it, or its part of the chosen family. */
export const worthIn = ({ family }: DealSet): Prisma.Sql =>
  family
    ? sql`(select coalesce(sum(l.amount_minor), 0) from deal_line l
            where l.vendor_id = d.vendor_id and l.deal_id = d.id and l.family_id = ${family}::uuid)`
    : sql`d.value_minor`;

/** The deals of a set that an actor may count: a partner's own, and nobody else's. */
export function whereOf(actor: Actor, set: DealSet, currency: string, clock: Clock): Prisma.Sql {
  const dimensions = dimensionsAt(clock);
  const parts = [sql`d.vendor_id = ${actor.vendorId}`, sql`d.currency = ${currency}`];
  if (actor.audience === "partner") parts.push(sql`d.partner_id = ${actor.partnerId}::uuid`);
  if (set.of === "live") parts.push(dimensions.live);
  if (set.partner) parts.push(sql`d.partner_id = ${set.partner}::uuid`);
  if (set.stage) parts.push(sql`d.stage::text = ${set.stage}`);
  if (set.closes) parts.push(sql`${dimensions.closes} = ${set.closes}`);
  if (set.waits) parts.push(sql`${dimensions.waits} = ${set.waits}`);
  if (set.ends) parts.push(sql`${dimensions.ends} = ${set.ends}`);
  if (set.month) parts.push(sql`${dimensions.month} = ${set.month}`);
  if (set.outcome) parts.push(dimensions.outcomes[set.outcome]);
  if (set.decided) parts.push(sql`${dimensions.decided} = ${set.decided}`);
  // Who was new to the vendor is not for partners to learn.
  if (set.customer && actor.audience === "vendor") parts.push(dimensions.isNew);
  if (set.family) {
    parts.push(sql`exists (select from deal_line l
      where l.vendor_id = d.vendor_id and l.deal_id = d.id and l.family_id = ${set.family}::uuid)`);
  }
  return Prisma.join(parts, " and ");
}
