import { type Calendar, WEEKS } from "./calendar.ts";
import { productOf } from "./catalog.ts";
import { sellDirect } from "./direct-sales.ts";
import { type History, historyOf } from "./history.ts";
import type { PastDeal } from "./past-deal.ts";
import { randomFrom } from "./random.ts";
import type { Sale, Shipment } from "./sale.ts";
import { sellers } from "./sellers.ts";
import { sellWeeks } from "./selling.ts";
import { moveToReseller, shipTo } from "./shipping.ts";
import { ordersOfWonDeals } from "./won-orders.ts";

export type Year = {
  /** What was before, in outline. */
  earlier: History;
  /** All that partners sold, whether or not they have reported it yet. */
  sales: Sale[];
  shipments: Shipment[];
  direct: Sale[];
};

/** Everything that was sold in the year and, before that, shipped. */
export function yearOf(calendar: Calendar, deals: readonly PastDeal[]): Year {
  const ordered = ordersOfWonDeals(deals, calendar);
  const toCustomers = sellers.flatMap((seller) =>
    sellWeeks(seller, ordered.get(seller.code) ?? [], calendar),
  );
  const of = (reporter: string, sales: readonly Sale[]) =>
    sales.filter((sale) => sale.reporter === reporter);
  const moved = moveToReseller("NORVIK", "BLUEPEAK", of("BLUEPEAK", toCustomers), calendar);
  const sold = [...toCustomers, ...moved];
  const buyers = sellers.filter(({ code }) => code !== "BLUEPEAK");
  const shipments = buyers.flatMap(({ code }, place) =>
    shipTo(code, of(code, sold), calendar, 90_100_014 + place * 10_000),
  );
  return {
    earlier: historyOf(calendar),
    sales: [...sold, ...returns(sold), ...echoes(sold), ...uncovered(calendar)].sort(
      (a, b) => a.day.getTime() - b.day.getTime(),
    ),
    shipments: [...shipments, sentBack(shipments, calendar)],
    direct: sellDirect(calendar),
  };
}

const DAY_MS = 86_400_000;
const later = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);

/** Now and then a customer sends a part of an order back a week or two later, on a working day. */
function returns(sold: readonly Sale[]): Sale[] {
  const random = randomFrom("returns");
  const last = sold.reduce((latest, { day }) => Math.max(latest, day.getTime()), 0);
  return sold.flatMap((sale) => {
    if (sale.customer === null || sale.quantity < 2 || !random.chance(0.022)) return [];
    const day = later(sale.day, 7 * random.between(1, 2));
    if (day.getTime() > last) return [];
    const quantity = -random.between(1, Math.ceil(sale.quantity / 3));
    return [{ ...sale, day, quantity, document: `${sale.document}-R` }];
  });
}

/** Bluepeak reports some of what Norvik delivered to its customers for it, although Norvik reports it as well. */
function echoes(sold: readonly Sale[]): Sale[] {
  const random = randomFrom("echoes");
  const delivered = sold.filter(
    ({ reporter, reseller, customer, habit }) =>
      reporter === "NORVIK" && reseller === "BLUEPEAK" && customer !== null && !habit,
  );
  return delivered.flatMap((sale, place) => {
    if (!random.chance(0.12)) return [];
    return [
      {
        ...sale,
        reporter: "BLUEPEAK",
        reseller: null,
        document: `BP-D${2_207 + place}`,
        day: sale.day.getUTCDay() < 5 ? later(sale.day, random.between(0, 1)) : sale.day,
        echo: true as const,
      },
    ];
  });
}

/** What partners report to have sold without ever having bought it. */
function uncovered(calendar: Calendar): Sale[] {
  const line = (
    reporter: string,
    week: number,
    document: string,
    partNo: string,
    quantity: number,
    customer: string,
    reseller: string | null = null,
  ): Sale => ({
    reporter,
    day: calendar.dayOf(week, 3),
    document,
    lineNo: 10,
    partNo,
    quantity,
    unitCents: Math.round(productOf(partNo).list * 0.9) * 100,
    reseller,
    customer,
    habit: false,
    uncovered: true,
  });
  return [
    line("CORDELL", WEEKS - 2, "CI26X0031", "HI-9010", 1, "bergmann-chemie", "FERRUM"),
    line("CORDELL", WEEKS - 3, "CI26X0036", "HI-3330", 6, "cassini-labs", "DELORME"),
    line("CORDELL", WEEKS - 1, "CI26X0044", "HI-3330", 4, "velde-chemie"),
    line("SUNDGAARD", WEEKS - 9, "F9990", "HI-9005", 1, "aalborg-havn"),
  ];
}

/** One delivery was partly sent back for credit. */
function sentBack(shipments: readonly Shipment[], calendar: Calendar): Shipment {
  const newest = shipments.findLast(
    ({ buyer, partNo }) => buyer === "CORDELL" && partNo === "HI-6110",
  );
  if (!newest) throw new Error("Cordell never bought a logger");
  const day = calendar.dayOf(WEEKS - 1, 4);
  return { ...newest, day, quantity: -4, document: "90041007", lineNo: 10 };
}
