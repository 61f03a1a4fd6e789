import { addDays, localDay } from "#app/domain/programs/local-time.ts";

import type { DealSummary } from "../deal.ts";

export type QueueGroup = {
  kind: "overdue" | "today" | "tomorrow" | "day" | "stopped" | "undated";
  day: Date | null;
  deals: DealSummary[];
};

/** What waits for a decision, by the vendor's day on which it is due; what waits for the partner comes last. */
export function groupByDue(
  deals: readonly DealSummary[],
  now: Date,
  timeZone: string,
): QueueGroup[] {
  const today = localDay(now, timeZone);
  const groups = new Map<string, QueueGroup>();
  const byDue = [...deals].sort(
    (a, b) => (a.decideBy?.getTime() ?? 0) - (b.decideBy?.getTime() ?? 0) || (a.id < b.id ? -1 : 1),
  );
  for (const deal of byDue) {
    const { kind, day } = placeOf(deal, now, today, timeZone);
    const key = `${kind} ${day?.getTime() ?? ""}`;
    const group = groups.get(key) ?? { kind, day, deals: [] };
    group.deals.push(deal);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
}

const isLast = ({ kind }: QueueGroup) => kind === "stopped";

function placeOf(
  deal: DealSummary,
  now: Date,
  today: Date,
  timeZone: string,
): Pick<QueueGroup, "kind" | "day"> {
  if (deal.status === "info_requested") return { kind: "stopped", day: null };
  if (!deal.decideBy) return { kind: "undated", day: null };
  if (deal.decideBy < now) return { kind: "overdue", day: null };
  const day = localDay(deal.decideBy, timeZone);
  if (day.getTime() === today.getTime()) return { kind: "today", day };
  if (day.getTime() === addDays(today, 1).getTime()) return { kind: "tomorrow", day };
  return { kind: "day", day };
}
