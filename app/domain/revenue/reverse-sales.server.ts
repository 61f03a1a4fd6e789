import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { allocateAfter } from "./apply-sales.server.ts";
import { linkEchoesOf } from "./link-echoes.server.ts";
import {
  copyRepeated,
  countReversal,
  endFacts,
  lastRowOf,
  type ReversalCounts,
  reviveFacts,
  selectReversal,
} from "./reverse-sales.store.server.ts";
import type { SalesSubmission } from "./sales-line.ts";

/** Lines that are looked at together: of more, memory would have to grow with the file. */
const STRETCH = 50_000;

/** What taking a submission back does to the lines that count. */
export const previewReversal = (tx: ScopedTx, submissionId: string): Promise<ReversalCounts> =>
  countReversal(tx, submissionId);

/**
 * Takes back what a submission said: of each of its lines, the word counts that was reported last by any file that
 * was not taken back. Needs the portal's own scope and the lock on sales.
 */
export async function reverseSales(
  tx: ScopedTx,
  { submissionId, partnerId, kind }: SalesSubmission,
  at: Date,
  told: (ended: number) => Promise<void> = async () => undefined,
): Promise<void> {
  const last = await lastRowOf(tx, submissionId);
  const products = new Set<string>();
  const again = new Set<string>();
  for (let after = -1; after < last; after += STRETCH) {
    const range = { after, to: after + STRETCH };
    const { ends, revives, copies, productIds } = await selectReversal(tx, submissionId, range);
    await endFacts(tx, ends, at, told);
    await reviveFacts(tx, revives);
    await copyRepeated(tx, copies, at);
    for (const id of productIds) products.add(id);
    for (const line of [...revives, ...copies]) again.add(line.submissionId);
  }
  if (kind === "pos" && partnerId !== null && again.size > 0) {
    await linkEchoesOf(tx, partnerId, [...again]);
  }
  // Later than the one of applying, which may still wait under its own key.
  await allocateAfter(tx, `${submissionId}:back`, [...products]);
}
