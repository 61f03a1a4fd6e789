import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { FilePlan } from "../life/make-plan.server.ts";
import type { Movement, Plan } from "../life/plan.ts";
import type { RecordKind, Submission } from "../submission.ts";
import { planRecords } from "./plan-records.server.ts";

const none: Movement = { rows: 0, units: 0, amountMinor: 0n };

/**
 * The plan of a file of records, which have neither units nor amounts: what happens to them is told in words. Null when
 * staging does not hold the rows that were read.
 */
export async function makeRecordPlan(
  tx: ScopedTx,
  submission: Submission & { kind: RecordKind },
  at: Date,
): Promise<FilePlan | null> {
  const { currency } = await findVendor(tx);
  const { same, ...planned } = await planRecords(tx, submission, at);
  const { rowsRead, rowsSame, rowsRefused, rowsLeftOut } = submission;
  const lines = planned.fresh + planned.changed + same;
  if (lines !== rowsRead - rowsSame - rowsRefused - rowsLeftOut) return null;
  const plan: Plan = {
    ...planned,
    ...{ same: same + rowsSame, refused: rowsRefused, leftOut: rowsLeftOut, warnings: [] },
    ...{ currency, totals: { sales: none, returns: none, from: null, to: null }, parts: [] },
    ...{ newParties: 0, echoes: 0, echoRows: [], last: null, usual: null },
    ...{ assumed: [], again: false },
  };
  return { plan, productIds: [], lines, lastRow: 0, days: null };
}
