import { z } from "zod";

import { type Actor, systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { readDealResource } from "../api/read-deal.server.ts";
import type { HookPayload } from "./hook-payload.ts";
import { keepMessage } from "./keep-message.server.ts";
import { type Listening, listenersTo } from "./listeners-to.server.ts";

/** Writes what happened to a deal to everybody who wants to hear of it. The database puts this job into the queue. */
export const fanOut = defineJob({
  name: "webhooks.fan-out",
  payload: z.object({ vendorId: z.number().int(), eventId: z.uuid() }),
  async run({ vendorId, eventId }) {
    const system = systemActor(vendorId);
    const listening = await withScope(system, (tx) => whoListens(tx, eventId));
    for (const { endpointId, actor } of listening) {
      // In the receiver's own scope: what it may not see is not there to be written.
      const written = await withScope(actor, (tx) => payloadFor(tx, actor, eventId, now()));
      if (!written) continue;
      await withScope(system, (tx) => keepMessage(tx, { endpointId, eventId, actor, ...written }));
    }
  },
});

async function whoListens(tx: ScopedTx, eventId: string): Promise<Listening[]> {
  const event = await tx.dealEvent.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id: eventId } },
    select: { kind: true, partnerId: true, internal: true },
  });
  if (!event || event.internal) return [];
  return listenersTo(tx, `deal.${event.kind}`, event.partnerId);
}

async function payloadFor(tx: ScopedTx, actor: Actor, eventId: string, at: Date) {
  const event = await tx.dealEvent.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id: eventId } },
    select: { dealId: true, kind: true, at: true, actorName: true, side: true, note: true },
  });
  const deal = event && (await readDealResource(tx, actor, event.dealId, at));
  if (!event || !deal) return null;
  const type = `deal.${event.kind}`;
  const payload: HookPayload = {
    type,
    timestamp: event.at.toISOString(),
    data: {
      event: {
        id: eventId,
        by: event.actorName,
        side: event.side === "vendor" ? "vendor" : "partner",
        note: event.note,
      },
      deal,
    },
  };
  return { type, dealId: deal.id, body: JSON.stringify(payload) };
}
