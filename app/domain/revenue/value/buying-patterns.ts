import type { BuyingPattern } from "./bg-nbd-likelihood.ts";

/** How many customers bought alike: a million customers are far fewer patterns. */
export function buyingPatterns(
  customers: readonly Omit<BuyingPattern, "customers">[],
): BuyingPattern[] {
  const patterns = new Map<string, BuyingPattern>();
  for (const { repeats, recency, age } of customers) {
    const key = `${repeats} ${recency} ${age}`;
    const known = patterns.get(key);
    if (known) known.customers += 1;
    else patterns.set(key, { repeats, recency, age, customers: 1 });
  }
  return [...patterns.values()];
}
