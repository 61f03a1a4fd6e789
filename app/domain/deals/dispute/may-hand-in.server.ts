import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

/** Whether proof is asked for about a deal now. */
export const mayHandIn = (actor: PartnerActor, dealId: string): Promise<boolean> =>
  withScope(actor, async (tx) => {
    const open = await tx.disputeSide.count({
      where: { vendorId: tx.vendorId, dealId, partnerId: actor.partnerId, closedAt: null },
    });
    return open > 0;
  });
