import { addDays } from "#app/domain/programs/local-time.ts";

import type { Calendar } from "./calendar.ts";
import { productOf } from "./catalog.ts";
import { distributorOf } from "./partners.ts";
import type { PastDeal } from "./past-deal.ts";
import { type Random, randomFrom } from "./random.ts";
import { type Seller, sellers, stocking } from "./sellers.ts";
import type { Order } from "./selling.ts";

/** What won deals brought: an order at whoever supplies the partner, in one to three lots, by who reports it. */
export function ordersOfWonDeals(
  deals: readonly PastDeal[],
  calendar: Calendar,
  reporting: readonly Seller[] = sellers,
): Map<string, Order[]> {
  const orders = new Map<string, Order[]>();
  for (const [place, deal] of deals.entries()) {
    if (!deal.won) continue;
    const random = randomFrom(`order ${deal.customer} ${place}`);
    const reporter = stocking.includes(deal.partner) ? deal.partner : distributorOf(deal.partner);
    const seller = reporting.find(({ code }) => code === reporter);
    if (!seller) throw new Error(`Nobody supplies ${deal.partner}`);
    const known = orders.get(reporter) ?? [];
    orders.set(reporter, [...known, ...lotsOf(deal, deal.won, seller, random, calendar)]);
  }
  return orders;
}

function lotsOf(
  { partner, customer, lines }: PastDeal,
  won: Date,
  seller: Seller,
  random: Random,
  calendar: Calendar,
): Order[] {
  const carried = lines.filter(([partNo]) => !seller.leavesOut.includes(partNo));
  const most = Math.max(...carried.map(([, quantity]) => quantity));
  const lots = most < 12 ? 1 : random.between(1, 3);
  const level = seller.price[0] + random.between(-3, 2) / 100;
  return Array.from({ length: lots }, (_, lot) => {
    const day = workday(
      addDays(won, 2 + random.between(0, 5) + lot * random.between(9, 16)),
      calendar,
    );
    return {
      day,
      lines: carried.flatMap(([partNo, quantity], place) => {
        const units = partOf(quantity, lots, lot);
        if (units === 0) return [];
        return [
          {
            reporter: seller.code,
            lineNo: (place + 1) * 10,
            partNo,
            quantity: units,
            unitCents: Math.round(productOf(partNo).list * level * 20) * 5,
            reseller: partner === seller.code ? null : partner,
            customer,
            habit: false,
          },
        ];
      }),
    };
  }).filter((order) => order.lines.length > 0);
}

/** The first lots are even, the last takes the rest. */
function partOf(quantity: number, lots: number, lot: number): number {
  const even = Math.floor(quantity / lots);
  return lot === lots - 1 ? quantity - even * (lots - 1) : even;
}

/** The day itself, or the Monday after a weekend. */
function workday(instant: Date, calendar: Calendar): Date {
  const day = addDays(
    calendar.today,
    Math.floor((instant.getTime() - calendar.today.getTime()) / 86_400_000),
  );
  const weekday = day.getUTCDay();
  if (weekday === 6) return addDays(day, 2);
  return weekday === 0 ? addDays(day, 1) : day;
}
