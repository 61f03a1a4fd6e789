import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { allocateAfter } from "./apply-sales.server.ts";
import { linkEchoesOf } from "./link-echoes.server.ts";
import {
  copyRepeated,
  endFacts,
  type Reversal,
  reviveFacts,
  selectReversal,
} from "./reverse-sales.store.server.ts";
import type { SalesSubmission } from "./sales-line.ts";
import { lookUp } from "./staged-sales.server.ts";

/** What taking a submission back does to the lines that count. */
export async function previewReversal(
  tx: ScopedTx,
  submissionId: string,
): Promise<Reversal["counts"]> {
  return (await selectReversal(tx, submissionId)).counts;
}

/**
 * Takes back what a submission said: of each of its lines, the word counts that was reported last by any file that
 * was not taken back. Needs the portal's own scope and the lock on sales.
 */
export async function reverseSales(
  tx: ScopedTx,
  { submissionId, partnerId, kind }: SalesSubmission,
  at: Date,
): Promise<Reversal["counts"]> {
  const { counts, ends, revives, copies, productIds } = await selectReversal(tx, submissionId);
  await lookUp(tx, "each");
  await endFacts(tx, ends, at);
  await reviveFacts(tx, revives);
  await copyRepeated(tx, copies, at);
  if (kind === "pos" && partnerId !== null) {
    const again = [...revives, ...copies].map((line) => line.submissionId);
    if (again.length > 0) await linkEchoesOf(tx, partnerId, [...new Set(again)]);
  }
  // Later than the one of applying, which may still wait under its own key.
  await allocateAfter(tx, `${submissionId}:back`, productIds);
  return counts;
}
