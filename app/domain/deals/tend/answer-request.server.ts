import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { afterPause } from "#app/domain/programs/business-time.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { addEvent, changeDeal, lockDeal } from "../deal.store.server.ts";
import { type Moved, notFound, wrongState } from "../refusal.ts";
import { tellDesk } from "../tell.server.ts";
import { answeredLetter } from "../ui/deal-letters.ts";

/** Gives the information that the vendor asked for; the decision's clock runs on from where it stood. */
export function answerRequest(
  actor: PartnerActor,
  { dealId, note }: { dealId: string; note: string },
  now: Date,
): Promise<Moved> {
  return withScope(actor, async (tx) => {
    const deal = await lockDeal(tx, dealId);
    if (!deal) return notFound;
    if (deal.status !== "info_requested") return wrongState;

    const { timeZone } = await findVendor(tx);
    const asked = (await lastAsked(tx, dealId)) ?? now;
    const decideBy = afterPause(deal.decideBy ?? now, asked, now, await businessCalendar(tx));
    await changeDeal(tx, dealId, now, { status: "submitted", decideBy });
    await addEvent(tx, actor, deal, { kind: "info_given", at: now, note });
    await audit(tx, actor, "deal.answered", { kind: "deal", id: dealId });

    const { partnerName } = actor;
    const letter = answeredLetter({ ...deal, partnerName, decideBy, note }, timeZone);
    await tellDesk(tx, actor, deal, letter);
    return { ok: true };
  });
}

async function lastAsked(tx: ScopedTx, dealId: string): Promise<Date | null> {
  const event = await tx.dealEvent.findFirst({
    where: { vendorId: tx.vendorId, dealId, kind: "info_requested" },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return event?.at ?? null;
}
