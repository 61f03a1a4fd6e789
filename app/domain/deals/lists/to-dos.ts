import { type Clock, daysUntil } from "../clock.ts";
import type { DealSummary } from "../deal.ts";
import { standing } from "../standing.ts";
import { updateDue } from "../tend/next-step.ts";

/** Something that a deal wants from its partner. */
export type DealToDo = {
  deal: DealSummary;
  kind: "answer" | "ending" | "over" | "update";
  /** By when; null while nobody's clock runs. */
  by: Date | null;
  days: number | null;
};

/** From how many days before its end a protection is worth a line of its own. */
const ENDING = 14;
const UPDATE_SOON = 7;

/** What a partner's deals want from it, the most pressing first. One deal asks for one thing at a time. */
export function dealToDos(deals: readonly DealSummary[], clock: Clock): DealToDo[] {
  return deals
    .flatMap((deal): DealToDo[] => {
      if (deal.status === "info_requested") return [{ deal, kind: "answer", by: null, days: null }];
      if (!deal.protectedUntil) return [];
      const left = daysUntil(deal.protectedUntil, clock);
      if (standing(deal, clock.now) === "expired") {
        return [{ deal, kind: "over", by: deal.protectedUntil, days: left }];
      }
      if (deal.status !== "approved") return [];
      if (left <= ENDING) return [{ deal, kind: "ending", by: deal.protectedUntil, days: left }];
      const due = updateDue(deal);
      const days = due ? daysUntil(due, clock) : null;
      if (!due || days === null || days > UPDATE_SOON) return [];
      return [{ deal, kind: "update", by: due, days }];
    })
    .sort((a, b) => (a.days ?? 0) - (b.days ?? 0));
}
