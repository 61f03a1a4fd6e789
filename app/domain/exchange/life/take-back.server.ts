import { withdrawForecast } from "#app/domain/demand/withdraw-forecast.server.ts";
import {
  previewStockReversal,
  reverseStock,
} from "#app/domain/inventory/reverse-inventory.server.ts";
import { lockInventory } from "#app/domain/inventory/staged-stock.server.ts";
import { adjustsOn, refusedThrough } from "#app/domain/revenue/open-period.server.ts";
import { previewReversal, reverseSales } from "#app/domain/revenue/reverse-sales.server.ts";
import { lockSales } from "#app/domain/revenue/staged-sales.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { tell } from "../api/tell-job.ts";
import { reportedJob } from "../calendar/reported-job.ts";
import { withPublisher } from "../forecast/expected-parts.server.ts";
import { reverseRecords } from "../master/reverse-records.server.ts";
import { holdSubmission, selectSubmission } from "../submission.store.server.ts";
import { isLineKind, type LineKind, type RecordKind, type Submission } from "../submission.ts";
import { markControlNumbers } from "../x12/control.store.server.ts";
import type { ReversalPreview, Reversed } from "./reversal.ts";

type How = {
  by: string;
  at: Date;
  /** Hears of the lines that ended since it heard last. */
  told?: (ended: number) => Promise<void>;
};

/** Takes back what a file did, in the portal's own scope and in one transaction with whatever else its caller does. */
export async function takeBack(
  system: ScopedTx,
  submission: Submission,
  { by, at, told }: How,
): Promise<Reversed> {
  const { id, kind, partnerId } = submission;
  if (!(await holdSubmission(system, id))) return { ok: false, reason: "busy" };
  // Somebody may have been quicker, between the look at it and its being held.
  const held = await selectSubmission(system, id);
  if (held?.status !== "applied") return { ok: false, reason: "not-applied" };
  if (kind === "inventory" && partnerId) await lockInventory(system, partnerId);
  else if (isLineKind(kind)) await lockSales(system);
  const allowed = isLineKind(kind)
    ? await linesToReverse(system, { ...submission, kind })
    : await partsReversed(system, { ...submission, kind }, at);
  if (!allowed.ok) return allowed;
  if (kind === "inventory" && partnerId) {
    await reverseStock(system, { submissionId: id, partnerId }, at);
  } else if (kind !== "inventory" && isLineKind(kind)) {
    await reverseSales(system, { submissionId: id, partnerId, kind }, at, told);
  }
  // Only now: while its row is held, nobody could be told how far it is.
  const { count } = await system.submission.updateMany({
    where: { vendorId: system.vendorId, id, status: "applied" },
    data: { status: "reversed", reversedAt: at, decidedBy: by, reversingBy: null },
  });
  if (count === 0) throw new Error("It was not applied any more");
  await markControlNumbers(system, id, false);
  await enqueue(system, reportedJob, { vendorId: system.vendorId, submissionId: id });
  await tell(system, id, "reversed");
  return allowed;
}

/** Takes back what is no line, and says what that did. */
export async function partsReversed(
  tx: ScopedTx,
  submission: Submission & { kind: RecordKind | "forecast" },
  at: Date,
): Promise<Reversed> {
  const { id: submissionId, kind } = submission;
  const records =
    kind === "forecast"
      ? {
          ...(await withdrawForecast(tx, { submissionId, ...withPublisher(submission) })),
          kept: [],
        }
      : await reverseRecords(tx, { ...submission, kind }, at);
  const { gone: ended, back: restored, later: replaced } = records;
  const lines = { ended, restored, replaced, units: 0, from: null, amountMinor: null };
  return { ok: true, preview: { ...lines, records } };
}

/** What taking sales or stock back does, unless the books are closed and closed days are left alone. */
export async function linesToReverse(
  tx: ScopedTx,
  submission: Submission & { kind: LineKind },
): Promise<Reversed> {
  const { id: submissionId, kind, partnerId } = submission;
  const preview: ReversalPreview =
    kind === "inventory" && partnerId
      ? { ...(await previewStockReversal(tx, { submissionId, partnerId })), amountMinor: null }
      : await previewReversal(tx, submissionId);
  const { from } = preview;
  const through = await refusedThrough(tx);
  if (through && from && from <= through) return { ok: false, reason: "closed", through };
  const adjusts = kind === "inventory" || from === null ? null : await adjustsOn(tx, from);
  return { ok: true, preview: { ...preview, adjustsOn: adjusts } };
}
