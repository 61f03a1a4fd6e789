import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { ReportedKind, ReportingAgreement } from "./reporting-agreement.ts";

const columns = {
  id: true,
  kind: true,
  rhythm: true,
  dueDay: true,
  businessDay: true,
  graceDays: true,
  remindDays: true,
  validFrom: true,
  validUntil: true,
  madeBy: true,
  createdAt: true,
} as const;

/** Every version of what a partner agreed to report, the oldest first. */
export async function selectAgreements(
  tx: ScopedTx,
  partnerId: string,
  kind?: ReportedKind,
): Promise<ReportingAgreement[]> {
  const rows = await tx.reportingAgreement.findMany({
    where: { vendorId: tx.vendorId, partnerId, ...(kind && { kind }) },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: columns,
  });
  return rows.map(({ kind: reported, ...row }) => ({ ...row, kind: reported as ReportedKind }));
}

/** The same, held until the transaction ends: whoever works its periods out takes turns. */
export async function lockAgreements(
  tx: ScopedTx,
  partnerId: string,
  kind: ReportedKind,
): Promise<ReportingAgreement[]> {
  await tx.$queryRaw`
    select id from reporting_agreement
     where vendor_id = ${tx.vendorId}::int and partner_id = ${partnerId}::uuid and kind = ${kind}::submission_kind
     order by id for update`;
  return selectAgreements(tx, partnerId, kind);
}
