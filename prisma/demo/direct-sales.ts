import { type Calendar, WEEKS } from "./calendar.ts";
import { productOf } from "./catalog.ts";
import { customers } from "./customers.ts";
import { randomFrom } from "./random.ts";
import type { Sale } from "./sale.ts";
import { basket, orderOf } from "./taste.ts";

/** What the vendor invoiced to its own customers: large sites, and software above all. */
export const sellDirect = (calendar: Calendar) =>
  directOrders(calendar, { name: "direct sales", from: 0, weeks: WEEKS, perWeek: 7, size: 1 });

type Orders = { name: string; from: number; weeks: number; perWeek: number; size: number };

export function directOrders(
  calendar: Calendar,
  { name, from, weeks, perWeek, size }: Orders,
): Sale[] {
  const random = randomFrom(name);
  const own = customers.filter(({ direct, weight }) => direct && weight > 0);
  const sales: Sale[] = [];
  for (let order = 0; order < weeks * perWeek; order += 1) {
    const customer = random.weighted(own, ({ weight }) => weight);
    const software = random.chance(0.35);
    const bought = software
      ? [productOf(random.pick(["HI-9001", "HI-9001", "HI-9005", "HI-9005", "HI-9010", "HI-9050"]))]
      : basket(customer, random.between(1, 3), random);
    const day = calendar.dayOf(from + Math.floor(order / perWeek), random.between(0, 4));
    const document = `${from < 0 ? 9002 : 9003}${1_882 + order}`;
    sales.push(
      ...bought.map((product, place) => ({
        reporter: null,
        day,
        document,
        lineNo: (place + 1) * 10,
        partNo: product.partNo,
        quantity: orderOf(product, random) * (software ? 1 : size * random.between(2, 4)),
        unitCents: Math.round(product.list * (random.between(78, 92) / 100)) * 100,
        reseller: null,
        customer: customer.key,
        habit: false,
      })),
    );
  }
  return sales.sort((a, b) => a.day.getTime() - b.day.getTime());
}
