import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { openStatuses } from "../moves.ts";

/** How many deals each partner in scope has open. */
export async function openDealsByPartner(tx: ScopedTx, now: Date): Promise<Map<string, number>> {
  const rows = await tx.deal.groupBy({
    by: ["partnerId"],
    where: {
      vendorId: tx.vendorId,
      OR: [
        { status: { in: [...openStatuses] } },
        { status: "approved", protectedUntil: { gt: now } },
      ],
    },
    _count: { _all: true },
  });
  return new Map(rows.map(({ partnerId, _count }) => [partnerId, _count._all]));
}
