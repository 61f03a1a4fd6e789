import type { DealSummary } from "../deal.ts";

/** Who acts next, what for, and by when. */
export type NextStep = {
  who: "partner" | "vendor" | null;
  what: "decide" | "answer" | "update" | "order" | "close" | "nothing";
  by: Date | null;
  late: boolean;
};

const DAY_MS = 86_400_000;

type Facts = Pick<
  DealSummary,
  "status" | "decideBy" | "decidedAt" | "protectedUntil" | "heardAt" | "activityDays"
>;

/** When the programme wants to hear from the partner again. */
export function updateDue(deal: Facts): Date | null {
  if (deal.status !== "approved") return null;
  const last = Math.max(deal.heardAt?.getTime() ?? 0, deal.decidedAt?.getTime() ?? 0);
  return last > 0 ? new Date(last + deal.activityDays * DAY_MS) : null;
}

export function nextStep(deal: Facts, now: Date): NextStep {
  const step = (who: NextStep["who"], what: NextStep["what"], by: Date | null): NextStep => ({
    who,
    what,
    by,
    late: by !== null && by < now,
  });
  switch (deal.status) {
    case "submitted":
    case "in_review":
      return step("vendor", "decide", deal.decideBy);
    case "info_requested":
      return step("partner", "answer", null);
    case "approved": {
      const due = updateDue(deal);
      if (deal.protectedUntil && deal.protectedUntil < now) {
        return step("partner", "close", deal.protectedUntil);
      }
      // The end of the protection comes before the next update is due: the order is what counts now.
      return due && deal.protectedUntil && due < deal.protectedUntil
        ? step("partner", "update", due)
        : step("partner", "order", deal.protectedUntil);
    }
    default:
      return step(null, "nothing", null);
  }
}
