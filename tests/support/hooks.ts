import { createHmac } from "node:crypto";

import { listDeliveries } from "#app/domain/deals/hooks/deliveries.server.ts";
import { addEndpoint } from "#app/domain/deals/hooks/endpoints.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { thursday } from "./a-registration.ts";
import type { Received } from "./hook-receiver.ts";
import type { World } from "./world.ts";

/** An endpoint of the actor's organisation. */
export async function listen(actor: Actor, url: string, events = ["deal.*"]) {
  const endpointId = newId();
  const added = await addEndpoint(actor, { endpointId, url, events }, thursday);
  if (!added.ok) throw new Error(added.reason);
  return { endpointId, secret: added.secret };
}

export const deliveriesOf = async (actor: Actor, endpointId: string) =>
  (await withScope(actor, (tx) => listDeliveries(tx, actor, endpointId, null))).deliveries;

/** The messages of a world that are on their way. */
export const waiting = (world: World) =>
  withScope(world.system, (tx) =>
    tx.webhookDelivery.findMany({ where: { vendorId: tx.vendorId, status: "waiting" } }),
  );

/** What the signature of a message must be, worked out as a receiver does. */
export function signatureOf({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}
