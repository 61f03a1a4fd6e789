import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import {
  insert,
  type LiveLine,
  lockInventory,
  type NewLine,
  selectLive,
  supersede,
} from "./inventory.store.server.ts";
import {
  type InventoryLine,
  type InventoryOutcome,
  sameStock,
  stockKey,
} from "./inventory-line.ts";

type Submission = { submissionId: string; partnerId: string };

/**
 * Keeps the lines of an inventory report. Needs the portal's own scope. A line for the same location, day and product
 * is the same or takes the place of its former self.
 */
export async function applyInventory(
  tx: ScopedTx,
  { submissionId, partnerId }: Submission,
  lines: readonly InventoryLine[],
  at: Date,
): Promise<InventoryOutcome[]> {
  await lockInventory(tx, partnerId);
  const live = await selectLive(tx, partnerId, lines);
  const seen = new Map<string, LiveLine>(live.map((line) => [stockKey(line), line]));
  const outcomes: InventoryOutcome[] = [];
  const added: NewLine[] = [];
  const superseded: string[] = [];
  for (const line of lines) {
    const key = stockKey(line);
    const former = seen.get(key);
    const { rowNo } = line;
    if (former && sameStock(former, line)) {
      outcomes.push({ rowNo, verdict: "same" });
    } else if (former?.submissionId === submissionId) {
      outcomes.push({ rowNo, verdict: "refused", clashesWith: former.rowNo });
    } else {
      if (former) superseded.push(former.id);
      const fresh = { ...line, id: newId(), submissionId };
      seen.set(key, fresh);
      added.push(fresh);
      outcomes.push({ rowNo, verdict: "taken" });
    }
  }
  await supersede(tx, superseded, at);
  await insert(tx, partnerId, added);
  return outcomes;
}
