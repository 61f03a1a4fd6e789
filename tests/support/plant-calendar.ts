import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day } from "./plant.ts";

/** What a partner agreed to report, a period of it, and what came. */
export async function plantCalendar(tx: ScopedTx, partnerId: string, submissionId: string) {
  const own = { vendorId: tx.vendorId, partnerId, kind: "pos" as const };
  const terms = { rhythm: "weekly", dueDay: 3, graceDays: 2, remindDays: 1 } as const;
  await tx.reportingAgreement.createMany({
    data: [{ ...own, ...terms, id: newId(), validFrom: day, madeBy: "Ingrid", createdAt: at }],
  });
  const due = { lastDay: day, dueDay: day, deadline: day, remindOn: day };
  await tx.reportingPeriod.createMany({
    data: [{ ...own, ...due, firstDay: day, rhythm: "weekly" }],
  });
  await tx.zeroReport.createMany({
    data: [{ ...own, id: newId(), firstDay: day, saidBy: "Ada", saidAt: at }],
  });
  await tx.reportedDay.createMany({ data: [{ ...own, submissionId, day, branch: "", lines: 1 }] });
}
