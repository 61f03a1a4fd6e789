import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { followPeriods } from "./follow-periods.server.ts";
import { measureSubmissions } from "./measure-submission.server.ts";
import { reportedJob } from "./reported-job.ts";
import { isReportedKind } from "./reporting-agreement.ts";

const TIMEOUT_MS = 10 * 60_000;

/** After a file was applied, refused or taken back, or a forecast was published: how the periods stand now. */
export const followReport = defineJob({
  name: reportedJob.name,
  payload: z.union([
    z.object({ vendorId: z.number(), submissionId: z.string() }),
    z.object({ vendorId: z.number(), forecastBy: z.string() }),
  ]),
  async run(payload) {
    const at = now();
    const { vendorId } = payload;
    const follow = async (tx: ScopedTx): Promise<unknown> =>
      "submissionId" in payload
        ? followSubmission(tx, payload.submissionId, at)
        : followPeriods(tx, { partnerId: payload.forecastBy, kind: "forecast" }, at);
    await withScope(systemActor(vendorId), follow, { timeoutMs: TIMEOUT_MS });
  },
});

/** Counts a file if nobody did, and works out what it means for its sender's periods. */
export async function followSubmission(tx: ScopedTx, id: string, at: Date) {
  const where = { vendorId_id: { vendorId: tx.vendorId, id } };
  const select = { status: true, measuredAt: true } as const;
  const found = await tx.submission.findUnique({ where, select });
  if (!found) return;
  const read = found.status === "applied" || found.status === "refused";
  if (read && !found.measuredAt) await measureSubmissions(tx, [id], at);
  const measured = await tx.submission.findUnique({
    where,
    select: { partnerId: true, kind: true, firstDay: true },
  });
  if (!measured?.partnerId || !measured.firstDay || !isReportedKind(measured.kind)) return;
  const { partnerId, kind, firstDay } = measured;
  await followPeriods(tx, { partnerId, kind }, at, { since: firstDay });
}
