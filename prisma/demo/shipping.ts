import { type Calendar, WEEKS } from "./calendar.ts";
import { type DemoProduct, netCents, productOf } from "./catalog.ts";
import { grouped } from "./grouped.ts";
import { discountOf } from "./partners.ts";
import { randomFrom } from "./random.ts";
import type { Sale, Shipment } from "./sale.ts";

/** Weeks for which a partner keeps more than it expects to sell. */
const SAFETY_WEEKS = 2;
/** Partners order every other week. */
const REVIEW = 2;

type Delivery = { week: number; weekday: number; product: DemoProduct; quantity: number };

/**
 * What has to arrive so that everything sold was there before, with some to spare: the first of it in the week
 * before `from`, then every other week, always in the week before it is sold.
 */
export function planDeliveries(
  partner: string,
  sold: readonly Sale[],
  from: number,
  calendar: Calendar,
): Delivery[] {
  const byPart = grouped(sold, ({ partNo }) => partNo);
  return [...byPart.keys()].sort().flatMap((partNo) => {
    const product = productOf(partNo);
    const random = randomFrom(`deliveries ${partner} ${product.partNo}`);
    const perWeek = weeklyUnits(byPart.get(partNo) ?? [], calendar);
    const total = perWeek.reduce((sum, units) => sum + units, 0);
    if (total === 0) return [];
    const spare = Math.ceil((total / (WEEKS - from)) * SAFETY_WEEKS);
    const deliveries: Delivery[] = [];
    let stock = 0;
    const firstReview = from + random.between(1, REVIEW);
    let week = from;
    for (let next = firstReview; week < WEEKS; next += REVIEW) {
      const needed = perWeek.slice(week, next).reduce((sum, units) => sum + units, 0);
      const short = needed + spare - stock;
      if (short > 0) {
        const quantity = Math.ceil(short / product.pack) * product.pack;
        deliveries.push({ week: week - 1, weekday: random.between(0, 4), product, quantity });
        stock += quantity;
      }
      stock -= needed;
      week = next;
    }
    return deliveries;
  });
}

/** Units sold in each week; what came back is not counted on. */
function weeklyUnits(sold: readonly Sale[], calendar: Calendar): number[] {
  const begin = calendar.dayOf(0, 0).getTime();
  const units = Array.from({ length: WEEKS }, () => 0);
  for (const { day, quantity } of sold) {
    const week = Math.floor((day.getTime() - begin) / (7 * 86_400_000));
    units[week] = (units[week] ?? 0) + Math.max(quantity, 0);
  }
  return units;
}

/** The vendor's invoices for what a partner sells on. */
export function shipTo(
  buyer: string,
  sold: readonly Sale[],
  calendar: Calendar,
  firstInvoice: number,
): Shipment[] {
  const deliveries = planDeliveries(buyer, sold, 0, calendar);
  const byDay = new Map<number, Delivery[]>();
  for (const delivery of deliveries) {
    const time = calendar.dayOf(delivery.week, delivery.weekday).getTime();
    byDay.set(time, [...(byDay.get(time) ?? []), delivery]);
  }
  const discount = discountOf(buyer);
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .flatMap(([time, lines], invoice) =>
      lines.map(({ product, quantity }, place) => ({
        buyer,
        day: new Date(time),
        document: String(firstInvoice + invoice * 7),
        lineNo: (place + 1) * 10,
        partNo: product.partNo,
        quantity,
        unitCents: netCents(product, discount),
      })),
    );
}

/** What a reseller buys from its distributor's stock to sell from its own, as the distributor reports it. */
export function moveToReseller(
  distributor: string,
  reseller: string,
  sold: readonly Sale[],
  calendar: Calendar,
): Sale[] {
  const deliveries = planDeliveries(reseller, sold, 2, calendar);
  const orders = new Map<string, number>();
  return deliveries
    .map((delivery) => ({ ...delivery, day: calendar.dayOf(delivery.week, delivery.weekday) }))
    .sort((a, b) => a.day.getTime() - b.day.getTime())
    .map(({ day, product, quantity }) => {
      const document = `ST-${3_310 + Math.round((day.getTime() - calendar.dayOf(0, 0).getTime()) / 86_400_000)}`;
      const place = (orders.get(document) ?? 0) + 1;
      orders.set(document, place);
      return {
        reporter: distributor,
        day,
        document,
        lineNo: place * 10,
        partNo: product.partNo,
        quantity,
        unitCents: Math.round(product.list * 0.71 * 20) * 5,
        reseller,
        customer: null,
        habit: false,
      };
    });
}
