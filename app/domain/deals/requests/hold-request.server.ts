import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Changed, Stamp } from "../changed.ts";
import type { LockedDeal } from "../deal.store.server.ts";
import { holdDeal } from "../hold-deal.server.ts";
import { notFound, type Refusal, wrongState } from "../refusal.ts";
import { isOver } from "../standing.ts";
import type { DealRequest } from "./deal-request.ts";
import { findRequest } from "./requests.store.server.ts";

type Asked = Stamp & { dealId: string; requestId: string };
type Held =
  | { ok: true; deal: LockedDeal; request: DealRequest }
  | { ok: false; answer: { ok: true; done: true } | Refusal | Changed };

/** Holds a deal for what a form does to a request that waits. With the end of its deal a request has lapsed. */
export async function holdRequest(tx: ScopedTx, asked: Asked, now: Date): Promise<Held> {
  const { dealId, requestId } = asked;
  const held = await holdDeal(tx, dealId, asked);
  if (!held.ok) return held;
  const { deal } = held;
  const request = await findRequest(tx, requestId);
  if (request?.dealId !== dealId) return { ok: false, answer: notFound };
  // Even where the clock is late.
  if (request.status !== "pending" || isOver(deal, now)) return { ok: false, answer: wrongState };
  return { ok: true, deal, request };
}
