/** A product and how many of its facts there are to work through. */
export type Weighed = { id: string; facts: number };

/** Facts and products that are worked out in one transaction: few enough that nobody waits for long. */
const FACTS = 20_000;
const PRODUCTS = 250;

/** Products in their order, as many together as a transaction takes. */
export function inGroups(products: readonly Weighed[]): string[][] {
  const groups: string[][] = [];
  let facts = FACTS;
  for (const product of products) {
    if (facts >= FACTS || groups.at(-1)?.length === PRODUCTS) {
      groups.push([]);
      facts = 0;
    }
    groups.at(-1)?.push(product.id);
    facts += product.facts;
  }
  return groups;
}
