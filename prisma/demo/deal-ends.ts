import { saveDraft } from "#app/domain/deals/drafts/save-draft.server.ts";
import type { RegisterDeal } from "#app/domain/deals/register/register-deal.schema.ts";
import { type PartnerActor, systemActor, type VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { vendor } from "./vendor.ts";

const system = systemActor(vendor.vendorId);
const done = { ok: true };

/** A registration that was written down and not handed in. */
export async function keepDraft(actor: PartnerActor, input: RegisterDeal, at: Date) {
  const { dealId: draftId, lines, closeDay, ...words } = input;
  const form = {
    ...words,
    closeDay: closeDay.toISOString().slice(0, 10),
    lines: lines.map(({ productId, quantity }) => ({ productId, quantity: String(quantity) })),
  };
  return saveDraft(actor, { draftId, version: 0, form }, at);
}

/** The protection is over and nothing came of it. */
export const expireDeal = (dealId: string, at: Date) =>
  withScope(system, async (tx) => {
    await end(tx, system, { dealId, status: "expired", note: null }, at);
    return done;
  });

/** The vendor takes its protection back. */
export const revokeDeal = (
  actor: VendorActor,
  { dealId, note }: { dealId: string; note: string },
  at: Date,
) =>
  withScope(actor, async (tx) => {
    await end(tx, actor, { dealId, status: "revoked", note }, at);
    const of = { vendorId: tx.vendorId, dealId, releasedAt: null };
    await tx.protection.updateMany({ where: of, data: { releasedAt: at } });
    return done;
  });

type End = { dealId: string; status: "expired" | "revoked"; note: string | null };

async function end(tx: ScopedTx, actor: VendorActor, { dealId, status, note }: End, at: Date) {
  const { vendorId } = tx;
  const deal = await tx.deal.update({
    where: { vendorId_id: { vendorId, id: dealId } },
    data: { status, updatedAt: at, version: { increment: 1 }, ...(note && { decisionNote: note }) },
    select: { partnerId: true },
  });
  await tx.dealEvent.createMany({
    data: [
      {
        vendorId,
        id: newId(),
        dealId,
        partnerId: deal.partnerId,
        at,
        kind: status,
        note,
        actorName: actor.name,
        side: "vendor",
      },
    ],
  });
  await audit(tx, actor, `deal.${status}`, { kind: "deal", id: dealId });
}
