import type { ScopedTx } from "#app/platform/db/scope.server.ts";

/** Who distributes to whom now, as far as the scope shows it. */
export function liveLinks(tx: ScopedTx): Promise<{ distributorId: string; resellerId: string }[]> {
  return tx.partnerLink.findMany({
    where: { vendorId: tx.vendorId, status: "live" },
    select: { distributorId: true, resellerId: true },
  });
}
