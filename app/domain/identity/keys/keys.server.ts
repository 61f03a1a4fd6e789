import type { Actor, Role } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { rolesToGive } from "../members/roles-to-give.ts";
import { can } from "../permissions.ts";
import type { MakeKey } from "./api-key.schema.ts";
import type { ApiKeyLine } from "./api-key.ts";
import { newKeyToken } from "./key-token.server.ts";

const MOST = 200;
/** More live keys than that are a sign that nobody looks after them. */
const MOST_LIVE = 50;
const DAY = 86_400_000;

/** The keys of the actor's own organisation, the newest first. */
export async function listKeys(tx: ScopedTx, { partnerId }: Actor): Promise<ApiKeyLine[]> {
  const rows = await tx.apiKey.findMany({
    where: { vendorId: tx.vendorId, partnerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: {
      id: true,
      name: true,
      role: true,
      mayWrite: true,
      short: true,
      makerName: true,
      createdAt: true,
      expiresAt: true,
      revokedAt: true,
      revokerName: true,
      lastUsedAt: true,
      lastNetwork: true,
    },
  });
  return rows.map(({ short, ...row }) => ({ ...row, shown: `trib_${tx.vendorId}_${short}_…` }));
}

/** The roles that a key made by this actor may act in: those that reach what the API has. */
export const rolesForKeys = (actor: Actor): Role[] =>
  rolesToGive(actor, actor.audience === "partner" ? actor.partnerKind : null).filter(
    (role) => can({ role }, "deal:read") || can({ role }, "submission:read"),
  );

export type KeyMade =
  | { ok: true; text: string }
  | { ok: false; reason: "role-not-yours-to-give" | "too-many" | "sent-twice" };

/** Makes a key for the actor's organisation. Its text is in the answer and nowhere else. */
export async function makeKey(actor: Actor, wanted: MakeKey, at: Date): Promise<KeyMade> {
  const role = rolesForKeys(actor).find((each) => each === wanted.role);
  if (!role || role === "system" || !actor.membershipId) {
    return { ok: false, reason: "role-not-yours-to-give" };
  }
  const { partnerId, membershipId } = actor;
  const token = newKeyToken(actor.vendorId);
  const { keyId: id, name, access } = wanted;
  const mayWrite = access === "write";
  const expiresAt = new Date(at.getTime() + wanted.days * DAY);
  try {
    return await withScope(actor, async (tx) => {
      const { vendorId } = tx;
      const live = await tx.apiKey.count({
        where: { vendorId, partnerId, revokedAt: null, expiresAt: { gt: at } },
      });
      if (live >= MOST_LIVE) return { ok: false, reason: "too-many" };
      await tx.apiKey.createMany({
        data: [
          {
            vendorId,
            id,
            partnerId,
            name,
            role,
            mayWrite,
            short: token.short,
            secretHash: token.hash,
            madeBy: membershipId,
            makerName: actor.name,
            createdAt: at,
            expiresAt,
          },
        ],
      });
      const detail = { name, role, access, key: token.short, until: expiresAt.toISOString() };
      await audit(tx, actor, "api_key.made", { kind: "api_key", id }, detail);
      return { ok: true, text: token.text };
    });
  } catch (error) {
    if (brokeConstraint(error, "api_key_pkey")) return { ok: false, reason: "sent-twice" };
    throw error;
  }
}

/** Ends a key at once. False when there is no such key, or it was ended before. */
export const revokeKey = (actor: Actor, id: string, at: Date): Promise<boolean> =>
  withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const { count } = await tx.apiKey.updateMany({
      where: { vendorId, partnerId: actor.partnerId, id, revokedAt: null },
      data: { revokedAt: at, revokerName: actor.name },
    });
    if (count === 0) return false;
    await audit(tx, actor, "api_key.revoked", { kind: "api_key", id });
    return true;
  });

/** Ends every key of a partner that is no partner any more, or not for now. */
export async function revokeKeysOf(tx: ScopedTx, actor: Actor, partnerId: string, at: Date) {
  const { count } = await asSystem(tx, actor, (wide) =>
    wide.apiKey.updateMany({
      where: { vendorId: wide.vendorId, partnerId, revokedAt: null },
      data: { revokedAt: at, revokerName: actor.name },
    }),
  );
  if (count > 0) {
    await audit(tx, actor, "api_key.revoked", { kind: "partner", id: partnerId }, { keys: count });
  }
}
