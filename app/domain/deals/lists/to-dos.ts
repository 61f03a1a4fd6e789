import { type Clock, daysUntil } from "../clock.ts";
import type { DealSummary } from "../deal.ts";
import { standing } from "../standing.ts";
import { updateDue } from "../tend/next-step.ts";

/** More time for a deal: asked for and answered by then, or still to be asked for by then. */
export type MoreTime = { asked: true; by: Date } | { asked: false; by: Date; days: number };

/** Something that a deal wants from its partner. */
export type DealToDo = {
  deal: DealSummary;
  kind: "answer" | "proof" | "ending" | "over" | "update";
  /** By when; null while nobody's clock runs. */
  by: Date | null;
  days: number | null;
  /** For a protection that ends. */
  moreTime?: MoreTime;
};

/** What is known beside the deals themselves, by deal. */
type Beside = { proof?: Map<string, Date>; moreTime?: Map<string, MoreTime> };

/** From how many days before its end a protection is worth a line of its own. */
const ENDING = 14;
const UPDATE_SOON = 7;

/** What a partner's deals want from it, the most pressing first. One deal asks for one thing at a time. */
export function dealToDos(
  deals: readonly DealSummary[],
  clock: Clock,
  { proof, moreTime }: Beside = {},
): DealToDo[] {
  return deals
    .flatMap((deal): DealToDo[] => {
      if (deal.status === "info_requested") return [{ deal, kind: "answer", by: null, days: null }];
      const due = proof?.get(deal.id);
      if (due) return [{ deal, kind: "proof", by: due, days: daysUntil(due, clock) }];
      if (!deal.protectedUntil) return [];
      const left = daysUntil(deal.protectedUntil, clock);
      if (standing(deal, clock.now) === "expired") {
        return [{ deal, kind: "over", by: deal.protectedUntil, days: left }];
      }
      if (deal.status !== "approved") return [];
      if (left <= ENDING) {
        const more = moreTime?.get(deal.id);
        const by = more && !more.asked ? more.by : deal.protectedUntil;
        return [{ deal, kind: "ending", by, days: daysUntil(by, clock), moreTime: more }];
      }
      const update = updateDue(deal);
      const days = update ? daysUntil(update, clock) : null;
      if (!update || days === null || days > UPDATE_SOON) return [];
      return [{ deal, kind: "update", by: update, days }];
    })
    .sort((a, b) => (a.days ?? 0) - (b.days ?? 0));
}

/** The deals whose protection is about to end, for which more time may be a way out. */
export const endingSoon = (deals: readonly DealSummary[], clock: Clock) =>
  deals.filter(
    (deal) =>
      deal.protectedUntil &&
      standing(deal, clock.now) === "approved" &&
      daysUntil(deal.protectedUntil, clock) <= ENDING,
  );
