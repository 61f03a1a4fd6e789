import type { Actor, PartnerActor, VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { lockDeal } from "../deal.store.server.ts";
import { insertFile, isFull } from "../files/file.store.server.ts";
import type { Attachment } from "../files/keep-attachment.server.ts";
import { findTalkDeal } from "../talk/talk-deal.server.ts";
import { tellDesk } from "../tell.server.ts";
import { proofLetter } from "../ui/dispute/dispute-letters.ts";

export type ProofTaken =
  | { ok: true }
  | { ok: false; reason: "not-found" | "closed" | "not-yet" | "too-many" };

const refuse = (reason: "not-found" | "closed" | "not-yet" | "too-many"): ProofTaken => ({
  ok: false,
  reason,
});

type Proof = { dealId: string; sideId: string; day: Date; statement: string };

/** Takes a partner's dated proof for its own deal, with a file that no other partner ever reads. */
export function handInProof(
  actor: PartnerActor,
  { file, ...proof }: Proof & { file: Attachment | null },
  now: Date,
): Promise<ProofTaken> {
  return withScope(actor, async (tx): Promise<ProofTaken> => {
    const deal = await findTalkDeal(tx, proof.dealId);
    const { personId } = actor;
    if (!deal || !personId || deal.partnerId !== actor.partnerId) return refuse("not-found");
    const open = await whetherOpen(tx, actor, proof, now);
    if (open) return refuse(open);
    let fileId: string | null = null;
    if (file) {
      if (await asSystem(tx, actor, (wide) => isFull(wide, deal.id))) return refuse("too-many");
      const who = { ...actor, personId };
      fileId = await insertFile(tx, who, deal, { stream: "evidence", at: now, file });
    }
    await insertEvidence(tx, actor, deal, { ...proof, fileId }, now);
    await tellDesk(tx, actor, deal, proofLetter(deal));
    return { ok: true };
  });
}

/** What the vendor found itself speaks for a side, and is read by the vendor alone. */
export function noteFinding(actor: VendorActor, finding: Proof, now: Date): Promise<ProofTaken> {
  return withScope(actor, async (tx): Promise<ProofTaken> => {
    const side = await tx.disputeSide.findFirst({
      where: { vendorId: tx.vendorId, id: finding.sideId },
      select: { dealId: true },
    });
    const deal = side && (await findTalkDeal(tx, side.dealId));
    if (!deal || !actor.personId) return refuse("not-found");
    const open = await whetherOpen(tx, actor, { ...finding, dealId: deal.id }, now);
    if (open) return refuse(open);
    await insertEvidence(tx, actor, deal, { ...finding, fileId: null }, now);
    return { ok: true };
  });
}

/** Held while it is asked, so that nothing slips in beside a decision. */
async function whetherOpen(
  tx: ScopedTx,
  actor: Actor,
  { dealId, sideId, day }: Proof,
  now: Date,
): Promise<"not-found" | "closed" | "not-yet" | null> {
  await asSystem(tx, actor, (wide) => lockDeal(wide, dealId));
  const side = await tx.disputeSide.findFirst({
    where: { vendorId: tx.vendorId, id: sideId, dealId },
    select: { closedAt: true },
  });
  if (!side) return "not-found";
  if (side.closedAt) return "closed";
  // Wherever its reader is: a day that has not begun anywhere proves nothing.
  return day.getTime() > now.getTime() + 14 * 3_600_000 ? "not-yet" : null;
}

type Deal = { id: string; partnerId: string };

async function insertEvidence(
  tx: ScopedTx,
  actor: Actor,
  { id: dealId, partnerId }: Deal,
  { sideId, day, statement, fileId }: Proof & { fileId: string | null },
  now: Date,
) {
  const id = newId();
  await tx.disputeEvidence.createMany({
    data: [
      {
        ...{ vendorId: tx.vendorId, id, sideId, dealId, partnerId, side: actor.audience },
        personId: actor.personId ?? "",
        authorName: actor.name,
        at: now,
        ...{ day, statement, fileId },
      },
    ],
  });
  const detail = { evidence: id, ...(fileId && { file: fileId }) };
  await audit(tx, actor, "deal.evidence_added", { kind: "deal", id: dealId }, detail);
}
