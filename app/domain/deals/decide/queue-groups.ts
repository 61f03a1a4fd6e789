import { addDays, localDay } from "#app/domain/programs/local-time.ts";

import type { Clock } from "../clock.ts";
import type { QueueItem } from "./queue-item.ts";

export type QueueGroup = {
  kind: "overdue" | "today" | "tomorrow" | "day" | "stopped";
  day: Date | null;
  items: QueueItem[];
};

/** What waits, by the vendor's day on which it is due, in the order it came; what waits for a partner comes last. */
export function groupByDue(items: readonly QueueItem[], clock: Clock): QueueGroup[] {
  const groups = new Map<string, QueueGroup>();
  for (const item of items) {
    const { kind, day } = placeOf(item, clock);
    const key = `${kind} ${day?.getTime() ?? ""}`;
    const group = groups.get(key) ?? { kind, day, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function placeOf(
  { dueAt }: QueueItem,
  { now, today, timeZone }: Clock,
): Pick<QueueGroup, "kind" | "day"> {
  if (!dueAt) return { kind: "stopped", day: null };
  if (dueAt < now) return { kind: "overdue", day: null };
  const day = localDay(dueAt, timeZone);
  if (day.getTime() === today.getTime()) return { kind: "today", day };
  if (day.getTime() === addDays(today, 1).getTime()) return { kind: "tomorrow", day };
  return { kind: "day", day };
}
