import { clockAt } from "#app/domain/deals/clock.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { assignReviewer } from "#app/domain/deals/decide/assign-reviewer.server.ts";
import type { DecideDeal } from "#app/domain/deals/decide/decide-deal.schema.ts";
import { nextInQueue } from "#app/domain/deals/decide/next-in-queue.server.ts";
import { queueQueryOf } from "#app/domain/deals/decide/queue-query.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import type { Refused } from "#app/domain/deals/ui/refused-notice.tsx";
import type { Deed } from "#app/domain/deals/ui/review/done-words.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

type Answered = { ok: true; deed: Deed } | (Refused & { ok: false });

/** One answer of the vendor's to one deal. */
export async function answerDeal(
  actor: VendorActor,
  dealId: string,
  answer: DecideDeal,
  at: Date,
): Promise<Answered> {
  switch (answer.intent) {
    case "review":
      return done("started", await startReview(actor, { dealId, ...answer }, at));
    case "ask":
      return done("asked", await askInformation(actor, { dealId, ...answer }, at));
    case "reject":
      return done("rejected", await rejectDeal(actor, { dealId, ...answer }, at));
    case "revoke":
      return done("revoked", await revokeDeal(actor, { dealId, ...answer }, at));
    case "assign": {
      const { reviewerId } = answer;
      const given = await assignReviewer(actor, { dealIds: [dealId], reviewerId }, at);
      if (given.ok && given.count === 0) return { ok: false, reason: "wrong-state" };
      if (!given.ok) return { ok: false, reason: "not-found" };
      return { ok: true, deed: "assigned" };
    }
    default: {
      const { intent, chosen, families, lastDay, ...rest } = answer;
      const familyIds = chosen ? families : undefined;
      const terms = { familyIds, lastDay: lastDay ?? undefined };
      const freeOnly = intent === "approve-free";
      const approval = await approveDeal(actor, { dealId, freeOnly, terms, ...rest }, at);
      return done(approval.ok && "next" in approval ? "passed" : "approved", approval);
    }
  }
}

const done = (deed: Deed, outcome: { ok: true } | (Refused & { ok: false })): Answered =>
  outcome.ok ? { ok: true, deed } : outcome;

/** Tells one answer from the same one given before. */
export const doneAt = (at: Date) => at.getTime().toString(36);

const onwards: readonly Deed[] = ["approved", "passed", "asked", "rejected"];

/** What to look at after an answer: the next of the queue that it was given from, or the deal as it stands now. */
export async function placeAfter(
  actor: VendorActor,
  { dealId, url, at }: { dealId: string; url: URL; at: Date },
): Promise<(deed: Deed) => string> {
  const next = await withScope(actor, async (tx) => {
    const clock = clockAt(at, (await findVendor(tx)).timeZone);
    return nextInQueue(tx, actor, queueQueryOf(url), clock, dealId);
  });
  return (deed) => {
    const params = new URLSearchParams(url.search);
    for (const name of ["do", "with", "n", "after", "before", "index"]) params.delete(name);
    params.set("t", doneAt(at));
    params.set("done", deed);
    params.set("was", dealId);
    const place = onwards.includes(deed) ? (next ?? dealId) : dealId;
    return `/desk/deals/${place}?${params}`;
  };
}
