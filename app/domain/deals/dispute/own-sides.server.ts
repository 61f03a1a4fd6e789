import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { disputeSide, sideColumns } from "./dispute.store.server.ts";
import type { DisputeSide } from "./dispute.ts";

/** What a partner knows of the disputes about its deal, the latest first. */
export async function ownSides(tx: ScopedTx, dealId: string): Promise<DisputeSide[]> {
  const { vendorId } = tx;
  const rows = await tx.disputeSide.findMany({
    where: { vendorId, dealId },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: 20,
    select: sideColumns(vendorId),
  });
  return rows.map(disputeSide);
}
