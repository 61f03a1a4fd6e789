import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { wants } from "./hook-events.ts";

/** An endpoint, and whose sight counts for what is written to it. */
export type Listening = { endpointId: string; actor: Actor };

/** Who wants to hear of something that happened to a partner, or to the vendor alone. */
export async function listenersTo(
  tx: ScopedTx,
  type: string,
  partnerId: string | null,
): Promise<Listening[]> {
  const { vendorId } = tx;
  const endpoints = await tx.webhookEndpoint.findMany({
    where: {
      vendorId,
      status: "active",
      OR: [{ partnerId: null }, ...(partnerId ? [{ partnerId }] : [])],
    },
    select: { id: true, partnerId: true, events: true },
  });
  const wanting = endpoints.filter(({ events }) => wants(events, type));
  if (wanting.length === 0) return [];
  const partner = partnerId ? await findPartner(tx, partnerId) : null;
  return wanting.flatMap((endpoint): Listening[] => {
    const who = { personId: null, membershipId: null, name: "Webhook", vendorId };
    if (endpoint.partnerId === null) {
      const actor: Actor = { ...who, audience: "vendor", partnerId: null, role: "vendor_admin" };
      return [{ endpointId: endpoint.id, actor }];
    }
    // Nobody works for a partner that is suspended, and nothing is sent to it.
    if (partner?.status !== "active") return [];
    const actor: Actor = {
      ...who,
      audience: "partner",
      partnerId: partner.id,
      partnerKind: partner.kind,
      partnerName: partner.name,
      linked: [],
      showing: [],
      role: "partner_admin",
    };
    return [{ endpointId: endpoint.id, actor }];
  });
}
