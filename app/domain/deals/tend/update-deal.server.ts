import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import type { SalesStage } from "../deal.ts";
import { mayUpdateStage } from "../moves.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";
import { stageNames } from "../ui/deal-words.ts";

type Update = { dealId: string; stage: SalesStage; closeDay: Date; note: string | null };

/** How the partner's sale goes: the update that the programme asks for, whether or not the stage has moved. */
export function updateDeal(actor: PartnerActor, input: Update, now: Date): Promise<Moved> {
  const { dealId, stage, closeDay, note } = input;
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (!mayUpdateStage(deal.status)) return wrongState;

    const before = await tx.deal.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: dealId } },
      select: { stage: true },
    });
    await changeDeal(tx, dealId, now, { stage, closeDay });
    const moved = before.stage !== stage;
    const kind = moved ? "stage_changed" : "updated";
    const said = [moved ? `${stageNames[before.stage]} → ${stageNames[stage]}` : null, note]
      .filter(Boolean)
      .join(". ");
    await addEvent(tx, actor, deal, { kind, at: now, note: said || null });
    await audit(tx, actor, "deal.updated", { kind: "deal", id: dealId }, { stage });
    return { ok: true };
  });
}
