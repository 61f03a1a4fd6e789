import { addDays } from "#app/domain/programs/local-time.ts";

import { type Calendar, isoDay, isoMonth, isoWeek, WEEKS } from "./calendar.ts";
import {
  directLayout,
  plainStock,
  salesLayouts,
  sellInLayout,
  stockLayouts,
  written,
} from "./csv-layouts.ts";
import { mistakesIn } from "./mistakes.ts";
import type { Quarter } from "./quarter.ts";
import type { Sale } from "./sale.ts";
import { stocking } from "./selling.ts";
import { stockOn } from "./stock-reports.ts";

/** A file as somebody handed it over. */
export type DemoFile = {
  name: string;
  kind: "pos" | "inventory" | "sell_in" | "direct";
  /** The address of whoever sent it. */
  sender: string;
  partner: string | null;
  at: Date;
  content: Buffer;
};

/** Every file of the quarter, in the order in which they came. */
export function filesOf(quarter: Quarter, calendar: Calendar): DemoFile[] {
  const files = [
    ...earlierFiles(quarter, calendar),
    ...vendorFiles(quarter, calendar),
    ...weekly(quarter, calendar),
    ...stocking.flatMap((partner) => monthly(partner, quarter, calendar)),
    correction(quarter, calendar),
    unreadable(calendar),
  ];
  return files.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const senders: Record<string, string> = {
  NORVIK: "jonas.krogh@norvik.example",
  CORDELL: "femke.de.wit@cordell.example",
  FERRUM: "jens.albers@ferrum.example",
  SUNDGAARD: "mads.sundgaard@sundgaard.example",
  BLUEPEAK: "helen.marsh@bluepeak.example",
};

function file(
  partner: string | null,
  kind: DemoFile["kind"],
  name: string,
  at: Date,
  content: Buffer,
): DemoFile {
  const own = kind === "direct" ? "daniel.osei@halden.example" : "stefan.brandt@halden.example";
  const sender = partner === null ? own : (senders[partner] ?? "");
  return { name, kind, sender, partner, at, content };
}

const salesLayout = (partner: string) => {
  const layout = salesLayouts[partner];
  if (!layout) throw new Error(`${partner} reports nothing`);
  return layout;
};

/** What everybody handed over when they began: all that was before, in one file each. */
function earlierFiles({ earlier }: Quarter, calendar: Calendar): DemoFile[] {
  const until = isoDay(calendar.dayOf(-1, 6));
  const at = calendar.at(calendar.dayOf(0, 1), "11:20");
  const tellers = [...new Set(earlier.sales.map(({ reporter }) => reporter ?? ""))];
  return [
    file(
      null,
      "sell_in",
      `halden_sell_in_until_${until}.csv`,
      at,
      written(sellInLayout, earlier.shipments),
    ),
    file(
      null,
      "direct",
      `halden_direct_until_${until}.csv`,
      at,
      written(directLayout, earlier.direct),
    ),
    ...tellers.map((partner) => {
      const sold = earlier.sales.filter(({ reporter }) => reporter === partner);
      const name = `${partner.toLowerCase()}_sales_until_${until}.csv`;
      return file(partner, "pos", name, at, written(salesLayout(partner), sold));
    }),
  ];
}

/** The accounting's export of each month, the running one up to the last full week. */
function vendorFiles({ shipments, direct }: Quarter, calendar: Calendar): DemoFile[] {
  const months = [...new Set([...shipments, ...direct].map(({ day }) => isoMonth(day)))].sort();
  return months.flatMap((month) => {
    const within = ({ day }: { day: Date }) => isoMonth(day) === month;
    const end = endOf(month);
    const complete = end < calendar.today;
    const label = complete ? month : isoDay(calendar.dayOf(WEEKS - 1, 6));
    const sent = complete ? addDays(end, 2) : calendar.dayOf(WEEKS, 0);
    const sold = direct.filter(within);
    const shipped = shipments.filter(within);
    const at = calendar.at(sent, "07:30");
    return [
      ...(shipped.length > 0
        ? [file(null, "sell_in", `halden_sell_in_${label}.csv`, at, written(sellInLayout, shipped))]
        : []),
      ...(sold.length > 0
        ? [file(null, "direct", `halden_direct_${label}.csv`, at, written(directLayout, sold))]
        : []),
    ];
  });
}

/** How many of the last weeks the demo has stock reports of. */
const STOCK_WEEKS = 6;

/** Both distributors report every week, on the Monday after it. */
function weekly(quarter: Quarter, calendar: Calendar): DemoFile[] {
  const weeks = Array.from({ length: WEEKS }, (_, week) => week);
  return ["NORVIK", "CORDELL"].flatMap((partner) =>
    weeks.flatMap((week) => {
      const [from, to] = [calendar.dayOf(week, 0), calendar.dayOf(week, 6)];
      const monday = calendar.dayOf(week + 1, 0);
      const name = partner.toLowerCase();
      const sold = reportedBy(partner, quarter).filter(({ day }) => day >= from && day <= to);
      const asTyped = sold.map((sale, place) => mistyped(partner, week, sale, place));
      const pos = file(
        partner,
        "pos",
        `${name}_pos_${isoWeek(to)}.csv`,
        calendar.at(monday, partner === "NORVIK" ? "08:12" : "09:47"),
        written(salesLayout(partner), asTyped, mistakesIn(`${name} sales ${week}`, calendar)),
      );
      if (week < WEEKS - STOCK_WEEKS) return [pos];
      const stock = file(
        partner,
        "inventory",
        `${name}_stock_${isoDay(to)}.csv`,
        calendar.at(monday, partner === "NORVIK" ? "08:15" : "09:52"),
        written(
          stockLayouts[partner] ?? plainStock,
          stockOn(to, partner, quarter),
          mistakesIn(`${name} stock ${week}`, calendar),
        ),
      );
      return [pos, stock];
    }),
  );
}

/** Resellers with stocks of their own report each month when it is over. */
function monthly(partner: string, quarter: Quarter, calendar: Calendar): DemoFile[] {
  const sold = reportedBy(partner, quarter);
  const months = [...new Set(sold.map(({ day }) => isoMonth(day)))].sort();
  const name = partner.toLowerCase();
  return months
    .filter((month) => endOf(month) < calendar.today)
    .flatMap((month) => {
      const end = endOf(month);
      const sent = addDays(end, 3);
      return [
        file(
          partner,
          "pos",
          `${name}_sales_${month}.csv`,
          calendar.at(sent, "10:05"),
          written(
            salesLayout(partner),
            sold.filter(({ day }) => isoMonth(day) === month),
          ),
        ),
        file(
          partner,
          "inventory",
          `${name}_stock_${month}.csv`,
          calendar.at(sent, "10:09"),
          written(plainStock, stockOn(end, partner, quarter)),
        ),
      ];
    });
}

const MISTYPED_WEEK = 8;
const isMistyped = (partner: string, week: number, place: number) =>
  partner === "NORVIK" && week === MISTYPED_WEEK && place % 40 === 7;

/** Norvik once added units to some lines, and corrected them two days later. */
const mistyped = (partner: string, week: number, sale: Sale, place: number): Sale =>
  isMistyped(partner, week, place) && sale.quantity > 0
    ? { ...sale, quantity: sale.quantity + 2 }
    : sale;

function correction(quarter: Quarter, calendar: Calendar): DemoFile {
  const from = calendar.dayOf(MISTYPED_WEEK, 0);
  const to = calendar.dayOf(MISTYPED_WEEK, 6);
  const week = reportedBy("NORVIK", quarter).filter(({ day }) => day >= from && day <= to);
  const corrected = week.filter((_, place) => isMistyped("NORVIK", MISTYPED_WEEK, place));
  return file(
    "NORVIK",
    "pos",
    `norvik_pos_${isoWeek(to)}_corrected.csv`,
    calendar.at(calendar.dayOf(MISTYPED_WEEK + 1, 2), "14:20"),
    written(salesLayout("NORVIK"), corrected),
  );
}

/** An export that lost its header row. */
function unreadable(calendar: Calendar): DemoFile {
  const day = isoDay(calendar.dayOf(11, 6));
  const rows = ["RTM1", "DUS1"].map((place) => `${place},${day},HI-4210,18,2,0`);
  const at = calendar.at(calendar.dayOf(WEEKS - 1, 0), "09:31");
  return file(
    "CORDELL",
    "inventory",
    `export_${day}.csv`,
    at,
    Buffer.from(`${rows.join("\r\n")}\r\n`),
  );
}

const reportedBy = (partner: string, { sales }: Quarter) =>
  sales.filter(({ reporter }) => reporter === partner);

function endOf(month: string): Date {
  const first = new Date(`${month}-01T00:00:00Z`);
  return addDays(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1)), -1);
}
