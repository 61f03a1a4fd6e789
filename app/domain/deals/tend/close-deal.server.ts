import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, wrongState } from "../refusal.ts";
import { standing } from "../standing.ts";
import type { LossReason } from "./tend-deal.schema.ts";

type Close = Stamp & { dealId: string; note: string | null } & (
    | { outcome: "won" }
    /** Why it was lost. */
    | { outcome: "lost"; reason?: LossReason }
  );

/** Ends an approved deal. A lost one gives its customer and families free at once. */
export function closeDeal(actor: PartnerActor, input: Close, now: Date): Promise<Moved> {
  const { dealId, outcome, note, formId } = input;
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, input);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayMove("partner", standing(deal, now), outcome)) return wrongState;

    const closure = outcome === "won" ? "converted" : (input.reason ?? "other");
    const made = await changeDeal(tx, dealId, now, { status: outcome, closure });
    if (outcome === "lost") {
      await asSystem(tx, actor, (wide) =>
        wide.protection.updateMany({
          where: { vendorId: tx.vendorId, dealId, releasedAt: null },
          data: { releasedAt: now },
        }),
      );
    }
    await addEvent(tx, actor, deal, { kind: outcome, at: now, note, made, formId });
    await audit(tx, actor, `deal.${outcome}`, { kind: "deal", id: dealId }, { closure });
    return { ok: true };
  });
}
