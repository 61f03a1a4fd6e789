import type { BuyingPattern } from "./bg-nbd-likelihood.ts";
import { type Steps, toItsEnd } from "./steps.ts";

type Buying = Omit<BuyingPattern, "customers">;

const AT_ONCE = 20_000;

/** How many customers bought alike: a million customers are far fewer patterns. */
export const buyingPatterns = (customers: readonly Buying[]): BuyingPattern[] =>
  toItsEnd(findingPatterns(customers));

/** The same in steps. */
export function* findingPatterns(customers: readonly Buying[]): Steps<BuyingPattern[]> {
  const patterns = new Map<string, BuyingPattern>();
  for (const [place, { repeats, recency, age }] of customers.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) yield;
    const key = `${repeats} ${recency} ${age}`;
    const known = patterns.get(key);
    if (known) known.customers += 1;
    else patterns.set(key, { repeats, recency, age, customers: 1 });
  }
  return [...patterns.values()];
}
