import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";
import { type Posted, post } from "#app/platform/outgoing/post.server.ts";
import { signedHeaders } from "#app/platform/outgoing/sign.ts";

import { secretOf } from "./endpoints.server.ts";
import { isGivenUp, nextTry } from "./hook-events.ts";
import { tellDisabled } from "./tell-disabled.server.ts";

export type Outgoing = NonNullable<Awaited<ReturnType<typeof selectOutgoing>>>;

/** Sends one message, and sends it again later when it did not get through. */
export const deliverHook = defineJob({
  name: "webhooks.deliver",
  payload: z.object({ vendorId: z.number().int(), deliveryId: z.uuid() }),
  async run({ vendorId, deliveryId }) {
    const system = systemActor(vendorId);
    const message = await withScope(system, (tx) => selectOutgoing(tx, deliveryId));
    if (message?.status !== "waiting") return;
    if (message.endpoint.status !== "active") {
      await withScope(system, (tx) => putAside(tx, deliveryId, now()));
      return;
    }
    const posted = await send(message, now());
    await withScope(system, (tx) => noteAttempt(tx, message, posted, now()));
  },
});

const selectOutgoing = (tx: ScopedTx, id: string) =>
  tx.webhookDelivery.findUnique({
    where: { vendorId_id: { vendorId: tx.vendorId, id } },
    select: {
      id: true,
      body: true,
      status: true,
      attempts: true,
      partnerId: true,
      endpoint: {
        select: {
          id: true,
          url: true,
          status: true,
          partnerId: true,
          secret: true,
          oldSecret: true,
          oldSecretUntil: true,
          failingSince: true,
        },
      },
    },
  });

function send({ id, body, endpoint }: Outgoing, at: Date): Promise<Posted> {
  const { secret, oldSecret, oldSecretUntil } = endpoint;
  const secrets = [secretOf(endpoint.id, secret)];
  if (oldSecret && oldSecretUntil && oldSecretUntil > at) {
    secrets.push(secretOf(endpoint.id, oldSecret));
  }
  return post({
    url: endpoint.url,
    headers: {
      "Content-Type": "application/json",
      "User-Agent": "Tributary-Webhooks/1",
      ...signedHeaders({ id, at, body }, secrets),
    },
    body,
    rules: { loopback: env.WEBHOOK_LOOPBACK },
  });
}

const arrived = ({ status }: Posted) => status !== null && status >= 200 && status < 300;
/** The receiver says that it wants no more. */
const isGone = ({ status }: Posted) => status === 410;

async function noteAttempt(tx: ScopedTx, message: Outgoing, posted: Posted, at: Date) {
  const { vendorId } = tx;
  const { id, partnerId, endpoint } = message;
  const { status: httpStatus, durationMs, response, problem } = posted;
  await tx.webhookAttempt.createMany({
    data: [
      {
        vendorId,
        id: newId(),
        deliveryId: id,
        partnerId,
        at,
        httpStatus,
        durationMs,
        response,
        problem,
      },
    ],
  });
  const attempts = message.attempts + 1;
  const ok = arrived(posted);
  const again = ok || isGone(posted) ? null : nextTry(attempts, at);
  await tx.webhookDelivery.updateMany({
    where: { vendorId, id },
    data: {
      attempts,
      status: ok ? "delivered" : again ? "waiting" : "failed",
      nextAt: again,
      finishedAt: again ? null : at,
      lastStatus: httpStatus,
      lastProblem: problem,
    },
  });
  const payload = { vendorId, deliveryId: id };
  if (again) await enqueue(tx, deliverHook, payload, { key: `webhook ${id}`, runAt: again });
  await (ok ? noteHealthy(tx, message) : noteFailing(tx, endpoint, isGone(posted), at));
}

async function noteHealthy(tx: ScopedTx, { endpoint }: Outgoing) {
  if (!endpoint.failingSince) return;
  await tx.webhookEndpoint.updateMany({
    where: { vendorId: tx.vendorId, id: endpoint.id },
    data: { failingSince: null },
  });
}

async function noteFailing(tx: ScopedTx, endpoint: Outgoing["endpoint"], gone: boolean, at: Date) {
  const where = { vendorId: tx.vendorId, id: endpoint.id, status: "active" };
  const since = endpoint.failingSince ?? at;
  const enough = gone || isGivenUp(since, at);
  const { count } = await tx.webhookEndpoint.updateMany({
    where,
    data: { failingSince: since, ...(enough && { status: "disabled", disabledAt: at }) },
  });
  if (enough && count === 1) await tellDisabled(tx, endpoint, since);
}

/** Its endpoint takes nothing now; somebody may send it again by hand. */
async function putAside(tx: ScopedTx, id: string, at: Date) {
  await tx.webhookDelivery.updateMany({
    where: { vendorId: tx.vendorId, id, status: "waiting" },
    data: { status: "failed", nextAt: null, finishedAt: at, lastProblem: "not-active" },
  });
}
