import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { liveRule } from "./rule.store.server.ts";
import { type StoredWeights, writeWeights } from "./rule.ts";
import { SHIPPED_RULE } from "./shipped-rule.ts";

export type NewRule = {
  note: string;
  weights: StoredWeights;
  automatic: number;
  workbench: number;
};

export type RuleVersion = {
  version: number;
  state: "trial" | "live" | "retired";
  note: string;
  createdAt: Date;
  createdBy: string;
  turnedOnAt: Date | null;
  automatic: number;
  workbench: number;
};

/** The vendor's own versions, the newest first. Where none is live, the shipped one decides. */
export const ruleVersions = (tx: ScopedTx): Promise<RuleVersion[]> =>
  tx.matchRule.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: { version: "desc" },
    select: {
      ...{ version: true, state: true, note: true },
      ...{ createdAt: true, createdBy: true, turnedOnAt: true },
      ...{ automatic: true, workbench: true },
    },
  });

export type KnownVersion = Omit<RuleVersion, "createdAt" | "createdBy"> & {
  /** Null: it came with the application. */
  createdAt: Date | null;
  createdBy: string | null;
};

/** The vendor's own versions and the shipped one, the newest first; one of them decides. */
export async function knownVersions(tx: ScopedTx): Promise<KnownVersion[]> {
  const own = await ruleVersions(tx);
  const { version, automatic, workbench } = SHIPPED_RULE;
  const shipped: KnownVersion = {
    ...{ version, automatic, workbench, note: "As it was shipped" },
    state: own.some(({ state }) => state === "live") ? "retired" : "live",
    ...{ createdAt: null, createdBy: null, turnedOnAt: null },
  };
  return [...own, shipped].sort((a, b) => b.version - a.version);
}

/** Keeps weights as the next version, on trial: they decide nothing until they are turned on. */
export async function keepRuleVersion(
  tx: ScopedTx,
  actor: VendorActor,
  { note, weights, automatic, workbench }: NewRule,
  at: Date,
): Promise<number> {
  const { vendorId } = tx;
  const [{ version } = { version: SHIPPED_RULE.version + 1 }] = await tx.query<{ version: number }>(
    Prisma.sql`
      select greatest(max(version), ${SHIPPED_RULE.version}::int) + 1 as version
        from match_rule where vendor_id = ${vendorId}::int`,
  );
  await tx.matchRule.createMany({
    data: [
      {
        ...{ vendorId, version, state: "trial", note, weights, automatic, workbench },
        ...{ createdAt: at, createdBy: actor.name },
      },
    ],
  });
  await audit(tx, actor, "match_rule.kept", { kind: "match_rule", id: String(version) }, { note });
  return version;
}

/** The weights that decide today with other thresholds, as the next version. */
export async function keepThresholds(
  tx: ScopedTx,
  actor: VendorActor,
  thresholds: Pick<NewRule, "note" | "automatic" | "workbench">,
  at: Date,
): Promise<number> {
  const { weights } = await liveRule(tx);
  return keepRuleVersion(tx, actor, { ...thresholds, weights: writeWeights(weights) }, at);
}

/** From now on this version decides, the one that was shipped included; what was decided before stands. */
export async function turnOnRuleVersion(
  tx: ScopedTx,
  actor: VendorActor,
  version: number,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "live-already" }> {
  const { vendorId } = tx;
  const { version: former } = await liveRule(tx);
  if (former === version) return { ok: false, reason: "live-already" };
  const known = await tx.matchRule.findUnique({
    where: { vendorId_version: { vendorId, version } },
    select: { version: true },
  });
  if (!known && version !== SHIPPED_RULE.version) return { ok: false, reason: "unknown" };
  await tx.matchRule.updateMany({
    where: { vendorId, state: "live" },
    data: { state: "retired" },
  });
  await tx.matchRule.updateMany({
    where: { vendorId, version },
    data: { state: "live", turnedOnAt: at },
  });
  const about = { kind: "match_rule", id: String(version) };
  await audit(tx, actor, "match_rule.turned_on", about, { former });
  return { ok: true };
}
