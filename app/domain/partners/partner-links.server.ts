import type { ScopedTx } from "#app/platform/db/scope.server.ts";

export type PartnerLink = {
  id: string;
  distributorId: string;
  resellerId: string;
  status: "proposed" | "live" | "ended";
  sharesDeals: boolean;
};

/** Who distributes to whom: every link in scope, or one partner's. */
export const partnerLinks = (tx: ScopedTx, partnerId?: string): Promise<PartnerLink[]> =>
  tx.partnerLink.findMany({
    where: {
      vendorId: tx.vendorId,
      ...(partnerId && { OR: [{ distributorId: partnerId }, { resellerId: partnerId }] }),
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, distributorId: true, resellerId: true, status: true, sharesDeals: true },
  });
