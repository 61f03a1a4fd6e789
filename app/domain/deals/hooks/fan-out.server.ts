import { z } from "zod";

import { findPartner } from "#app/domain/partners/partners.server.ts";
import { type Actor, systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { readDealResource } from "../api/read-deal.server.ts";
import { deliverHook } from "./deliver.server.ts";
import { wants } from "./hook-events.ts";
import type { HookPayload } from "./hook-payload.ts";

const KEPT_MS = 30 * 86_400_000;

type Listening = { endpointId: string; actor: Actor };

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
  const { vendorId } = tx;
  const event = await tx.dealEvent.findUnique({
    where: { vendorId_id: { vendorId, id: eventId } },
    select: { kind: true, partnerId: true, internal: true },
  });
  if (!event || event.internal) return [];
  const endpoints = await tx.webhookEndpoint.findMany({
    where: {
      vendorId,
      status: "active",
      OR: [{ partnerId: null }, { partnerId: event.partnerId }],
    },
    select: { id: true, partnerId: true, events: true },
  });
  const partner = await findPartner(tx, event.partnerId);
  return endpoints.flatMap((endpoint): Listening[] => {
    if (!wants(endpoint.events, `deal.${event.kind}`)) return [];
    const who = { personId: null, membershipId: null, name: "Webhook", vendorId };
    if (endpoint.partnerId === null) {
      const actor: Actor = { ...who, audience: "vendor", partnerId: null, role: "vendor_admin" };
      return [{ endpointId: endpoint.id, actor }];
    }
    // Nobody works for a partner that is suspended, and nothing is sent to it.
    if (partner?.status !== "active") return [];
    const actor: Actor = {
      ...who,
      audience: "partner",
      partnerId: partner.id,
      partnerKind: partner.kind,
      partnerName: partner.name,
      linked: [],
      showing: [],
      role: "partner_admin",
    };
    return [{ endpointId: endpoint.id, actor }];
  });
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

type Message = {
  endpointId: string;
  eventId: string;
  actor: Actor;
  type: string;
  dealId: string;
  body: string;
};

/** Once for each event and endpoint, however often the job is run. */
async function keepMessage(
  tx: ScopedTx,
  { endpointId, eventId, actor, type, dealId, body }: Message,
) {
  const { vendorId } = tx;
  const at = now();
  const id = newId();
  const { partnerId } = actor;
  const message = { id, endpointId, partnerId, eventType: type, eventId, dealId, body };
  const { count } = await tx.webhookDelivery.createMany({
    data: [{ vendorId, ...message, status: "waiting", createdAt: at, nextAt: at }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await enqueue(tx, deliverHook, { vendorId, deliveryId: id }, { key: `webhook ${id}` });
  await tx.webhookDelivery.deleteMany({
    where: { vendorId, endpointId, createdAt: { lt: new Date(at.getTime() - KEPT_MS) } },
  });
}
