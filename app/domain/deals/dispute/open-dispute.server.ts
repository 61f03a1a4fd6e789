import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { endOfLocalDay } from "#app/domain/programs/local-time.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { lockDeal } from "../deal.store.server.ts";
import { tellPartner } from "../tell.server.ts";
import { askedForProofLetter } from "../ui/dispute/dispute-letters.ts";
import { disclosedIn } from "./dispute.ts";
import { rivalsOf } from "./read-disputes.server.ts";

type Open = {
  dealId: string;
  otherId: string;
  /** Why, for the vendor alone. */
  reason: string;
  dueDay: Date;
  /** In words that each partner reads for itself. */
  askThis: string;
  askOther: string;
};

export type DisputeRefusal =
  | { ok: false; reason: "not-found" | "no-rival" | "past" }
  | { ok: false; reason: "discloses"; field: string; name: string };
export type Opened = { ok: true; disputeId: string } | DisputeRefusal;

/** Asks two partners, each for itself, for dated proof of the work they claim at the same customer. */
export function openDispute(actor: VendorActor, input: Open, now: Date): Promise<Opened> {
  const { dealId, otherId, reason } = input;
  return withScope(actor, async (tx): Promise<Opened> => {
    // Always in the same order, so that two who open it at once do not wait for each other.
    for (const id of [dealId, otherId].sort()) {
      if (!(await lockDeal(tx, id))) return { ok: false, reason: "not-found" };
    }
    const rivals = await rivalsOf(tx, dealId);
    if (!rivals.some(({ id }) => id === otherId)) return { ok: false, reason: "no-rival" };
    const { timeZone } = await findVendor(tx);
    const dueAt = endOfLocalDay(input.dueDay, timeZone);
    if (dueAt <= now) return { ok: false, reason: "past" };

    const [own, other] = [await sideOf(tx, dealId), await sideOf(tx, otherId)];
    for (const [field, words, against] of [
      ["askThis", input.askThis, other],
      ["askOther", input.askOther, own],
    ] as const) {
      const name = disclosedIn(words, against);
      if (name) return { ok: false, reason: "discloses", field, name };
    }

    const [first, second] = isEarlier(own, other) ? [own, other] : [other, own];
    const { vendorId } = tx;
    const disputeId = newId();
    await tx.dispute.createMany({
      data: [
        {
          vendorId,
          id: disputeId,
          firstDealId: first.id,
          firstPartnerId: first.partnerId,
          secondDealId: second.id,
          secondPartnerId: second.partnerId,
          openedAt: now,
          openedBy: actor.name,
          reason,
          dueAt,
        },
      ],
    });
    const asks = [
      { deal: own, ask: input.askThis },
      { deal: other, ask: input.askOther },
    ];
    for (const { deal, ask } of asks) {
      const { id, partnerId } = deal;
      await tx.disputeSide.createMany({
        data: [
          { vendorId, id: newId(), disputeId, dealId: id, partnerId, askedAt: now, ask, dueAt },
        ],
      });
      const detail = { dispute: disputeId, dueAt: dueAt.toISOString() };
      await audit(tx, actor, "deal.dispute_opened", { kind: "deal", id }, detail);
      await tellPartner(tx, actor, deal, askedForProofLetter({ ...deal, ask, dueAt }, timeZone));
    }
    return { ok: true, disputeId };
  });
}

type Side = { id: string; submittedAt: Date | null; createdAt: Date };

const isEarlier = (one: Side, other: Side) =>
  (one.submittedAt ?? one.createdAt) <= (other.submittedAt ?? other.createdAt);

async function sideOf(tx: ScopedTx, id: string) {
  const { partner, ...deal } = await tx.deal.findUniqueOrThrow({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: {
      id: true,
      number: true,
      partnerId: true,
      customerName: true,
      ownerId: true,
      ownerName: true,
      submittedAt: true,
      createdAt: true,
      partner: { select: { name: true } },
    },
  });
  return { ...deal, partnerName: partner.name };
}
