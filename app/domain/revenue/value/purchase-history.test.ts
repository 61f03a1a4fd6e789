import { expect, test } from "vitest";

import { PurchaseBook } from "./purchase-history.ts";

function bookOf(...lines: [customer: string, day: string, amount: number][]) {
  const book = new PurchaseBook();
  for (const [customer, day, amount] of lines) {
    book.add({ customer, day: new Date(day), micros: BigInt(amount * 1e6) });
  }
  return book;
}

test("time counts in weeks from the first purchase, a day's purchases are one, and the first sets no value", () => {
  const book = bookOf(
    ["A", "2026-01-29", 30],
    ["A", "2026-01-01", 500],
    ["A", "2026-01-15", 10],
    ["A", "2026-01-15", 2.5],
    ["B", "2026-02-05", 7],
  );
  expect(book.until(null)).toMatchObject({
    sameDay: 1,
    lastDay: new Date("2026-02-05"),
    customers: [
      { customer: "A", repeats: 2, recency: 4, age: 5, meanValue: 21.25, later: 0 },
      { customer: "B", repeats: 0, recency: 0, age: 0, meanValue: null, later: 0 },
    ],
  });
});

test("what comes after the calibration is counted and told to no model", () => {
  const book = bookOf(["A", "2026-01-01", 5], ["A", "2026-01-15", 6], ["B", "2026-01-15", 7]);
  expect(book.until(new Date("2026-01-08"))).toMatchObject({
    customers: [{ customer: "A", repeats: 0, age: 1, meanValue: null, later: 1 }],
    tooLate: 1,
  });
});

test("returns are no purchases and lower nothing; what is worth nothing is a purchase", () => {
  const book = bookOf(
    ["A", "2026-01-01", 5],
    ["A", "2026-01-08", 0],
    ["A", "2026-01-09", -3],
    ["B", "2026-01-09", -4],
  );
  expect(book.until(null)).toMatchObject({
    customers: [{ customer: "A", repeats: 1, meanValue: 0 }],
    lastDay: new Date("2026-01-08"),
    worthNothing: 1,
    returns: 2,
    returnedMicros: 7_000_000n,
    onlyReturns: 1,
  });
});

test("a file of returns holds no purchases", () => {
  expect(bookOf(["A", "2026-01-01", -5]).until(null)).toBeNull();
});
