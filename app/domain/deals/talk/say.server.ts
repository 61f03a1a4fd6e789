import type { Actor, VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { tellDesk, tellPartner } from "../tell.server.ts";
import { commentLetter, noteLetter } from "../ui/talk/talk-letters.ts";
import { findTalkDeal, speaker, talkRights } from "./talk-deal.server.ts";

export type Said = { ok: true } | { ok: false; reason: "not-found" | "not-allowed" };

const notFound: Said = { ok: false, reason: "not-found" };

type Words = { dealId: string; text: string; formId?: string };

/** A word to the other side. Both sides of the deal read it, and everybody on its team. */
export function sayToBoth(
  actor: Actor,
  { dealId, text, formId: id = newId() }: Words,
  now: Date,
): Promise<Said> {
  return withScope(actor, async (tx) => {
    const deal = await findTalkDeal(tx, dealId);
    if (!deal) return notFound;
    const rights = await talkRights(tx, actor, deal);
    if (!rights.read) return notFound;
    if (!rights.share) return { ok: false, reason: "not-allowed" };

    const who = await speaker(tx, actor);
    const { vendorId } = tx;
    const { partnerId } = deal;
    const side = actor.audience;
    const { count } = await tx.dealComment.createMany({
      data: [{ vendorId, id, dealId, partnerId, at: now, side, text, ...who }],
      skipDuplicates: true,
    });
    if (count === 0) return { ok: true };
    await audit(tx, actor, "deal.commented", { kind: "deal", id: dealId }, { comment: id });
    const letter = (to: "desk" | "portal") => commentLetter({ ...deal, ...who, text }, to);
    if (side === "partner") await tellDesk(tx, actor, deal, letter("desk"));
    await tellPartner(tx, actor, deal, letter("portal"));
    return { ok: true };
  });
}

/** A word among the vendor's people. No partner reads it, learns that it is there, or is told. */
export function noteInternally(
  actor: VendorActor,
  { dealId, text, formId: id = newId() }: Words,
  now: Date,
): Promise<Said> {
  return withScope(actor, async (tx) => {
    const deal = await findTalkDeal(tx, dealId);
    if (!deal) return notFound;
    const { personId, authorName } = await speaker(tx, actor);
    const { partnerId } = deal;
    const { count } = await tx.dealNote.createMany({
      data: [{ vendorId: tx.vendorId, id, dealId, partnerId, at: now, text, personId, authorName }],
      skipDuplicates: true,
    });
    if (count === 0) return { ok: true };
    await audit(tx, actor, "deal.noted", { kind: "deal", id: dealId }, { note: id });
    await tellDesk(tx, actor, deal, noteLetter({ ...deal, authorName, text }));
    return { ok: true };
  });
}
