import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { deliverHook } from "./deliver.server.ts";

const KEPT_MS = 30 * 86_400_000;

type Message = {
  endpointId: string;
  eventId: string;
  actor: Actor;
  type: string;
  dealId: string | null;
  body: string;
};

/** Once for each event and endpoint, however often the job is run. */
export async function keepMessage(
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
