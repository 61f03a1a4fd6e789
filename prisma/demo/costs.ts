import { csvRow } from "#app/platform/tables/write-csv.ts";

import { type Calendar, isoDay, isoMonth } from "./calendar.ts";
import { products } from "./catalog.ts";
import { customers } from "./customers.ts";
import type { DemoFile } from "./files.ts";

const finance = "daniel.osei@halden.example";
const operations = "stefan.brandt@halden.example";

const table = (head: string, rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(csvRow(head.split("|")) + rows.map((row) => csvRow([...row])).join(""));

const money = (cents: number) => (cents / 100).toFixed(2);

/** First and last day of the month so many months before today's. */
function monthAgo(calendar: Calendar, months: number): [from: Date, to: Date] {
  const { today } = calendar;
  const first = (more: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months + more, 1));
  return [first(0), new Date(first(1).getTime() - 86_400_000)];
}

/** What its accounting says goods cost: a little less than half of the list, and a little more from this year on. */
function standardCosts(calendar: Calendar): Buffer {
  const year = calendar.today.getUTCFullYear();
  // The newest part has not been calculated yet.
  const known = products.slice(0, -1);
  return table(
    "Part number|Standard cost|Currency|Valid from",
    known.flatMap(({ partNo, list }, place) => {
      const cents = Math.round(list * (38 + ((place * 7) % 9)));
      return [
        [partNo, money(cents), "EUR", `${year - 2}-01-01`],
        [partNo, money(Math.round(cents * 1.034)), "EUR", `${year}-01-01`],
      ];
    }),
  );
}

const rebated: [code: string, cents: number][] = [
  ["NORVIK", 1_842_000],
  ["CORDELL", 1_275_050],
  ["FERRUM", 968_425],
  ["BLUEPEAK", 214_000],
];

/** Rebates by the quarter, funds for what partners do, and claims for special prices. */
function channelCosts(calendar: Calendar): Buffer {
  const quarter = Math.floor(calendar.today.getUTCMonth() / 3) * 3;
  const since = calendar.today.getUTCMonth() - quarter;
  const rebates = [1, 2, 3].flatMap((nth) => {
    const [from] = monthAgo(calendar, since + nth * 3);
    const [, to] = monthAgo(calendar, since + nth * 3 - 2);
    const document = `REB-${isoMonth(to)}`;
    return rebated.map(([partner, cents], place) => [
      ...[document, String(place + 1), "Rebate", partner, isoDay(from), isoDay(to)],
      ...[money(cents - nth * 7_310), "EUR", "", "", "", "", "Growth rebate"],
    ]);
  });
  const [fairFrom] = monthAgo(calendar, 5);
  const day = isoDay(fairFrom);
  const [one, two, three] = customers.filter(({ weight }) => weight > 0);
  const claims = [one, two, three].flatMap((customer, nth) =>
    customer
      ? [
          [
            ...["SPC-2207", String(nth + 1), "Special pricing", nth === 1 ? "CORDELL" : "NORVIK"],
            ...[isoDay(calendar.daysAgo(70 - nth)), "", money(64_500 + nth * 21_350), "EUR"],
            ...[customer.name, customer.domain, "", "", "Tender price"],
          ],
        ]
      : [],
  );
  return table(
    "Document|Line|Kind|Partner|From|To|Amount|Currency|Customer|Customer web|Special price|Family|Note",
    [
      ...rebates,
      ["MDF-118", "1", "MDF", "BLUEPEAK", day, "", "4500.00", "EUR", "", "", "", "", "Trade fair"],
      ["MDF-121", "1", "MDF", "LOMBARDI", day, "", "2200.00", "EUR", "", "", "", "Coldtrace", ""],
      ...claims,
      [
        ...["SPC-2231", "1", "Special pricing", "FERRUM", isoDay(calendar.daysAgo(40)), ""],
        ...["1180.00", "EUR", "", "", "SPA-4471", "", "No line was reported under it yet"],
      ],
    ],
  );
}

/** A count that was wrong and was put right, and what a distributor was credited when a price fell. */
function adjustments(calendar: Calendar): { stock: Buffer; price: Buffer } {
  const counted = isoDay(calendar.daysAgo(96));
  const again = isoDay(calendar.daysAgo(89));
  const stock = ["HI-4210", "HI-6110"].flatMap((part, nth) => [
    ["CNT-31", String(nth + 1), counted, "NORVIK", "Main", part, "-2", "Not found in the count"],
    ["CNT-32", String(nth + 1), again, "NORVIK", "Main", part, "2", "Found in another bay"],
  ]);
  const fell = isoDay(calendar.daysAgo(61));
  return {
    stock: table("Document|Line|Day|Partner|Location|Part number|Quantity|Reason", stock),
    price: table("Document|Line|Day|Partner|Part number|Credit or charge|Amount|Reason", [
      ["PP-14", "1", fell, "NORVIK", "HI-4210", "credit", "412.50", "Price protection"],
      ["PP-14", "2", fell, "CORDELL", "HI-4210", "credit", "236.00", "Price protection"],
    ]),
  };
}

/** What finance and operations hand over besides invoices. */
export function costFilesOf(calendar: Calendar): DemoFile[] {
  const { stock, price } = adjustments(calendar);
  const sent = (days: number) => calendar.at(calendar.daysAgo(days), "10:15");
  const own = (
    kind: DemoFile["kind"],
    name: string,
    sender: string,
    at: Date,
    content: Buffer,
  ): DemoFile => ({ kind, name, sender, partner: null, at, content });
  return [
    own("stock_adjustment", "norvik_counts.csv", operations, sent(60), stock),
    own("price_adjustment", "price_protection.csv", finance, sent(58), price),
    own("standard_costs", "standard_costs.csv", finance, sent(30), standardCosts(calendar)),
    own("channel_costs", "channel_costs.csv", finance, sent(12), channelCosts(calendar)),
  ];
}
