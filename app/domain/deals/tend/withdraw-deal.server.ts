import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, wrongState } from "../refusal.ts";

/** Takes a registration back before it was decided. */
export function withdrawDeal(
  actor: PartnerActor,
  { dealId, note, ...stamp }: Stamp & { dealId: string; note: string | null },
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, stamp);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayMove("partner", deal.status, "withdrawn")) return wrongState;

    const made = await changeDeal(tx, dealId, now, { status: "withdrawn" });
    const { formId } = stamp;
    await addEvent(tx, actor, deal, { kind: "withdrawn", at: now, note, made, formId });
    await audit(tx, actor, "deal.withdrawn", { kind: "deal", id: dealId });
    return { ok: true };
  });
}
