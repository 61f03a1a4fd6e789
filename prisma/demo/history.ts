import type { Calendar } from "./calendar.ts";
import { netCents, productOf, products } from "./catalog.ts";
import { directOrders } from "./direct-sales.ts";
import { discountOf } from "./partners.ts";
import { randomFrom } from "./random.ts";
import type { Sale, Shipment } from "./sale.ts";
import { growthIn, seasonOf } from "./season.ts";
import { type Seller, sellers } from "./sellers.ts";
import { takeOrder } from "./selling.ts";

export type History = { sales: Sale[]; shipments: Shipment[]; direct: Sale[] };

/** Quarters before the one that is told week by week; each partner handed them over in one file. */
const QUARTERS = 5;
const QUARTER_WEEKS = 13;
/** So many lines there are for one of today's, and so many orders each of them stands for. */
const FEWER = 0.17;
const SUMMED = [5, 8] as const;

/** The earlier quarters in outline: fewer lines, each of them a sum. */
export function historyOf(calendar: Calendar): History {
  const tellers = sellers.filter(({ code }) => code !== "BLUEPEAK");
  const sales = tellers.flatMap((seller) => outline(seller, calendar));
  return {
    sales,
    shipments: tellers.flatMap(({ code }, place) =>
      shipped(
        code,
        sales.filter(({ reporter }) => reporter === code),
        calendar,
        90_011_000 + place * 1_000,
      ),
    ),
    direct: directOrders(calendar, {
      name: "earlier direct sales",
      from: -QUARTERS * QUARTER_WEEKS,
      weeks: QUARTERS * QUARTER_WEEKS,
      perWeek: 1,
      size: 6,
    }),
  };
}

function outline(seller: Seller, calendar: Calendar): Sale[] {
  const random = randomFrom(`earlier sales ${seller.code}`);
  const first = -QUARTERS * QUARTER_WEEKS;
  const sales: Sale[] = [];
  let orders = 0;
  for (let week = first; week < 0; week += 1) {
    const level = growthIn(week, seller.growth) * seasonOf(week, calendar);
    const wanted = seller.lines * FEWER * level * (random.between(60, 140) / 100);
    for (let lines = 0; lines < wanted; ) {
      const day = calendar.dayOf(week, random.between(0, 4));
      // One line of each order: as many customers as in a told year, with fewer lines.
      const order = takeOrder(seller, { day, week }, random).slice(0, 1);
      lines += order.length;
      orders += 1;
      const document = `${seller.code.slice(0, 2)}E-${10_000 + orders * 7}`;
      sales.push(
        ...order.map((line) => {
          const software = productOf(line.partNo).family === "Atlas";
          const quantity =
            line.quantity * (software ? random.between(1, 2) : random.between(...SUMMED));
          return { ...line, document, day, quantity, habit: false };
        }),
      );
    }
  }
  return sales.sort((a, b) => a.day.getTime() - b.day.getTime());
}

/** What was needed for each quarter arrived in the week before it. */
function shipped(
  buyer: string,
  sold: readonly Sale[],
  calendar: Calendar,
  firstInvoice: number,
): Shipment[] {
  const left = new Map<string, number>();
  const discount = discountOf(buyer);
  return Array.from({ length: QUARTERS }, (_, quarter) => {
    const begin = (quarter - QUARTERS) * QUARTER_WEEKS;
    const [from, to] = [calendar.dayOf(begin, 0), calendar.dayOf(begin + QUARTER_WEEKS, 0)];
    const within = sold.filter(({ day }) => day >= from && day < to);
    return products.flatMap((product, place) => {
      const { partNo, pack } = product;
      const needed = within.reduce(
        (units, line) => (line.partNo === partNo ? units + line.quantity : units),
        0,
      );
      const stock = left.get(partNo) ?? 0;
      const quantity = Math.max(0, Math.ceil((needed - stock) / pack) * pack);
      left.set(partNo, stock + quantity - needed);
      if (quantity === 0) return [];
      const day = calendar.dayOf(begin - 1, place % 5);
      const document = String(firstInvoice + quarter * 10 + (place % 5));
      const unitCents = netCents(product, discount);
      return [{ buyer, day, document, lineNo: (place + 1) * 10, partNo, quantity, unitCents }];
    });
  }).flat();
}
