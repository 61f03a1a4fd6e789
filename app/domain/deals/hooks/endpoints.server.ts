import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newHookSecret } from "#app/platform/outgoing/sign.ts";
import { seal, unseal } from "#app/platform/secret.server.ts";
import type { AddEndpoint, EndpointDeed } from "./endpoint.schema.ts";
import type { EndpointLine, EndpointStatus } from "./endpoint.ts";
import { OVERLAP_MS } from "./hook-events.ts";

const MOST = 20;
const PURPOSE = "webhook";

const sealed = (id: string, secret: string) => seal(PURPOSE, id, Buffer.from(secret));
export const secretOf = (id: string, kept: Uint8Array) => unseal(PURPOSE, id, kept).toString();

const columns = {
  id: true,
  url: true,
  events: true,
  status: true,
  makerName: true,
  createdAt: true,
  failingSince: true,
  disabledAt: true,
  oldSecretUntil: true,
} as const;

/** The endpoints of the actor's own organisation, the newest first. */
export async function listEndpoints(tx: ScopedTx, { partnerId }: Actor): Promise<EndpointLine[]> {
  const rows = await tx.webhookEndpoint.findMany({
    where: { vendorId: tx.vendorId, partnerId, status: { not: "removed" } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: columns,
  });
  return rows.map((row) => ({ ...row, status: row.status as EndpointStatus }));
}

export async function findEndpoint(
  tx: ScopedTx,
  { partnerId }: Actor,
  id: string,
): Promise<EndpointLine | null> {
  const row = await tx.webhookEndpoint.findFirst({
    where: { vendorId: tx.vendorId, partnerId, id, status: { not: "removed" } },
    select: columns,
  });
  return row && { ...row, status: row.status as EndpointStatus };
}

export type EndpointAdded =
  | { ok: true; secret: string }
  | { ok: false; reason: "too-many" | "sent-twice" };

/** Adds an endpoint. What it signs with is in the answer and nowhere else. */
export async function addEndpoint(
  actor: Actor,
  { endpointId: id, url, events }: AddEndpoint,
  at: Date,
): Promise<EndpointAdded> {
  const secret = newHookSecret();
  const { partnerId } = actor;
  try {
    return await withScope(actor, async (tx) => {
      const { vendorId } = tx;
      const there = await tx.webhookEndpoint.count({
        where: { vendorId, partnerId, status: { not: "removed" } },
      });
      if (there >= MOST) return { ok: false, reason: "too-many" };
      const made = { status: "active", makerName: actor.name, createdAt: at };
      await tx.webhookEndpoint.createMany({
        data: [{ vendorId, id, partnerId, url, events, secret: sealed(id, secret), ...made }],
      });
      const { host } = new URL(url);
      await audit(tx, actor, "webhook.added", { kind: "webhook", id }, { host, events });
      return { ok: true, secret };
    });
  } catch (error) {
    if (brokeConstraint(error, "webhook_endpoint_pkey")) return { ok: false, reason: "sent-twice" };
    throw error;
  }
}

export type EndpointChanged = { ok: true; secret?: string } | { ok: false };

const done: Record<Exclude<EndpointDeed, "test">, string> = {
  pause: "webhook.paused",
  resume: "webhook.resumed",
  rotate: "webhook.secret_replaced",
  remove: "webhook.removed",
};

/** Pauses, resumes or removes an endpoint, or gives it another secret. */
export const changeEndpoint = (
  actor: Actor,
  id: string,
  deed: Exclude<EndpointDeed, "test">,
  at: Date,
): Promise<EndpointChanged> =>
  withScope(actor, async (tx) => {
    const where = { vendorId: tx.vendorId, partnerId: actor.partnerId, id };
    const known = await tx.webhookEndpoint.findFirst({
      where: { ...where, status: { not: "removed" } },
      select: { secret: true },
    });
    if (!known) return { ok: false };
    const secret = newHookSecret();
    const changes = {
      pause: { status: "paused" },
      resume: { status: "active", failingSince: null, disabledAt: null },
      rotate: {
        secret: sealed(id, secret),
        oldSecret: known.secret,
        oldSecretUntil: new Date(at.getTime() + OVERLAP_MS),
      },
      remove: { status: "removed" },
    }[deed];
    await tx.webhookEndpoint.updateMany({ where, data: changes });
    await audit(tx, actor, done[deed], { kind: "webhook", id });
    return deed === "rotate" ? { ok: true, secret } : { ok: true };
  });
