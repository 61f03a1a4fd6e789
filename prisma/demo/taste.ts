import { type DemoProduct, type Family, products } from "./catalog.ts";
import type { DemoCustomer, Industry } from "./customers.ts";
import { type Lots, lotsOf, type Random } from "./random.ts";
import { familySeason } from "./season.ts";

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

/** What the second vendor sells, everybody needs. */
const others: Partial<Record<Family, number>> = { Bastion: 4, Cella: 5, Watch: 1.2 };

const liking = (industry: Industry, product: DemoProduct, day: Date) =>
  ((tastes[industry][product.family] ?? others[product.family] ?? 0) / (1 + product.list / 2_500)) *
  familySeason(product.family, day);

const known = new WeakMap<readonly DemoProduct[], Map<string, Lots<DemoProduct>>>();

/** What an industry likes of these products in a month. */
function lotsFor(industry: Industry, from: readonly DemoProduct[], day: Date) {
  const lots = known.get(from) ?? new Map<string, Lots<DemoProduct>>();
  known.set(from, lots);
  const key = `${industry} ${day.getUTCMonth()}`;
  const found = lots.get(key) ?? lotsOf(from, (product) => liking(industry, product, day));
  lots.set(key, found);
  return found;
}

type Basket = { customer: DemoCustomer; size: number; day: Date; from?: readonly DemoProduct[] };

/** So many different products as such a customer would order together on a day. */
export function basket({ customer, size, day, from = products }: Basket, random: Random) {
  const lots = lotsFor(customer.industry, from, day);
  const chosen = new Set<DemoProduct>();
  for (let tries = 0; chosen.size < size && tries < 20; tries += 1) chosen.add(random.draw(lots));
  return [...chosen];
}

/** Mostly a few, now and then many. */
export function orderOf({ order: [from, to] }: DemoProduct, random: Random): number {
  const quantity = Math.min(random.between(from, to), random.between(from, to));
  return to > 15 ? Math.ceil(quantity / 2) * 2 : quantity;
}
