import type { DemoDeal } from "./deal.ts";
import { toldDeals } from "./told-deals.ts";
import { tomDeals } from "./tom-deals.ts";
import { usualDeals } from "./usual-deals.ts";

const told = [...tomDeals, ...toldDeals];

/** Every registration of the demo. */
export const deals: readonly DemoDeal[] = [
  ...told,
  ...usualDeals(new Set(told.map(({ customer }) => customer))),
];
