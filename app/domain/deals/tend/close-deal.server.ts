import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";

type Close = { dealId: string; outcome: "won" | "lost"; note: string | null };

/** Ends an approved deal. A lost one gives its customer and families free at once. */
export function closeDeal(actor: PartnerActor, input: Close, now: Date): Promise<Moved> {
  const { dealId, outcome, note } = input;
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (!mayMove("partner", deal.status, outcome)) return wrongState;

    const closure = outcome === "won" ? "converted" : null;
    await changeDeal(tx, dealId, now, { status: outcome, closure });
    if (outcome === "lost") {
      await asSystem(tx, actor, (wide) =>
        wide.protection.updateMany({
          where: { vendorId: tx.vendorId, dealId, releasedAt: null },
          data: { releasedAt: now },
        }),
      );
    }
    await addEvent(tx, actor, deal, { kind: outcome, at: now, note });
    await audit(tx, actor, `deal.${outcome}`, { kind: "deal", id: dealId });
    return { ok: true };
  });
}
