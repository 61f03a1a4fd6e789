import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ReportedKind } from "./reporting-agreement.ts";
import type { WaitingReport } from "./waiting-reports.ts";

const MOST = 500;

/** The files of partners that wait for somebody's word, with the days that their lines are of. */
export function waitingReports(
  tx: ScopedTx,
  partnerIds: readonly string[],
): Promise<WaitingReport[]> {
  return tx.query<WaitingReport & { kind: ReportedKind }>(Prisma.sql`
    select partner_id as "partnerId", kind::text, (plan->'totals'->>'from')::date as "firstDay",
           (plan->'totals'->>'to')::date as "lastDay"
      from submission
     where vendor_id = ${tx.vendorId}::int and status = 'waiting' and partner_id = any(${[...partnerIds]}::uuid[])
       and plan->'totals'->>'from' is not null
     order by created_at desc
     limit ${MOST}`);
}
