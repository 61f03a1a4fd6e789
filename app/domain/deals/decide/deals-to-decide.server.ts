import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** How many registrations and requests wait for the vendor's word; what waits for a partner does not count. */
export async function countDealsToDecide(tx: ScopedTx): Promise<number> {
  const { vendorId } = tx;
  const registrations = await tx.deal.count({
    where: { vendorId, status: { in: ["submitted", "in_review"] } },
  });
  const requests = await tx.dealRequest.count({ where: { vendorId, status: "pending" } });
  return registrations + requests;
}
