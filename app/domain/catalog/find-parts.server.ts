import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { type Product, partKey } from "./product.ts";
import { listProducts } from "./products.server.ts";

const MOST = 10;

/** Products whose number or name holds what is typed, those whose number begins with it first. */
export async function findParts(tx: ScopedTx, words: string): Promise<Product[]> {
  const key = partKey(words);
  const name = words.toLowerCase();
  const rank = (product: Product) => {
    const own = partKey(product.partNo);
    if (key !== "" && own.startsWith(key)) return 0;
    if (key !== "" && own.includes(key)) return 1;
    return product.name.toLowerCase().includes(name) ? 2 : 3;
  };
  const found = (await listProducts(tx)).filter((product) => rank(product) < 3);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, MOST);
}
