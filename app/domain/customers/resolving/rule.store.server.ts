import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Near } from "../matching/compare-parties.ts";
import { type Counts, NOTHING_COUNTED, nearOf } from "./rarity.ts";
import { type MatchRule, readWeights, StoredWeights } from "./rule.ts";
import { SHIPPED_RULE } from "./shipped-rule.ts";

type RuleRow = { version: number; weights: unknown; automatic: number; workbench: number };

const toRule = ({ weights, ...row }: RuleRow): MatchRule => ({
  ...row,
  weights: readWeights(StoredWeights.parse(weights)),
});

/** The version that decides at this vendor. */
export async function liveRule(tx: ScopedTx): Promise<MatchRule> {
  const [row] = await tx.query<RuleRow>(Prisma.sql`
    select version, weights, automatic, workbench from match_rule
     where vendor_id = ${tx.vendorId}::int and state = 'live'`);
  return row ? toRule(row) : SHIPPED_RULE;
}

export async function ruleOfVersion(tx: ScopedTx, version: number): Promise<MatchRule | null> {
  const [row] = await tx.query<RuleRow>(Prisma.sql`
    select version, weights, automatic, workbench from match_rule
     where vendor_id = ${tx.vendorId}::int and version = ${version}::int`);
  return row ? toRule(row) : null;
}

const kept = new Map<number, { countedAt: number; near: Near }>();
const MOST_KEPT = 100;

/** How common words and cities are at this vendor. Read once a count, since there are thousands of them. */
export async function nearVendor(tx: ScopedTx): Promise<Near> {
  const { vendorId } = tx;
  const [counted] = await tx.query<{ at: Date }>(Prisma.sql`
    select counted_at as at from match_rarity where vendor_id = ${vendorId}::int`);
  const countedAt = counted?.at.getTime() ?? 0;
  const known = kept.get(vendorId);
  if (known?.countedAt === countedAt) return known.near;
  const [row] = await tx.query<{ parties: number; counts: Omit<Counts, "parties"> }>(Prisma.sql`
    select parties, counts from match_rarity where vendor_id = ${vendorId}::int`);
  const near = nearOf(row ? { parties: row.parties, ...row.counts } : NOTHING_COUNTED);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(vendorId, { countedAt, near });
  return near;
}
