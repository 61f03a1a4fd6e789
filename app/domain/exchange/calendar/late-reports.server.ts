import { addDays } from "#app/domain/programs/local-time.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ReportedKind, ReportingRhythm } from "./reporting-agreement.ts";

/** What nobody reported for half a year is a matter of the books, not of a reminder. */
export const LATE_FOR_DAYS = 183;

export type LateReport = {
  partnerId: string;
  partnerName: string;
  kind: ReportedKind;
  /** How many periods, and of the oldest of them since when. */
  periods: number;
  firstDay: Date;
  lastDay: Date;
  rhythm: ReportingRhythm;
  deadline: Date;
  share: number;
};

/** Which reports are beyond their grace, the longest first. */
export const lateReports = (tx: ScopedTx, today: Date, most: number): Promise<LateReport[]> =>
  tx.query<LateReport>(Prisma.sql`
    select l.partner_id as "partnerId", p.name as "partnerName", l.kind::text, l.periods, o.first_day as "firstDay",
           o.last_day as "lastDay", o.rhythm::text, o.deadline, o.share
      from (select partner_id, kind, count(*)::int as periods, min(first_day) as oldest
              from reporting_period
             where vendor_id = ${tx.vendorId}::int and reported_at is null
               and deadline < ${today.toISOString()}::date
               and deadline >= ${addDays(today, -LATE_FOR_DAYS).toISOString()}::date
             group by partner_id, kind) l
      join partner p on p.vendor_id = ${tx.vendorId}::int and p.id = l.partner_id and p.status::text = 'active'
      join reporting_period o on o.vendor_id = ${tx.vendorId}::int and o.partner_id = l.partner_id
       and o.kind = l.kind and o.first_day = l.oldest
     order by o.deadline, p.name, l.kind
     limit ${most}`);
