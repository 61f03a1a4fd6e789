import type { VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { StoredWeights } from "./rule.ts";
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
};

/** The vendor's own versions, the newest first. Where none is live, the shipped one decides. */
export const ruleVersions = (tx: ScopedTx): Promise<RuleVersion[]> =>
  tx.matchRule.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: { version: "desc" },
    select: {
      ...{ version: true, state: true, note: true },
      ...{ createdAt: true, createdBy: true, turnedOnAt: true },
    },
  });

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

/** From now on this version decides; what was decided before stands. */
export async function turnOnRuleVersion(
  tx: ScopedTx,
  actor: VendorActor,
  version: number,
  at: Date,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "live-already" }> {
  const { vendorId } = tx;
  const known = await tx.matchRule.findUnique({
    where: { vendorId_version: { vendorId, version } },
    select: { state: true },
  });
  if (!known) return { ok: false, reason: "unknown" };
  if (known.state === "live") return { ok: false, reason: "live-already" };
  await tx.matchRule.updateMany({
    where: { vendorId, state: "live" },
    data: { state: "retired" },
  });
  await tx.matchRule.updateMany({
    where: { vendorId, version },
    data: { state: "live", turnedOnAt: at },
  });
  await audit(tx, actor, "match_rule.turned_on", { kind: "match_rule", id: String(version) }, {});
  return { ok: true };
}
