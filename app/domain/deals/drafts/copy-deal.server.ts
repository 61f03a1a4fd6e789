import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { findDeal } from "../find-deal.server.ts";
import type { DraftForm } from "./draft.ts";
import { addDraft, type Saved } from "./save-draft.server.ts";

export type Copied = { ok: true; draftId: string } | Extract<Saved, { ok: false }>;

/** Another deal for the same customer begins with what the partner wrote last time; what was sold and when is asked anew. */
export function copyDeal(actor: PartnerActor, dealId: string, now: Date): Promise<Copied | null> {
  return withScope(actor, async (tx) => {
    const deal = await findDeal(tx, dealId);
    if (deal?.partnerId !== actor.partnerId) return null;
    const { customer } = deal;
    const said = (text: string | null) => text ?? undefined;
    const form: DraftForm = {
      name: customer.name,
      domain: said(customer.domain),
      duns: said(customer.duns),
      vat: said(customer.vat),
      street: said(customer.street),
      postcode: said(customer.postcode),
      city: said(customer.city),
      country: said(customer.country),
      contactName: deal.contactName,
      contactEmail: said(deal.contactEmail),
      contactPhone: said(deal.contactPhone),
      currency: deal.currency,
      lines: deal.lines.map(({ productId, quantity }) => ({
        productId,
        quantity: String(quantity),
      })),
    };
    const id = newId();
    const note = `Copied from ${deal.number}`;
    const saved = await addDraft(tx, actor, { id, form, source: "copy", note }, now);
    return saved.ok ? { ok: true, draftId: id } : saved;
  });
}
