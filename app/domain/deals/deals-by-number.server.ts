import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { DealStatus } from "./deal.ts";

/** A deal as a line of sales may refer to it. */
export type SaleDeal = { id: string; number: string; status: DealStatus };

/** The deals that these partners handed in; all that were handed in where no partners are named. */
export const dealsOf = (tx: ScopedTx, partnerIds: readonly string[] | null): Promise<SaleDeal[]> =>
  tx.deal.findMany({
    where: {
      vendorId: tx.vendorId,
      ...(partnerIds && { partnerId: { in: [...partnerIds] } }),
    },
    orderBy: { id: "asc" },
    select: { id: true, number: true, status: true },
  });

/** The deal that a line refers to; null when it is out of scope. */
export const dealNumberOf = (tx: ScopedTx, id: string) =>
  tx.deal.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { id: true, number: true },
  });
