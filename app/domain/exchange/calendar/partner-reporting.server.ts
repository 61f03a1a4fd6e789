import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectAgreements } from "./agreement.store.server.ts";
import { asKept, periodColumns, type ShownPeriod } from "./period.store.server.ts";
import { isLate, standingOf } from "./period-state.ts";
import { type MonthOfQuality, monthsBefore, qualityOf } from "./quality.server.ts";
import type { ReportedKind, ReportingAgreement } from "./reporting-agreement.ts";
import { waitingReports } from "./waiting-reports.server.ts";
import { withWaiting } from "./waiting-reports.ts";

const PERIODS_SHOWN = 40;
const MONTHS_SHOWN = 12;

export type PartnerReporting = {
  today: Date;
  timeZone: string;
  vendorName: string;
  /** In force now or to come. */
  agreements: ReportingAgreement[];
  /** What waits for a report, the latest first. */
  open: ShownPeriod[];
  /** The newest first. */
  periods: ShownPeriod[];
  months: MonthOfQuality[];
};

/** What a partner agreed to report, how it stands, and how good its reports were. */
export async function partnerReporting(
  tx: ScopedTx,
  partnerId: string,
  now: Date,
  kind?: ReportedKind,
): Promise<PartnerReporting> {
  const { timeZone, shortName } = await findVendor(tx);
  const today = localDay(now, timeZone);
  const where = { vendorId: tx.vendorId, partnerId, firstDay: { lte: today } };
  const rows = await tx.reportingPeriod.findMany({
    where: { ...where, ...(kind && { kind }) },
    orderBy: [{ dueDay: "desc" }, { firstDay: "desc" }, { kind: "asc" }],
    take: PERIODS_SHOWN,
    select: periodColumns,
  });
  const months = await qualityOf(tx, [partnerId], {
    since: monthsBefore(today, MONTHS_SHOWN - 1),
    today,
    timeZone,
  });
  const agreements = await selectAgreements(tx, partnerId);
  return {
    today,
    timeZone,
    vendorName: shortName,
    agreements: agreements.filter(({ validUntil }) => !validUntil || validUntil >= today),
    open: await openPeriods(tx, partnerId, today),
    periods: withWaiting(rows.map(asKept), await waitingReports(tx, [partnerId])),
    months,
  };
}

const OPEN_SHOWN = 12;

/** What is due or late of a partner's reports, the longest first. */
export async function openPeriods(
  tx: ScopedTx,
  partnerId: string,
  today: Date,
): Promise<ShownPeriod[]> {
  const rows = await tx.reportingPeriod.findMany({
    where: { vendorId: tx.vendorId, partnerId, reportedAt: null, firstDay: { lte: today } },
    orderBy: [{ dueDay: "desc" }, { kind: "asc" }],
    take: OPEN_SHOWN * 2,
    select: periodColumns,
  });
  const open = rows.map(asKept).filter((period) => {
    const standing = standingOf(period, today);
    return isLate(standing) || standing.state === "due" || standing.state === "in_grace";
  });
  const shown = open.slice(0, OPEN_SHOWN).reverse();
  return withWaiting(shown, await waitingReports(tx, [partnerId]));
}
