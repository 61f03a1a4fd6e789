import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type Echo, pairEchoes } from "../echo.ts";
import { type MaybeEcho, selectMaybeEchoes } from "../echoes-of-parties.store.server.ts";
import { linkEchoes } from "../sales-fact.store.server.ts";
import { type Apart, pairAsDecided, selectApart } from "./decided-echoes.store.server.ts";

/**
 * Pairs the lines of a product to these customers that are in no pair: as people decided, then by rule. Answers with
 * how many the rule found. Needs the lock on sales.
 */
export async function pairAgainAt(
  tx: ScopedTx,
  productId: string,
  customerIds: readonly string[],
): Promise<number> {
  await pairAsDecided(tx);
  const apart = await selectApart(tx);
  const echoes = pairsOf(await selectMaybeEchoes(tx, productId, customerIds), apart);
  await linkEchoes(tx, echoes);
  return echoes.length;
}

/** Reseller by reseller, as their files are: a line is in one pair at most. */
function pairsOf(found: readonly MaybeEcho[], apart: Apart): Echo[] {
  const resellers = [...new Set(found.map(({ own }) => own.resellerId))].sort();
  const taken = new Set<string>();
  return resellers.flatMap((resellerId) => {
    const its = found.filter(
      ({ own, other }) => own.resellerId === resellerId && !taken.has(other.id),
    );
    const echoes = pairEchoes(
      once(its.map(({ own }) => own)),
      once(its.map(({ other }) => other)),
      apart,
    );
    for (const { shadowOfId } of echoes) taken.add(shadowOfId);
    return echoes;
  });
}

const once = <T extends { id: string }>(lines: readonly T[]): T[] => [
  ...new Map(lines.map((line) => [line.id, line])).values(),
];
