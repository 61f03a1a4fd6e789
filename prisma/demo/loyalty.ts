import type { DemoCustomer } from "./customers.ts";
import { partners } from "./partners.ts";
import { randomFrom } from "./random.ts";

/** From so much weight on, a customer buys from whoever is there. */
const LARGE = 18;

const chosen = new Map<string, string>();

/** The partner that a customer mostly buys from. */
export function mainPartnerOf({ key, country }: DemoCustomer): string {
  const known = chosen.get(key);
  if (known) return known;
  const near = partners.filter(({ sellsIn }) => sellsIn.includes(country));
  const main = randomFrom(`partner of ${key}`).weighted(near, ({ kind }) =>
    kind === "distributor" ? 1 : 2,
  ).code;
  chosen.set(key, main);
  return main;
}

/** How gladly a customer buys from a partner, from almost never to always. */
export const loyalty = (customer: DemoCustomer, partner: string): number =>
  customer.weight >= LARGE || mainPartnerOf(customer) === partner ? 1 : 0.07;
