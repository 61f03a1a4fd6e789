import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import { askedLetter } from "../ui/deal-letters.ts";

/** Asks the partner for what the decision needs; its clock stands still until the answer. */
export function askInformation(
  actor: VendorActor,
  { dealId, note }: { dealId: string; note: string },
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (!mayMove("vendor", deal.status, "info_requested")) return wrongState;

    await changeDeal(tx, dealId, now, { status: "info_requested" });
    await addEvent(tx, actor, deal, { kind: "info_requested", at: now, note });
    await audit(tx, actor, "deal.info_requested", { kind: "deal", id: dealId });

    await tellPartner(tx, actor, deal, askedLetter({ ...deal, note }));
    return { ok: true };
  });
}
