import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent, changeDeal } from "../deal.store.server.ts";
import type { DealField } from "../deal-fields.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { mayMove } from "../moves.ts";
import { type Moved, wrongState } from "../refusal.ts";
import { tellPartner } from "../tell.server.ts";
import { askedLetter } from "../ui/deal-letters.ts";

type Ask = Stamp & {
  dealId: string;
  note: string;
  /** What the question is about: the partner may change these, and nothing else. */
  fields?: readonly DealField[];
};

/** Asks the partner for what the decision needs; its clock stands still until the answer. */
export function askInformation(
  actor: VendorActor,
  { dealId, note, fields = [], ...stamp }: Ask,
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, stamp);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (!mayMove("vendor", deal.status, "info_requested")) return wrongState;

    const askedFields = [...new Set(fields)];
    const made = await changeDeal(tx, dealId, now, { status: "info_requested", askedFields });
    const { formId } = stamp;
    await addEvent(tx, actor, deal, { kind: "info_requested", at: now, note, made, formId });
    await audit(
      tx,
      actor,
      "deal.info_requested",
      { kind: "deal", id: dealId },
      { fields: askedFields },
    );

    await tellPartner(tx, actor, deal, askedLetter({ ...deal, note, fields: askedFields }));
    return { ok: true };
  });
}
