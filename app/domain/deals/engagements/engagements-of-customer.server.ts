import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Engagement } from "./engagement.ts";

const MOST = 50;

/** Where the vendor's own sales are, were and will be at work at a customer, the newest first. Vendor's scope. */
export const engagementsOfCustomer = (tx: ScopedTx, customerId: string): Promise<Engagement[]> =>
  tx.directEngagement.findMany({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: [{ startsOn: "desc" }, { id: "asc" }],
    take: MOST,
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      note: true,
      byName: true,
      family: { select: { id: true, name: true } },
    },
  });
