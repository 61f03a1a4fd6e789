import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Stamp } from "../changed.ts";
import { addEvent } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { wrongState } from "../refusal.ts";
import { tellDesk } from "../tell.server.ts";
import { amendedLetter } from "../ui/request-letters.ts";
import { decideAnew } from "./begin-anew.server.ts";
import type { Terms } from "./terms.ts";
import { type Edited, writeTerms } from "./write-terms.server.ts";

type Amend = Stamp & { dealId: string; note: string | null; terms: Partial<Terms> };

/**
 * Changes the terms of a deal that nobody has begun to look at. Other parts or another customer make it another
 * deal to decide, so the decision's clock starts anew with them.
 */
export function amendDeal(actor: PartnerActor, input: Amend, now: Date): Promise<Edited> {
  const { dealId, note, terms, formId } = input;
  return withScope(actor, async (tx) => {
    const held = await holdDeal(tx, dealId, input);
    if (!held.ok) return held.answer;
    const { deal } = held;
    if (deal.status !== "submitted") return wrongState;

    const written = await writeTerms(tx, actor, deal, terms, now);
    if (!written.ok) return written;
    if (written.another) await decideAnew(tx, actor, dealId, now);
    const { made } = written;
    await addEvent(tx, actor, deal, { kind: "amended", at: now, note, made, formId });
    const detail = { fields: Object.keys(made.changes) };
    await audit(tx, actor, "deal.amended", { kind: "deal", id: dealId }, detail);
    const { partnerName } = actor;
    const letter = amendedLetter({ ...deal, partnerName, note, anew: written.another });
    await tellDesk(tx, actor, deal, letter);
    return { ok: true };
  });
}
