import { type Calendar, WEEKS } from "./calendar.ts";
import { products } from "./catalog.ts";
import { customers, type DemoCustomer } from "./customers.ts";
import { loyalty } from "./loyalty.ts";
import { partnerOf, resellersOf } from "./partners.ts";
import { type Random, randomFrom } from "./random.ts";
import type { Sale } from "./sale.ts";
import { basket, orderOf } from "./taste.ts";

export type Seller = {
  code: string;
  /** Lines in a usual week. */
  lines: number;
  /** How many of a distributor's orders come through a reseller. */
  throughResellers: number;
  /** The first week in which it sells from its own stock. */
  from: number;
  /** What end customers pay, of the list price. */
  price: readonly [number, number];
  /** Parts it does not buy. */
  leavesOut: readonly string[];
  number: (order: number) => string;
};

export const sellers: readonly Seller[] = [
  {
    code: "NORVIK",
    lines: 82,
    throughResellers: 0.66,
    from: 0,
    price: [0.8, 0.95],
    leavesOut: [],
    number: (order) => `SO-${71_204 + order}`,
  },
  {
    code: "CORDELL",
    lines: 61,
    throughResellers: 0.62,
    from: 0,
    price: [0.79, 0.94],
    leavesOut: ["HI-3330", "HI-9050", "HI-9010"],
    number: (order) => `CI26${String(10_418 + order)}`,
  },
  {
    code: "FERRUM",
    lines: 19,
    throughResellers: 0,
    from: 0,
    price: [0.84, 0.98],
    leavesOut: ["HI-9010"],
    number: (order) => `RE-${40_712 + order}`,
  },
  {
    code: "SUNDGAARD",
    lines: 13,
    throughResellers: 0,
    from: 0,
    price: [0.86, 0.99],
    leavesOut: ["HI-9005"],
    number: (order) => `F${8_812 + order}`,
  },
  {
    code: "BLUEPEAK",
    lines: 12,
    throughResellers: 0,
    from: 2,
    price: [0.85, 0.98],
    leavesOut: ["HI-9010"],
    number: (order) => `BP-${5_531 + order}`,
  },
];

/** The resellers that report what they sell from stocks of their own. */
export const stocking = ["FERRUM", "SUNDGAARD", "BLUEPEAK"] as const;

/** A quarter's sales to end customers, as each seller reports them, in the order of its documents. */
export const sellToCustomers = (calendar: Calendar): Sale[] =>
  sellers.flatMap((seller) => sellWeeks(seller, calendar, randomFrom(`sales ${seller.code}`)));

function sellWeeks(seller: Seller, calendar: Calendar, random: Random): Sale[] {
  const sales: Sale[] = [];
  let orders = 0;
  for (let week = seller.from; week < WEEKS; week += 1) {
    // A little more every week, and more towards the quarter's end.
    const wanted = seller.lines * (0.9 + 0.02 * week) * (random.between(88, 112) / 100);
    const ordered: { weekday: number; lines: Omit<Sale, "document" | "day">[] }[] = [];
    for (let lines = 0; lines < wanted; ) {
      const order = takeOrder(seller, random);
      lines += order.length;
      ordered.push({
        weekday: random.weighted([0, 1, 2, 3, 4], (day) => 3 - day * 0.3),
        lines: order,
      });
    }
    ordered.sort((a, b) => a.weekday - b.weekday);
    for (const { weekday, lines } of ordered) {
      const document = seller.number(orders);
      orders += 1;
      const day = calendar.dayOf(week, weekday);
      sales.push(...lines.map((line) => ({ ...line, document, day })));
    }
  }
  return sales;
}

/** What one customer orders together, without its document and day. */
export function takeOrder(seller: Seller, random: Random): Omit<Sale, "document" | "day">[] {
  const reseller = random.chance(seller.throughResellers)
    ? random.weighted(resellersOf(seller.code), (code) => shares[code] ?? 1)
    : null;
  const via = reseller ?? seller.code;
  const customer = random.weighted(
    customersIn(partnerOf(via).sellsIn),
    (each) => each.weight * loyalty(each, via),
  );
  const size = random.weighted([1, 2, 3, 4], (lines) => 5 - lines);
  const [from, to] = seller.price;
  const level = from + (to - from) * (random.between(0, 100) / 100);
  const habit = random.chance(0.3);
  const carried = products.filter(({ partNo }) => !seller.leavesOut.includes(partNo));
  return basket(customer, size, random, carried).map((product, place) => ({
    reporter: seller.code,
    lineNo: (place + 1) * 10,
    partNo: product.partNo,
    quantity: orderOf(product, random),
    unitCents: Math.round(product.list * level * 20) * 5,
    reseller,
    customer: customer.key,
    habit,
  }));
}

/** How much goes through a reseller, beside the distributor's others. */
const shares: Record<string, number> = {
  BLUEPEAK: 4,
  CASTELLAN: 3.5,
  LOXLEY: 2,
  SUNDGAARD: 0.8,
  HAGSTROM: 2.2,
  RAUTIO: 1.8,
  FERRUM: 0.8,
  VERMEER: 3.5,
  DELORME: 3,
  MORAVEC: 2,
};

const within = new Map<string, DemoCustomer[]>();

function customersIn(sellsIn: readonly string[]): DemoCustomer[] {
  const name = sellsIn.join();
  const known = within.get(name);
  if (known) return known;
  const found = customers.filter(({ country }) => sellsIn.includes(country));
  within.set(name, found);
  return found;
}
