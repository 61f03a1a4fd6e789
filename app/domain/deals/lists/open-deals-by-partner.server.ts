import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** How many deals each partner in scope has open. */
export async function openDealsByPartner(tx: ScopedTx): Promise<Map<string, number>> {
  const rows = await tx.deal.groupBy({
    by: ["partnerId"],
    where: {
      vendorId: tx.vendorId,
      status: { in: ["submitted", "in_review", "info_requested", "approved"] },
    },
    _count: { _all: true },
  });
  return new Map(rows.map(({ partnerId, _count }) => [partnerId, _count._all]));
}
