import { data } from "@remix-run/node";

import type { PartnerActor } from "#app/platform/actor.ts";

import { requireActor } from "../guard.server.ts";

/** Deals are registered by those who sell: a supplier has no prices to register one at. */
export async function requireSeller(request: Request): Promise<PartnerActor> {
  const actor = await requireActor(request, "partner", "deal:register");
  if (actor.partnerKind === "supplier") throw data("Not allowed", { status: 403 });
  return actor;
}
