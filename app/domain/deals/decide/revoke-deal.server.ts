import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, wrongState } from "../refusal.ts";
import { standing } from "../standing.ts";
import { tellPartner } from "../tell.server.ts";
import { closureNames } from "../ui/deal-words.ts";
import { revokedLetter } from "../ui/review/review-letters.ts";
import type { RevocationReason } from "./decide-deal.schema.ts";

type Revoke = Stamp & { dealId: string; reason: RevocationReason; note: string };

/** Takes an approval back: the protection ends now, and others may have the customer. */
export function revokeDeal(
  actor: VendorActor,
  { dealId, reason, note, ...stamp }: Revoke,
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, stamp);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayMove("vendor", standing(deal, now), "revoked")) return wrongState;

    const made = await changeDeal(tx, dealId, now, { status: "revoked", closure: reason });
    await tx.protection.updateMany({
      where: { vendorId: tx.vendorId, dealId, releasedAt: null },
      data: { releasedAt: now },
    });
    const { formId } = stamp;
    await addEvent(tx, actor, deal, { kind: "revoked", at: now, note, made, formId });
    await audit(tx, actor, "deal.revoked", { kind: "deal", id: dealId }, { reason });
    await tellPartner(
      tx,
      actor,
      deal,
      revokedLetter({ ...deal, reason: closureNames[reason], note }),
    );
    return { ok: true };
  });
}
