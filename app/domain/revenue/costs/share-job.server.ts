import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

/** Has costs shared out that are due. */
export const shareLater = (tx: ScopedTx): Promise<void> =>
  enqueue(
    tx,
    { name: "costs.share" },
    { vendorId: tx.vendorId },
    { key: `costs.share:${tx.vendorId}` },
  );
