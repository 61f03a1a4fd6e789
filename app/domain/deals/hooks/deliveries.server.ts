import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { deliverHook } from "./deliver.server.ts";
import type { DeliveryLine, DeliveryRecord, DeliveryStatus } from "./endpoint.ts";
import { TEST_EVENT } from "./hook-events.ts";

const PAGE = 50;

const columns = {
  id: true,
  eventType: true,
  dealId: true,
  status: true,
  attempts: true,
  createdAt: true,
  nextAt: true,
  finishedAt: true,
  lastStatus: true,
  lastProblem: true,
} as const;

const lineOf = <R extends { status: string }>(row: R) => ({
  ...row,
  status: row.status as DeliveryStatus,
});

/** What was sent to an endpoint, the newest first, in pages that start after a delivery. */
export async function listDeliveries(
  tx: ScopedTx,
  { partnerId }: Actor,
  endpointId: string,
  after: string | null,
): Promise<{ deliveries: DeliveryLine[]; next: string | null }> {
  const { vendorId } = tx;
  const rows = await tx.webhookDelivery.findMany({
    where: { vendorId, partnerId, endpointId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    ...(after && { cursor: { vendorId_id: { vendorId, id: after } }, skip: 1 }),
    select: columns,
  });
  const deliveries = rows.slice(0, PAGE).map(lineOf);
  return { deliveries, next: rows.length > PAGE ? (deliveries.at(-1)?.id ?? null) : null };
}

/** One message with everything that came back. */
export async function findDelivery(
  tx: ScopedTx,
  { partnerId }: Actor,
  endpointId: string,
  id: string,
): Promise<DeliveryRecord | null> {
  const row = await tx.webhookDelivery.findFirst({
    where: { vendorId: tx.vendorId, partnerId, endpointId, id },
    select: {
      ...columns,
      body: true,
      tries: {
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: PAGE,
        select: {
          id: true,
          at: true,
          httpStatus: true,
          durationMs: true,
          response: true,
          problem: true,
        },
      },
    },
  });
  return row && lineOf(row);
}

/** Sends a message again, as it was, under its own id. False when there is none, or its endpoint takes nothing. */
export const sendAgain = (
  actor: Actor,
  endpointId: string,
  id: string,
  at: Date,
): Promise<boolean> =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const { partnerId } = actor;
    const active = await isActive(tx, actor, endpointId);
    if (!active) return false;
    const { count } = await tx.webhookDelivery.updateMany({
      where: { vendorId, partnerId, endpointId, id },
      data: { status: "waiting", attempts: 0, nextAt: at, finishedAt: null },
    });
    if (count === 0) return false;
    await enqueue(tx, deliverHook, { vendorId, deliveryId: id }, { key: `webhook ${id}` });
    await audit(tx, actor, "webhook.sent_again", { kind: "webhook", id: endpointId });
    return true;
  });

/** Sends a message that means nothing, to see whether it arrives. */
export const sendTest = (actor: Actor, endpointId: string, at: Date): Promise<boolean> =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    if (!(await isActive(tx, actor, endpointId))) return false;
    const id = newId();
    const body = JSON.stringify({ type: TEST_EVENT, timestamp: at.toISOString(), data: {} });
    const message = { id, endpointId, partnerId: actor.partnerId, eventType: TEST_EVENT, body };
    await tx.webhookDelivery.createMany({
      data: [{ vendorId, ...message, status: "waiting", createdAt: at, nextAt: at }],
    });
    await enqueue(tx, deliverHook, { vendorId, deliveryId: id }, { key: `webhook ${id}` });
    return true;
  });

async function isActive(tx: ScopedTx, { partnerId }: Actor, id: string): Promise<boolean> {
  const endpoint = await tx.webhookEndpoint.findFirst({
    where: { vendorId: tx.vendorId, partnerId, id, status: "active" },
    select: { id: true },
  });
  return endpoint !== null;
}
