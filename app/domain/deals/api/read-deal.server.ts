import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { findDeal } from "../find-deal.server.ts";
import { requestsOf } from "../requests/requests.store.server.ts";
import type { DealResource } from "./deal-resource.ts";
import { dealResource } from "./deal-to-json.ts";

/** A deal as the asking side's programs read it; null when it is out of scope, or is none. */
export async function readDealResource(
  tx: ScopedTx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<DealResource | null> {
  const deal = await findDeal(tx, id);
  if (!deal) return null;
  const { updatedAt } = await tx.deal.findUniqueOrThrow({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: { updatedAt: true },
  });
  const side = actor.audience === "vendor" ? "desk" : "portal";
  const requests = await requestsOf(tx, id);
  return dealResource({ ...deal, updatedAt, requests }, { origin: env.ORIGIN, side, now });
}
