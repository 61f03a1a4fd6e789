import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  insertStagedStock,
  type StockSubmission,
  setSameStockAside,
  supersedeStock,
} from "./staged-stock.server.ts";

/**
 * Keeps the staged lines of an inventory report. Needs the portal's own scope and the lock on the partner's stock. A
 * line for the same location, day and product is the same or takes the place of its former self.
 */
export async function applyStagedStock(
  tx: ScopedTx,
  submission: StockSubmission,
  { known, lines }: { known: { same: number; changed: number }; lines: number },
  at: Date,
) {
  if (known.same > 0) await setSameStockAside(tx, submission);
  if (known.changed > 0) await supersedeStock(tx, submission, at);
  const taken = await insertStagedStock(tx, submission);
  const expected = lines - known.same;
  if (taken !== expected) throw new Error(`${taken} of ${expected} lines were kept`);
  return { taken };
}
