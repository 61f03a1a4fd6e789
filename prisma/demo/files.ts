import type { SubmissionKind } from "#app/domain/exchange/submission.ts";
import { addDays } from "#app/domain/programs/local-time.ts";

import { type Calendar, isoDay, isoMonth, isoWeek, WEEKS, weekOf } from "./calendar.ts";
import {
  directLayout,
  plainStock,
  salesLayouts,
  sellInLayout,
  stockLayouts,
  written,
} from "./csv-layouts.ts";
import { grouped } from "./grouped.ts";
import { mistakesIn } from "./mistakes.ts";
import { moreStaff } from "./more-partners.ts";
import { distributors } from "./partners.ts";
import { addressAt } from "./people.ts";
import { randomFrom } from "./random.ts";
import { reportOf } from "./reporting.ts";
import type { Sale } from "./sale.ts";
import { stocking } from "./sellers.ts";
import { slips } from "./slips.ts";
import { stockOn } from "./stock-reports.ts";
import type { Year } from "./year.ts";

/** A file as somebody handed it over. */
export type DemoFile = {
  name: string;
  kind: SubmissionKind;
  /** The address of whoever sent it. */
  sender: string;
  partner: string | null;
  at: Date;
  content: Buffer;
};

/** Every file of the year, in the order in which they came. */
export function filesOf(year: Year, calendar: Calendar): DemoFile[] {
  const files = [
    ...earlierFiles(year, calendar),
    ...vendorFiles(year, calendar),
    ...weekly(year, calendar),
    ...stocking.flatMap((partner) => monthly(partner, year, calendar)),
    correction(year, calendar),
    unreadable(calendar),
    withoutHeader(year, calendar),
  ];
  return files.sort((a, b) => a.at.getTime() - b.at.getTime());
}

const senders = new Map([
  ...moreStaff
    .filter(({ role }) => role === "operations")
    .map(({ partner, name }) => [partner, addressAt(partner, name)] as const),
  ["NORVIK", "jonas.krogh@norvik.example"],
  ["CORDELL", "femke.de.wit@cordell.example"],
  ["FERRUM", "jens.albers@ferrum.example"],
  ["SUNDGAARD", "mads.sundgaard@sundgaard.example"],
  ["BLUEPEAK", "helen.marsh@bluepeak.example"],
  ["LOMBARDI", "bruno.lombardi@lombardi.example"],
  ["GRANADOS", "nuria.granados@granados.example"],
  ["KOVAL", "adam.koval@koval.example"],
]);

function file(
  partner: string | null,
  kind: DemoFile["kind"],
  name: string,
  at: Date,
  content: Buffer,
): DemoFile {
  const own = kind === "direct" ? "daniel.osei@halden.example" : "stefan.brandt@halden.example";
  const sender = partner === null ? own : (senders.get(partner) ?? "");
  return { name, kind, sender, partner, at, content };
}

const salesLayout = (partner: string) => {
  const layout = salesLayouts[partner];
  if (!layout) throw new Error(`${partner} reports nothing`);
  return layout;
};

/** What everybody handed over when they began: all that was before, in one file each. */
function earlierFiles({ earlier }: Year, calendar: Calendar): DemoFile[] {
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
function vendorFiles({ shipments, direct }: Year, calendar: Calendar): DemoFile[] {
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

/** The distributors report every week, on the Monday after it, or when they get to it. */
function weekly(year: Year, calendar: Calendar): DemoFile[] {
  return distributors.flatMap((partner) => {
    const byWeek = grouped(reportedBy(partner, year), ({ day }) => weekOf(day, calendar));
    const weeks = Array.from({ length: WEEKS }, (_, week) => week);
    return weeks.flatMap((week) => {
      const to = calendar.dayOf(week, 6);
      const { sent, sales, stock } = reportOf(partner, week);
      const handed = addDays(calendar.dayOf(week + 1, 0), sent);
      const name = partner.toLowerCase();
      const sold = sales.flatMap((each) => byWeek.get(each) ?? []);
      const asTyped = sold.map((sale, place) => mistyped(partner, week, sale, place));
      const layout = salesLayout(partner);
      const wrong = [
        ...mistakesIn(`${name} sales ${week}`, calendar),
        ...slips(partner, week, layout, sold),
      ];
      const [sellTime, stockTime] = timesOf(partner, week);
      const pos = file(
        partner,
        "pos",
        `${name}_pos_${isoWeek(to)}.csv`,
        calendar.at(handed, sellTime),
        written(layout, asTyped, wrong),
      );
      const inventory = file(
        partner,
        "inventory",
        `${name}_stock_${isoDay(to)}.csv`,
        calendar.at(handed, stockTime),
        written(
          stockLayouts[partner] ?? plainStock,
          stockOn(to, partner, year),
          mistakesIn(`${name} stock ${week}`, calendar),
        ),
      );
      return [...(sales.length > 0 ? [pos] : []), ...(stock ? [inventory] : [])];
    });
  });
}

/** Everybody has a habit of when to send, within half an hour. */
function timesOf(partner: string, week: number): [string, string] {
  const hour = 7 + (distributors.indexOf(partner) % 4);
  const minute = randomFrom(`sends ${partner} ${week}`).between(4, 40);
  const clock = (minutes: number) => `0${hour}:${minutes < 10 ? "0" : ""}${minutes}`.slice(-5);
  return [clock(minute), clock(minute + 4)];
}

/** Resellers with stocks of their own report each month when it is over. */
function monthly(partner: string, year: Year, calendar: Calendar): DemoFile[] {
  const sold = reportedBy(partner, year);
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
          written(plainStock, stockOn(end, partner, year)),
        ),
        ...halfway(partner, month, year, calendar),
      ];
    });
}

/** Their stock they count in the middle of a month as well. */
function halfway(partner: string, month: string, year: Year, calendar: Calendar): DemoFile[] {
  const day = addDays(endOf(month), 15);
  if (day >= calendar.today) return [];
  const name = `${partner.toLowerCase()}_stock_${isoDay(day)}.csv`;
  const stock = written(plainStock, stockOn(day, partner, year));
  return [file(partner, "inventory", name, calendar.at(addDays(day, 1), "16:40"), stock)];
}

const MISTYPED_WEEK = WEEKS - 2;
const isMistyped = (partner: string, week: number, place: number) =>
  partner === "NORVIK" && week === MISTYPED_WEEK && place % 40 === 7;

/** Norvik once added units to some lines, and corrected them two days later. */
const mistyped = (partner: string, week: number, sale: Sale, place: number): Sale =>
  isMistyped(partner, week, place) && sale.quantity > 0
    ? { ...sale, quantity: sale.quantity + 2 }
    : sale;

function correction(year: Year, calendar: Calendar): DemoFile {
  const from = calendar.dayOf(MISTYPED_WEEK, 0);
  const to = calendar.dayOf(MISTYPED_WEEK, 6);
  const week = reportedBy("NORVIK", year).filter(({ day }) => day >= from && day <= to);
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
  const day = isoDay(calendar.dayOf(WEEKS - 2, 6));
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

/** In spring Alcora changed its system, and the first export had no header; the right one came the day after. */
function withoutHeader(year: Year, calendar: Calendar): DemoFile {
  const sold = reportedBy("ALCORA", year).filter(({ day }) => weekOf(day, calendar) === 24);
  const rows = written({ ...salesLayout("ALCORA"), header: ["ALCORA", "Ventas"] }, sold);
  const at = calendar.at(calendar.dayOf(25, 0), "06:58");
  return file("ALCORA", "pos", `ventas_${isoWeek(calendar.dayOf(24, 6))}.csv`, at, rows);
}

const known = new WeakMap<Year, Map<string | null, Sale[]>>();

function reportedBy(partner: string, year: Year): readonly Sale[] {
  const sales = known.get(year) ?? grouped(year.sales, ({ reporter }) => reporter);
  known.set(year, sales);
  return sales.get(partner) ?? [];
}

function endOf(month: string): Date {
  const first = new Date(`${month}-01T00:00:00Z`);
  return addDays(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1)), -1);
}
