import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { lockDeal } from "../deal.store.server.ts";
import { findTalkDeal } from "../talk/talk-deal.server.ts";
import { tellPartner } from "../tell.server.ts";
import { outcomeLetter } from "../ui/dispute/dispute-letters.ts";
import { disclosedIn, type NamedSide, type Outcome, outcomeFor } from "./dispute.ts";
import { disputesOf } from "./read-disputes.server.ts";

type Decision = {
  dealId: string;
  disputeId: string;
  outcome: Outcome;
  /** For the vendor alone. */
  reasons: string;
  /** What each partner reads, for itself. */
  toldFirst: string;
  toldSecond: string;
};

export type Decided =
  | { ok: true }
  | { ok: false; reason: "not-found" | "decided" }
  | { ok: false; reason: "discloses"; field: string; name: string };

/**
 * Decides a dispute and tells each side its own outcome. What follows for the two deals, an approval, a rejection or
 * a revocation, is decided on each of them.
 */
export function decideDispute(
  actor: VendorActor,
  { dealId, disputeId, outcome, reasons, ...told }: Decision,
  now: Date,
): Promise<Decided> {
  return withScope(actor, async (tx): Promise<Decided> => {
    const asked = (await disputesOf(tx, dealId)).find(({ id }) => id === disputeId);
    if (!asked) return { ok: false, reason: "not-found" };
    for (const id of [asked.first.dealId, asked.second.dealId].sort()) {
      if (!(await lockDeal(tx, id))) return { ok: false, reason: "not-found" };
    }
    for (const [field, words, other] of [
      ["toldFirst", told.toldFirst, asked.second],
      ["toldSecond", told.toldSecond, asked.first],
    ] as const) {
      const name = disclosedIn(words, other);
      if (name) return { ok: false, reason: "discloses", field, name };
    }
    const { count } = await tx.dispute.updateMany({
      where: { vendorId: tx.vendorId, id: disputeId, decidedAt: null },
      data: { outcome, reasons, decidedAt: now, decidedBy: actor.name },
    });
    if (count === 0) return { ok: false, reason: "decided" };
    await closeSide(tx, actor, asked.first, outcomeFor("first", outcome), told.toldFirst, now);
    await closeSide(tx, actor, asked.second, outcomeFor("second", outcome), told.toldSecond, now);
    return { ok: true };
  });
}

async function closeSide(
  tx: ScopedTx,
  actor: VendorActor,
  { id, dealId }: NamedSide,
  outcome: ReturnType<typeof outcomeFor>,
  told: string,
  now: Date,
) {
  await tx.disputeSide.updateMany({
    where: { vendorId: tx.vendorId, id },
    data: { outcome, told, closedAt: now },
  });
  await audit(tx, actor, "deal.dispute_decided", { kind: "deal", id: dealId }, { outcome });
  const deal = await findTalkDeal(tx, dealId);
  if (deal) await tellPartner(tx, actor, deal, outcomeLetter({ ...deal, told }));
}
