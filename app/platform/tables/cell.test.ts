import { expect, test } from "vitest";

import { readCount, readDay, readMicros } from "./cell.ts";

test.each([
  ["12", 12_000_000n],
  ["12.5", 12_500_000n],
  ["12,5", 12_500_000n],
  ["1,234.50", 1_234_500_000n],
  ["1.234,50", 1_234_500_000n],
  ["1 234,50", 1_234_500_000n],
  ["1'234.50", 1_234_500_000n],
  ["1,234,567", 1_234_567_000_000n],
  ["1,23,456.78", 123_456_780_000n],
  ["12,34,567", 1_234_567_000_000n],
  ["0.125", 125_000n],
  ["-3", -3_000_000n],
  ["−3", -3_000_000n],
  ["1234.567", 1_234_567_000n],
])("%s is %s millionths", (text, micros) => {
  expect(readMicros(text, "Price")).toEqual({ ok: true, value: micros });
});

test.each(["1,234", "1.234", "12.500"])("%s has two readings and is refused", (text) => {
  expect(readMicros(text, "Price")).toMatchObject({
    ok: false,
    what: "Price can be read in two ways",
  });
});

test("what to write instead is said for both readings", () => {
  expect(readMicros("1,234", "Price")).toMatchObject({ hint: "Write 1234 or 1.2340" });
});

test.each(["", "abc", "12 EUR", "1,2,3", "1.2.3,4", "--3", "1e5"])("%j is not a number", (text) => {
  expect(readMicros(text, "Price")).toMatchObject({ ok: false, what: "Price is not a number" });
});

test.each([
  ["6", 6],
  ["-2", -2],
  ["12.00", 12],
  ["1,000,000", 1_000_000],
])("%s is a count of %d", (text, count) => {
  expect(readCount(text, "Quantity")).toEqual({ ok: true, value: count });
});

test.each([
  ["12,5", "Quantity is not a whole number"],
  ["99999999999", "Quantity is too large"],
])("%s is no count", (text, what) => {
  expect(readCount(text, "Quantity")).toMatchObject({ ok: false, what });
});

test.each([
  "2026-07-03",
  "2026/7/3",
  "20260703",
  "03.07.2026",
  "3.7.2026",
  "03-07-2026",
  "3 Jul 2026",
  "03-JUL-2026",
  "3 July 2026",
  "2026-07-03 00:00:00",
  "2026-07-03T12:30:00Z",
])("%s is 3 July 2026", (text) => {
  expect(readDay(text, "Day")).toEqual({ ok: true, value: new Date("2026-07-03") });
});

test.each([
  "Friday, 3 July 2026",
  "Fri Jul 03 2026",
  "3. Juli 2026",
  "vendredi 3 juillet 2026",
  "3 juil. 2026",
  "3 de julio de 2026",
  "3º luglio 2026",
  "3. července 2026",
  "3 июля 2026",
  "2026年7月3日",
  "2026년 7월 3일",
  "2026. 7. 3.",
  "２０２６/０７/０３",
  "20260703T123000Z",
  "20260703123000",
])("%s is 3 July 2026 in words or signs of other languages", (text) => {
  expect(readDay(text, "Day")).toEqual({ ok: true, value: new Date("2026-07-03") });
});

test.each([
  ["1er mars 2026", "2026-03-01"],
  ["1. Jänner 2026", "2026-01-01"],
  ["5 červen 2026", "2026-06-05"],
  ["Mar 3, 2026", "2026-03-03"],
  ["mar. 3 mars 2026", "2026-03-03"],
])("%s is %s", (text, day) => {
  expect(readDay(text, "Day")).toEqual({ ok: true, value: new Date(day) });
});

test("numbers in wide signs are numbers where the file was looked at", () => {
  const conventions = { decimal: null, dates: "ymd" } as const;
  expect(readMicros("１，２３４．５０", "Price", conventions)).toEqual({
    ok: true,
    value: 1_234_500_000n,
  });
});

test("a day with slashes has one meaning only where one number is above twelve", () => {
  expect(readDay("31/07/2026", "Day")).toEqual({ ok: true, value: new Date("2026-07-31") });
  expect(readDay("07/31/2026", "Day")).toEqual({ ok: true, value: new Date("2026-07-31") });
  expect(readDay("04/04/2026", "Day")).toEqual({ ok: true, value: new Date("2026-04-04") });
  expect(readDay("03/04/2026", "Day")).toEqual({
    ok: false,
    what: "Day can be read in two ways",
    hint: "Write 2026-04-03 or 2026-03-04",
  });
});

test.each([
  ["31.09.2026", "Day does not exist"],
  ["2026-02-29", "Day does not exist"],
  ["2026-13-01", "Day does not exist"],
  ["soon", "Day is not a day"],
  ["5. srpanj 2026", "Day is not a day"],
  ["5. lipanj 2026", "Day is not a day"],
  ["30/09/26", "Day is not a day"],
])("%s: %s", (text, what) => {
  expect(readDay(text, "Day")).toMatchObject({ ok: false, what });
});
