import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Clock } from "../clock.ts";
import { queuePage } from "./queue.server.ts";
import type { QueueQuery } from "./queue-query.ts";

/** What stands after a deal on the page of the queue that it was opened from, or else before it. */
export async function nextInQueue(
  tx: ScopedTx,
  actor: VendorActor,
  query: QueueQuery,
  clock: Clock,
  dealId: string,
): Promise<string | null> {
  if (query.status !== "waiting") return null;
  const { items } = await queuePage(tx, actor, query, clock);
  const at = items.findIndex((item) => item.dealId === dealId);
  if (at < 0) return null;
  // What waits for its partner is nothing to go on to.
  const isNext = (item: (typeof items)[number]) => item.dealId !== dealId && item.dueAt !== null;
  const next = items.slice(at + 1).find(isNext) ?? items.slice(0, at).reverse().find(isNext);
  return next?.dealId ?? null;
}
