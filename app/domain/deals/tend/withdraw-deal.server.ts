import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";

/** Takes a registration back before it was decided. */
export function withdrawDeal(
  actor: PartnerActor,
  { dealId, note }: { dealId: string; note: string | null },
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (!mayMove("partner", deal.status, "withdrawn")) return wrongState;

    await changeDeal(tx, dealId, now, { status: "withdrawn" });
    await addEvent(tx, actor, deal, { kind: "withdrawn", at: now, note });
    await audit(tx, actor, "deal.withdrawn", { kind: "deal", id: dealId });
    return { ok: true };
  });
}
