import { expect, test } from "vitest";

import { calendarFrom } from "../../../prisma/demo/calendar.ts";
import { productOf } from "../../../prisma/demo/catalog.ts";
import { filesOf } from "../../../prisma/demo/files.ts";
import { forecastsOf } from "../../../prisma/demo/forecasts.ts";
import { type Quarter, quarterOf } from "../../../prisma/demo/quarter.ts";

const days = [
  "2026-11-21T09:00:00Z",
  "2026-11-23T06:30:00Z",
  "2027-01-01T00:30:00Z",
  "2027-03-01T12:00:00Z",
  "2028-02-29T22:59:00Z",
].map((time) => new Date(time));

test("the same day gives the same demo", () => {
  const made = () => {
    const calendar = calendarFrom(new Date("2026-11-21T09:00:00Z"));
    const quarter = quarterOf(calendar);
    const files = filesOf(quarter, calendar).map(({ content, ...file }) => ({
      ...file,
      content: content.toString("latin1"),
    }));
    return JSON.stringify([quarter, files, forecastsOf(quarter, calendar)]);
  };
  const first = made();
  expect(made() === first).toBe(true);
});

test("another day moves the dates and nothing else", () => {
  const what = (time: Date) =>
    quarterOf(calendarFrom(time)).sales.map(({ day: _day, ...sale }) => sale);
  const [first, ...others] = days.map(what);
  for (const other of others) expect(other).toEqual(first);
});

test.each(days)("on %s all that was sold had been shipped before", (now) => {
  expect(shortOf(quarterOf(calendarFrom(now)))).toEqual([]);
});

test("what is meant to be uncovered was never shipped to its seller", () => {
  const { earlier, sales, shipments } = quarterOf(calendarFrom(days[0] ?? new Date()));
  const planned = sales.filter((sale) => sale.uncovered);
  expect(planned.length).toBeGreaterThan(2);
  for (const { reporter, partNo } of planned) {
    const had = [...earlier.shipments, ...shipments].filter(
      (each) => each.buyer === reporter && each.partNo === partNo,
    );
    expect(had).toEqual([]);
  }
});

test("there are returns, sales into stock and reports of the same sale by two", () => {
  const { sales } = quarterOf(calendarFrom(days[0] ?? new Date()));
  expect(sales.length).toBeGreaterThan(2_300);
  expect(sales.filter(({ quantity }) => quantity < 0).length).toBeGreaterThan(10);
  expect(sales.filter(({ customer }) => customer === null).length).toBeGreaterThan(10);
  expect(sales.filter(({ echo }) => echo).length).toBeGreaterThan(10);
});

test.each(days)("on %s no file came from the future or tells of it", (now) => {
  const calendar = calendarFrom(now);
  const quarter = quarterOf(calendar);
  for (const { at } of filesOf(quarter, calendar)) expect(at.getTime()).toBeLessThanOrEqual(+now);
  const told = [...quarter.sales, ...quarter.shipments, ...quarter.direct];
  for (const { day } of told) expect(day.getTime()).toBeLessThan(calendar.today.getTime());
});

test("a line's key is its own", () => {
  const { earlier, ...quarter } = quarterOf(calendarFrom(days[0] ?? new Date()));
  const sales = [...earlier.sales, ...quarter.sales];
  const direct = [...earlier.direct, ...quarter.direct];
  const shipments = [...earlier.shipments, ...quarter.shipments];
  const keys = [
    ...[...sales, ...direct].map((sale) =>
      [sale.reporter, sale.document, sale.lineNo, sale.partNo, sale.quantity < 0].join(),
    ),
    ...shipments.map(({ document, lineNo, partNo }) => ["in", document, lineNo, partNo].join()),
  ];
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

/** Sales beyond what a partner had of a part at that moment; on one day goods arrive before they leave. */
function shortOf({ earlier, sales, shipments }: Quarter) {
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
    expect(productOf(key.split(" ")[1] ?? "")).toBeDefined();
    return left < 0;
  });
}
