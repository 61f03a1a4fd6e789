import { type Calendar, isoDay, isoMonth, isoWeek, WEEKS, weekOf } from "./calendar.ts";
import { corrib, corribProducts } from "./corrib.ts";
import { plainStock, salesLayouts, sellInLayout, written } from "./csv-layouts.ts";
import type { DemoFile } from "./files.ts";
import { grouped } from "./grouped.ts";
import { corribHouse } from "./house.ts";
import type { PastDeal } from "./past-deal.ts";
import { pastDeals } from "./past-deals.ts";
import { people } from "./people.ts";
import type { Seller } from "./sellers.ts";
import { sellWeeks } from "./selling.ts";
import { shipTo } from "./shipping.ts";
import { stockOn } from "./stock-reports.ts";
import { rules } from "./vendor.ts";
import { ordersOfWonDeals } from "./won-orders.ts";
import type { Year } from "./year.ts";

const shannon: Seller = {
  code: "SHANNON",
  lines: 24,
  throughResellers: 0.9,
  from: 0,
  growth: 0.5,
  price: [0.82, 0.96],
  leavesOut: [],
  number: (order) => `ST-${30_114 + order}`,
  of: corribHouse,
};

/** The second vendor's year: registrations, and a distributor's weekly files. */
export function corribDeals(calendar: Calendar): PastDeal[] {
  const shares: Record<string, number> = { "BLUEPEAK-IT": 2, TOLKA: 2.5 };
  return pastDeals(
    {
      name: "deals at the second vendor",
      count: 78,
      reps: people.flatMap(({ email, worksAt }) =>
        worksAt.flatMap(({ partner, role, vendor }) =>
          vendor === corrib.vendorId && partner !== null && role === "sales_rep"
            ? [{ owner: email, partner, share: shares[partner] ?? 1 }]
            : [],
        ),
      ),
      customersOf: () => corribHouse.customers,
      productsOf: () => corribProducts,
      timeZone: corrib.timeZone,
      protectionDays: rules.protectionDays,
    },
    calendar,
  );
}

export function corribYear(calendar: Calendar, deals: readonly PastDeal[]): Year {
  const ordered = ordersOfWonDeals(deals, calendar, [shannon]);
  const sales = sellWeeks(shannon, ordered.get(shannon.code) ?? [], calendar);
  const shipments = shipTo(shannon.code, sales, calendar, 40_028_114);
  return { earlier: { sales: [], shipments: [], direct: [] }, sales, shipments, direct: [] };
}

export function corribFiles(year: Year, calendar: Calendar): DemoFile[] {
  const byMonth = grouped(year.shipments, ({ day }) => isoMonth(day));
  const invoices = [...byMonth].map(([month, shipments]): DemoFile => {
    const last = shipments.reduce(
      (day, each) => (each.day > day ? each.day : day),
      calendar.dayOf(-2, 0),
    );
    return {
      ...{ name: `corrib_sell_in_${month}.csv`, kind: "sell_in", partner: null },
      sender: "orla.keane@corrib.example",
      at: calendar.at(last, "18:20"),
      content: written(sellInLayout, shipments),
    };
  });
  return [...invoices, ...reports(year, calendar)].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function reports(year: Year, calendar: Calendar): DemoFile[] {
  const layout = salesLayouts[shannon.code];
  if (!layout) throw new Error(`${shannon.code} reports nothing`);
  const own = { partner: shannon.code, sender: "maeve.tierney@shannon.example" };
  const byWeek = grouped(year.sales, ({ day }) => weekOf(day, calendar));
  return Array.from({ length: WEEKS }, (_, week): DemoFile[] => {
    const sunday = calendar.dayOf(week, 6);
    const monday = calendar.dayOf(week + 1, 0);
    return [
      {
        ...{ ...own, kind: "pos", name: `shannon_sales_${isoWeek(sunday)}.csv` },
        at: calendar.at(monday, "08:31"),
        content: written(layout, byWeek.get(week) ?? []),
      },
      {
        ...{ ...own, kind: "inventory", name: `shannon_stock_${isoDay(sunday)}.csv` },
        at: calendar.at(monday, "08:36"),
        content: written(plainStock, stockOn(sunday, shannon.code, year, corribProducts)),
      },
    ];
  }).flat();
}
