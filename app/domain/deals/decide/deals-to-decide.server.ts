import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** How many registrations wait for the vendor's word; those that wait for their partner do not count. */
export const countDealsToDecide = (tx: ScopedTx): Promise<number> =>
  tx.deal.count({
    where: { vendorId: tx.vendorId, status: { in: ["submitted", "in_review"] } },
  });
