import { type Calendar, WEEKS } from "./calendar.ts";
import { type DemoProduct, products } from "./catalog.ts";
import { customers, type DemoCustomer } from "./customers.ts";
import { loyalty } from "./loyalty.ts";
import { partnerOf, resellersOf } from "./partners.ts";
import { type Lots, lotsOf, type Random, randomFrom } from "./random.ts";
import type { Sale } from "./sale.ts";
import { growthIn, seasonOf } from "./season.ts";
import { type Seller, shares } from "./sellers.ts";
import { basket, orderOf } from "./taste.ts";

/** An order without its document. */
export type Order = { day: Date; lines: Omit<Sale, "document" | "day">[] };

/** A year's sales of a seller to end customers, in the order of its documents. `ordered` comes from won deals. */
export function sellWeeks(seller: Seller, ordered: readonly Order[], calendar: Calendar): Sale[] {
  const random = randomFrom(`sales ${seller.code}`);
  const sales: Sale[] = [];
  let orders = 0;
  for (let week = seller.from; week < WEEKS; week += 1) {
    const level = growthIn(week, seller.growth) * seasonOf(week, calendar);
    const wanted = seller.lines * level * (random.between(86, 114) / 100);
    const [from, to] = [calendar.dayOf(week, 0), calendar.dayOf(week, 6)];
    const taken = ordered.filter(({ day }) => day >= from && day <= to);
    for (let lines = 0; lines < wanted; ) {
      const weekday = random.weighted([0, 1, 2, 3, 4], (day) => 3 - day * 0.3);
      const day = calendar.dayOf(week, weekday);
      const order = takeOrder(seller, { day, week }, random);
      lines += order.length;
      taken.push({ day, lines: order });
    }
    taken.sort((a, b) => a.day.getTime() - b.day.getTime());
    for (const { day, lines } of taken) {
      const document = seller.number(orders);
      orders += 1;
      sales.push(
        ...lines.map((line, place) => ({ ...line, lineNo: (place + 1) * 10, document, day })),
      );
    }
  }
  return sales;
}

type When = { day: Date; week: number };

/** What one customer orders together, without its document and day. */
export function takeOrder(seller: Seller, { day, week }: When, random: Random): Order["lines"] {
  const reseller = random.chance(seller.throughResellers)
    ? random.weighted(resellersOf(seller.code), (code) => shares[code] ?? 1)
    : null;
  const customer = buyerFor(seller, reseller ?? seller.code, week, random);
  const size = random.weighted([1, 2, 3, 4], (lines) => 5 - lines);
  const [from, to] = seller.price;
  const level = from + (to - from) * (random.between(0, 100) / 100);
  const habit = random.chance(0.3);
  const parts = basket({ customer, size, day, from: carriedBy(seller) }, random);
  return parts.map((product, place) => ({
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

const buyers = new Map<string, Lots<DemoCustomer>>();

/** Somebody who buys there that week. */
function buyerFor({ of }: Seller, via: string, week: number, random: Random): DemoCustomer {
  const { sellsIn } = partnerOf(via);
  const lots =
    buyers.get(via) ??
    lotsOf(
      (of?.customers ?? customers).filter(({ country }) => sellsIn.includes(country)),
      // The second vendor is too small to be anybody's only source.
      (each) => (of ? Math.sqrt(each.weight) : each.weight * loyalty(each, via)),
    );
  buyers.set(via, lots);
  for (;;) {
    const customer = random.draw(lots);
    const [from, until] = customer.buys;
    if (week >= from && week <= until) return customer;
  }
}

const carried = new Map<string, readonly DemoProduct[]>();

export function carriedBy({ code, leavesOut, of }: Seller): readonly DemoProduct[] {
  const known = carried.get(code);
  if (known) return known;
  const found = (of?.products ?? products).filter(({ partNo }) => !leavesOut.includes(partNo));
  carried.set(code, found);
  return found;
}
