import { describe, expect, test } from "vitest";

import { calendarFrom, WEEKS, weekOf } from "../../../prisma/demo/calendar.ts";
import { dealsOfTheYear } from "../../../prisma/demo/deals.ts";
import { filesOf } from "../../../prisma/demo/files.ts";
import { forecastsOf } from "../../../prisma/demo/forecasts.ts";
import { type Year, yearOf } from "../../../prisma/demo/year.ts";

const told = (time: string) => {
  const calendar = calendarFrom(new Date(time));
  const deals = dealsOfTheYear(calendar);
  const year = yearOf(calendar, deals);
  return { calendar, deals, year, files: filesOf(year, calendar) };
};

const days = ["2026-11-21T09:00:00Z", "2028-02-29T22:59:00Z"];

const print = ({ calendar, deals, year, files }: ReturnType<typeof told>) => {
  const bytes = files.map(({ content, ...file }) => [file, content.toString("latin1")]);
  return JSON.stringify([deals, year, bytes, forecastsOf(year, calendar)]);
};

describe.each(days)("begun on %s", (day) => {
  const made = told(day);
  const { calendar, deals, year, files } = made;

  test("all that was sold had been shipped before", () => {
    expect(shortOf(year)).toEqual([]);
  });

  test("nothing came from the future or tells of it", () => {
    const { now, today } = calendar;
    const moves = deals.flatMap((deal) => deal.moves);
    const done = [...forecastsOf(year, calendar), ...moves];
    expect(files.filter(({ at }) => at > now)).toEqual([]);
    expect(done.filter(({ at }) => at >= now)).toEqual([]);
    const lines = [...year.sales, ...year.shipments, ...year.direct];
    expect(lines.filter((line) => line.day >= today)).toEqual([]);
  });

  test("a line's key is its own", () => {
    const { earlier, ...own } = year;
    const sales = [...earlier.sales, ...own.sales, ...earlier.direct, ...own.direct];
    const shipments = [...earlier.shipments, ...own.shipments];
    const keys = [
      ...sales.map((sale) =>
        [sale.reporter, sale.document, sale.lineNo, sale.partNo, sale.quantity < 0].join(),
      ),
      ...shipments.map(({ document, lineNo, partNo }) => ["in", document, lineNo, partNo].join()),
    ];
    expect(keys.length - new Set(keys).size).toBe(0);
  });

  test("a deal's history is in order, and no two hold one family of a customer at a time", () => {
    const goesBack = deals.filter(({ moves }) =>
      moves.some(({ at }, nth) => at < (moves[nth - 1]?.at ?? at)),
    );
    expect(goesBack).toEqual([]);
  });

  test.runIf(day === days[0])("the same day gives the same demo", () => {
    expect(print(told(day)) === print(made)).toBe(true);
  });

  test("it is as large as a year, and no week is like the other", () => {
    expect(deals.length).toBeGreaterThan(1_400);
    expect(year.sales.length).toBeGreaterThan(38_000);
    const weeks = Array.from({ length: WEEKS }, () => 0);
    for (const { day: sold } of year.sales) {
      const week = weekOf(sold, calendar);
      weeks[week] = (weeks[week] ?? 0) + 1;
    }
    expect(new Set(weeks).size).toBeGreaterThan(40);
    // Between the years next to nothing is sold, and most is at the end of a quarter.
    expect(Math.max(...weeks) / Math.min(...weeks)).toBeGreaterThan(2.5);
  });

  test("there are returns, sales into stock and reports of the same sale by two", () => {
    const count = (of: (sale: Year["sales"][number]) => unknown) => year.sales.filter(of).length;
    expect(count(({ quantity }) => quantity < 0)).toBeGreaterThan(100);
    expect(count(({ customer }) => customer === null)).toBeGreaterThan(100);
    expect(count(({ echo }) => echo)).toBeGreaterThan(20);
  });

  test("what is meant to be uncovered was never shipped to its seller", () => {
    const planned = year.sales.filter((sale) => sale.uncovered);
    expect(planned.length).toBeGreaterThan(2);
    const shipped = [...year.earlier.shipments, ...year.shipments];
    for (const { reporter, partNo } of planned) {
      const had = shipped.filter((each) => each.buyer === reporter && each.partNo === partNo);
      expect(had).toEqual([]);
    }
  });
});

/** Sales beyond what a partner had of a part at that moment; on one day goods arrive before they leave. */
function shortOf({ earlier, sales, shipments }: Year) {
  const moves = [
    ...[...earlier.shipments, ...shipments].map(({ buyer, day, partNo, quantity }) => {
      return { day, rank: quantity < 0 ? 4 : 0, key: `${buyer} ${partNo}`, quantity };
    }),
    ...[...earlier.sales, ...sales]
      .filter((sale) => !sale.echo && !sale.uncovered)
      .flatMap(({ reporter, reseller, customer, day, partNo, quantity }) => {
        const rank = quantity < 0 ? 3 : customer === null ? 1 : 2;
        const out = { day, rank, key: `${reporter} ${partNo}`, quantity: -quantity };
        return customer === null
          ? [out, { day, rank, key: `${reseller} ${partNo}`, quantity }]
          : [out];
      }),
  ].sort((a, b) => a.day.getTime() - b.day.getTime() || a.rank - b.rank);
  const stock = new Map<string, number>();
  return moves.filter(({ key, quantity }) => {
    const left = (stock.get(key) ?? 0) + quantity;
    stock.set(key, left);
    return left < 0;
  });
}
