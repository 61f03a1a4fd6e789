import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import type { SalesStage } from "../deal.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayUpdateStage } from "../moves.ts";
import { type Moved, wrongState } from "../refusal.ts";
import { standing } from "../standing.ts";
import { stageNames } from "../ui/deal-words.ts";

type Update = Stamp & {
  dealId: string;
  stage: SalesStage;
  closeDay: Date;
  note: string | null;
};

/** How the partner's sale goes: the update that the programme asks for, whether or not the stage has moved. */
export function updateDeal(actor: PartnerActor, input: Update, now: Date): Promise<Moved> {
  const { dealId, stage, closeDay, note, formId } = input;
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, input);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayUpdateStage(standing(deal, now))) return wrongState;

    const before = await tx.deal.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: dealId } },
      select: { stage: true },
    });
    const made = await changeDeal(tx, dealId, now, { stage, closeDay });
    const moved = before.stage !== stage;
    const kind = moved ? "stage_changed" : "updated";
    const said = [moved ? `${stageNames[before.stage]} → ${stageNames[stage]}` : null, note]
      .filter(Boolean)
      .join(". ");
    await addEvent(tx, actor, deal, { kind, at: now, note: said || null, made, formId });
    await audit(tx, actor, "deal.updated", { kind: "deal", id: dealId }, { stage });
    return { ok: true };
  });
}
