import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  copyRepeatedStock,
  endStock,
  reviveStock,
  selectStockWords,
} from "./reverse-inventory.store.server.ts";
import type { StockSubmission } from "./staged-stock.server.ts";

export type StockReversal = {
  ended: number;
  restored: number;
  replaced: number;
  units: number;
  from: Date | null;
};

/** What taking an inventory report back does. */
export async function previewStockReversal(
  tx: ScopedTx,
  { submissionId, partnerId }: StockSubmission,
): Promise<StockReversal> {
  const words = await selectStockWords(tx, submissionId, partnerId);
  const live = words.filter(({ isLive }) => isLive);
  const days = words.map(({ asOf }) => asOf.getTime());
  return {
    ended: live.length,
    restored: live.filter(({ factId }) => factId !== null).length,
    replaced: words.length - live.length,
    units: live.reduce((sum, { onHand }) => sum + onHand, 0),
    from: days.length > 0 ? new Date(days.reduce((a, b) => Math.min(a, b))) : null,
  };
}

/**
 * Takes an inventory report back: of each place, day and part, the word counts that was reported last by any file
 * that was not taken back. Needs the portal's own scope and the lock on the partner's stock.
 */
export async function reverseStock(
  tx: ScopedTx,
  { submissionId, partnerId }: StockSubmission,
  at: Date,
) {
  const words = await selectStockWords(tx, submissionId, partnerId);
  const live = words.filter(({ isLive }) => isLive);
  await endStock(
    tx,
    live.map(({ id }) => id),
    at,
  );
  const last = live.flatMap(({ factId, submissionId: by, rowNo, standing }) =>
    factId && by && rowNo !== null ? [{ factId, submissionId: by, rowNo, standing }] : [],
  );
  await reviveStock(
    tx,
    last.filter(({ standing }) => standing).map(({ factId }) => factId),
  );
  await copyRepeatedStock(
    tx,
    last.filter(({ standing }) => !standing),
  );
}
