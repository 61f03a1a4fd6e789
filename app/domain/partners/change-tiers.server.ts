import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { changesBetween } from "#app/platform/edition.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { ChangeTiers } from "./tier.schema.ts";
import { listTiers, type Tier } from "./tiers.server.ts";

export type TierChange =
  | { ok: true }
  | { ok: false; reason: "unknown" | "name-taken" | "in-use" }
  | { ok: false; reason: "changed"; now: Tier };

/** Adds, changes, moves or removes a tier. One with partners on it stays. */
export async function changeTiers(actor: VendorActor, change: ChangeTiers): Promise<TierChange> {
  try {
    return await withScope(actor, async (tx) => {
      // All of them are held: an order is a matter between them.
      await tx.$queryRaw`select 1 from tier where vendor_id = ${tx.vendorId} order by id for update`;
      const tiers = await listTiers(tx);
      if (change.intent === "add") return add(tx, actor, change, tiers);
      const tier = tiers.find(({ id }) => id === change.tierId);
      if (!tier) return { ok: false, reason: "unknown" };
      if (change.intent === "edit") return edit(tx, actor, change, tier);
      if (change.intent === "remove") return remove(tx, actor, tier);
      return move(tx, actor, tiers, tier, change.intent);
    });
  } catch (error) {
    if (brokeConstraint(error, "partner_vendor_id_tier_id_fkey")) {
      return { ok: false, reason: "in-use" };
    }
    if (brokeConstraint(error, "tier_vendor_id_name_key")) {
      return { ok: false, reason: "name-taken" };
    }
    throw error;
  }
}

const about = (id: string) => ({ kind: "tier", id });

async function add(
  tx: ScopedTx,
  actor: VendorActor,
  { name, discountBp }: { name: string; discountBp: number },
  tiers: Tier[],
): Promise<TierChange> {
  const id = newId();
  const rank = Math.max(0, ...tiers.map((tier) => tier.rank)) + 1;
  await tx.tier.createMany({ data: [{ vendorId: tx.vendorId, id, name, rank, discountBp }] });
  await audit(tx, actor, "tier.added", about(id), { name, discountBp });
  return { ok: true };
}

async function edit(
  tx: ScopedTx,
  actor: VendorActor,
  { name, discountBp, edition }: Extract<ChangeTiers, { intent: "edit" }>,
  tier: Tier,
): Promise<TierChange> {
  if (tier.edition !== edition) return { ok: false, reason: "changed", now: tier };
  const changes = changesBetween(tier, { name, discountBp });
  if (Object.keys(changes).length === 0) return { ok: true };
  const where = { vendorId: tx.vendorId, id: tier.id };
  await tx.tier.updateMany({ where, data: { name, discountBp } });
  await audit(tx, actor, "tier.changed", about(tier.id), changes);
  return { ok: true };
}

async function remove(tx: ScopedTx, actor: VendorActor, tier: Tier): Promise<TierChange> {
  if (tier.partners > 0) return { ok: false, reason: "in-use" };
  await tx.tier.deleteMany({ where: { vendorId: tx.vendorId, id: tier.id } });
  const { name, discountBp } = tier;
  await audit(tx, actor, "tier.removed", about(tier.id), { name, discountBp });
  return { ok: true };
}

async function move(
  tx: ScopedTx,
  actor: VendorActor,
  tiers: Tier[],
  tier: Tier,
  way: "up" | "down",
): Promise<TierChange> {
  const place = tiers.indexOf(tier);
  const order = tiers.filter((each) => each !== tier);
  order.splice(Math.max(0, place + (way === "up" ? -1 : 1)), 0, tier);
  for (const [index, { id, rank }] of order.entries()) {
    if (rank === index + 1) continue;
    await tx.tier.updateMany({ where: { vendorId: tx.vendorId, id }, data: { rank: index + 1 } });
  }
  const names = order.map(({ name }) => name);
  await audit(tx, actor, "tier.moved", about(tier.id), { name: tier.name, order: names });
  return { ok: true };
}
