import {
  type Actor,
  type PartnerKind,
  type PartnerRole,
  systemActor,
  type VendorRole,
} from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { readTogether } from "#app/platform/db/packet.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { coarseNetwork } from "./coarse-network.ts";
import { readKeyToken } from "./key-token.server.ts";

type Row = {
  id: string;
  name: string;
  role: string;
  may_write: boolean;
  expires_at: Date;
  last_used_at: Date | null;
  last_network: string | null;
  partner_id: string | null;
  partner_name: string | null;
  partner_kind: PartnerKind | null;
  linked: string[];
  showing: string[];
  owner_id: string | null;
  owner_name: string | null;
};

/** A key at work: the actor it is, and who answers for what it makes. */
export type KeyAtWork = {
  id: string;
  actor: Actor;
  mayWrite: boolean;
  /** Whoever made it, or an administrator once that person has left. */
  owner: { id: string; name: string } | null;
};

export type KeyFound =
  | { ok: true; key: KeyAtWork }
  | { ok: false; reason: "unknown" | "expired"; vendorId: number | null };

const unknown = { ok: false, reason: "unknown", vendorId: null } as const;

/** Whose key this is. One that was revoked, and one of a partner that is suspended, is no key. */
export async function findKey(text: string, address: string | null, now: Date): Promise<KeyFound> {
  const token = readKeyToken(text);
  if (!token) return unknown;
  const { vendorId } = token;
  const [[row]] = (await readTogether([
    Prisma.sql`select * from identity.key_of(${vendorId}::int, ${Buffer.from(token.hash)})`,
  ])) as [Row[]];
  if (!row) return unknown;
  if (row.expires_at <= now) return { ok: false, reason: "expired", vendorId };
  await noteUse(vendorId, row, coarseNetwork(address), now);
  const owner = row.owner_id ? { id: row.owner_id, name: row.owner_name ?? "" } : null;
  const key = { id: row.id, actor: actorOf(vendorId, row), mayWrite: row.may_write, owner };
  return { ok: true, key };
}

function actorOf(vendorId: number, row: Row): Actor {
  const who = {
    vendorId,
    personId: null,
    membershipId: row.owner_id,
    name: `${row.name} (API key)`,
    ...(row.owner_name && { memberName: row.owner_name }),
  };
  if (row.partner_id === null || row.partner_kind === null) {
    return { ...who, audience: "vendor", partnerId: null, role: row.role as VendorRole };
  }
  return {
    ...who,
    audience: "partner",
    partnerId: row.partner_id,
    partnerKind: row.partner_kind,
    partnerName: row.partner_name ?? "",
    linked: row.linked,
    showing: row.showing,
    role: row.role as PartnerRole,
  };
}

const MINUTE = 60_000;

/** Written down once a minute and not with every request: people look for days, not for seconds. */
async function noteUse(vendorId: number, row: Row, network: string | null, now: Date) {
  const { last_used_at: last, last_network: before } = row;
  if (last && now.getTime() - last.getTime() < MINUTE && before === network) return;
  await withScope(systemActor(vendorId), (tx) =>
    tx.apiKey.updateMany({
      where: { vendorId: tx.vendorId, id: row.id },
      data: { lastUsedAt: now, lastNetwork: network },
    }),
  );
}
