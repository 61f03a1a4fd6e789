import { type Calendar, WEEKS } from "./calendar.ts";
import { productOf } from "./catalog.ts";
import { customers } from "./customers.ts";
import { lotsOf, randomFrom } from "./random.ts";
import type { Sale } from "./sale.ts";
import { growthIn, seasonOf } from "./season.ts";
import { basket, orderOf } from "./taste.ts";

/** What the vendor invoiced to its own customers: large sites, and software above all. */
export const sellDirect = (calendar: Calendar) =>
  directOrders(calendar, { name: "direct sales", from: 0, weeks: WEEKS, perWeek: 8, size: 1 });

type Orders = { name: string; from: number; weeks: number; perWeek: number; size: number };

export function directOrders(
  calendar: Calendar,
  { name, from, weeks, perWeek, size }: Orders,
): Sale[] {
  const random = randomFrom(name);
  const own = customers.filter(({ direct, weight }) => direct && weight > 0);
  const lots = lotsOf(own, ({ weight }) => weight);
  const months = lotsOf(
    Array.from({ length: weeks }, (_, week) => from + week),
    (week) => growthIn(week, 0.15) * seasonOf(week, calendar),
  );
  const orders = Array.from({ length: weeks * perWeek }, () => random.draw(months));
  const sales: Sale[] = [];
  for (const [order, week] of orders.sort((a, b) => a - b).entries()) {
    const customer = random.draw(lots);
    const software = random.chance(0.35);
    const day = calendar.dayOf(week, random.between(0, 4));
    const bought = software
      ? [productOf(random.pick(["HI-9001", "HI-9001", "HI-9005", "HI-9005", "HI-9010", "HI-9050"]))]
      : basket({ customer, size: random.between(1, 3), day }, random);
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
