import { type Product, partKey } from "#app/domain/catalog/product.ts";

const FARTHEST = 2;

type Products = ReadonlyMap<string, Product>;

/** The same slip comes with many rows. */
const sought = new WeakMap<Products, Map<string, Product | null>>();
const MOST_SOUGHT = 5_000;

export function nearestPart(written: string, products: Products): Product | null {
  let known = sought.get(products);
  if (!known || known.size >= MOST_SOUGHT) known = new Map();
  sought.set(products, known);
  const found = known.get(written);
  if (found !== undefined) return found;
  const nearest = findNearest(written, products);
  known.set(written, nearest);
  return nearest;
}

/** The product whose part number differs least from what was written, when it differs by a slip or two only. */
function findNearest(written: string, products: Products): Product | null {
  const key = partKey(written);
  let best: { product: Product; distance: number } | null = null;
  let tied = false;
  for (const [known, product] of products) {
    if (Math.abs(known.length - key.length) > FARTHEST) continue;
    const distance = slips(key, known);
    if (distance > FARTHEST || (best && distance > best.distance)) continue;
    // What resembles a partner's own number says nothing about ours.
    if (known !== partKey(product.partNo)) continue;
    tied = best !== null && distance === best.distance;
    best = { product, distance };
  }
  return best && !tied ? best.product : null;
}

/** Letters to add, leave out, change or swap with their neighbour to get from one word to the other. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
