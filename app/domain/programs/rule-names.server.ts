import { listFamilies } from "#app/domain/catalog/families.server.ts";
import { listProducts } from "#app/domain/catalog/products.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RuleNames } from "./ui/refusal-words.ts";

/** What the ids in the vendor's rules are called. */
export async function ruleNames(tx: ScopedTx): Promise<RuleNames> {
  const tiers = await tx.tier.findMany({
    where: { vendorId: tx.vendorId },
    orderBy: [{ rank: "asc" }, { name: "asc" }],
    select: { id: true, name: true },
  });
  const named = (list: readonly { id: string; name: string }[]) =>
    Object.fromEntries(list.map(({ id, name }) => [id, name]));
  const products = await listProducts(tx);
  return {
    tiers: named(tiers),
    families: named(await listFamilies(tx)),
    products: Object.fromEntries(products.map(({ id, partNo }) => [id, partNo])),
  };
}
