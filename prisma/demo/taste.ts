import { type DemoProduct, type Family, products } from "./catalog.ts";
import type { DemoCustomer, Industry } from "./customers.ts";
import type { Random } from "./random.ts";

/** What companies of an industry buy, by weight. */
const tastes: Record<Industry, Partial<Record<Family, number>>> = {
  hospital: { Sentry: 6, Coldtrace: 4, Relay: 2, Atlas: 0.4 },
  water: { Vane: 7, Relay: 3, Sentry: 2, Atlas: 0.2 },
  food: { Coldtrace: 6, Sentry: 2, Lumen: 1, Relay: 1, Atlas: 0.2 },
  pharma: { Coldtrace: 5, Sentry: 3, Lumen: 3, Atlas: 0.5 },
  logistics: { Coldtrace: 7, Relay: 3, Atlas: 0.2 },
  university: { Lumen: 5, Sentry: 2, Vane: 1 },
  manufacturing: { Sentry: 4, Vane: 4, Relay: 2, Lumen: 1, Atlas: 0.3 },
};

const likingOf = (customer: DemoCustomer) => (product: DemoProduct) =>
  (tastes[customer.industry][product.family] ?? 0) / (1 + product.list / 2_500);

/** So many different products as such a customer would order together. */
export function basket(
  customer: DemoCustomer,
  size: number,
  random: Random,
  from: readonly DemoProduct[] = products,
): DemoProduct[] {
  const chosen = new Set<DemoProduct>();
  for (let tries = 0; chosen.size < size && tries < 20; tries += 1) {
    chosen.add(random.weighted(from, likingOf(customer)));
  }
  return [...chosen];
}

/** Mostly a few, now and then many. */
export function orderOf({ order: [from, to] }: DemoProduct, random: Random): number {
  const quantity = Math.min(random.between(from, to), random.between(from, to));
  return to > 15 ? Math.ceil(quantity / 2) * 2 : quantity;
}
