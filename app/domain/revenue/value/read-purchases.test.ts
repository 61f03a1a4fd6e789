import { expect, test } from "vitest";

import { readPurchases } from "./read-purchases.ts";

const read = (...lines: string[]) =>
  readPurchases(async function* pieces() {
    yield Buffer.from(lines.map((line) => `${line}\r\n`).join(""));
  });

async function customersIn(...lines: string[]) {
  const purchases = await read(...lines);
  if (!purchases.ok) throw new Error(purchases.problems.join("; "));
  return purchases.book.until(null)?.customers.map((one) => ({
    customer: one.customer,
    repeats: one.repeats,
    recency: one.recency,
    meanValue: one.meanValue,
  }));
}

const expected = [
  { customer: "A", repeats: 1, recency: 2, meanValue: 1250.5 },
  { customer: "B", repeats: 0, recency: 0, meanValue: null },
];

test.each([
  [["Customer,Date,Amount", "A,2026-01-01,10", "B,2026-01-03,5", 'A,2026-01-15,"1,250.50"']],
  [
    [
      "sep=;",
      "Amount;Customer ID;Order Date",
      "10;A;1.1.2026",
      "5;B;3.1.2026",
      "1.250,50;A;15.01.2026",
    ],
  ],
  [
    [
      "Sales of January",
      "",
      "CLIENT\tNet value\tInvoice-Date",
      "A\t10\t20260101",
      "",
      "A\t1 250,50\t20260115",
      "B\t5\t3 Jan 2026",
    ],
  ],
])("%j are two customers and three purchases", async (lines) => {
  expect(await customersIn(...lines)).toEqual(expected);
});

test.each([
  [[" 00004 0001 19970101  2   29.33", " 00004 0001 19970118  2   29.73", ""]],
  [["00004 19970101  2  29.33", "00004 19970118  2  29.73"]],
])("CDNOW's own layout needs no header: %j", async (lines) => {
  expect(await customersIn(...lines)).toEqual([
    { customer: "00004", repeats: 1, recency: 17 / 7, meanValue: 29.73 },
  ]);
});

test("every row that cannot be read is named with its reason, and refuses the file", async () => {
  const file = await read(
    "Customer,Date,Amount",
    "A,2026-01-01,10",
    ",2026-01-01,10",
    "A,31.09.2026,10",
    "A,03/04/2026,10",
    'A,2026-01-02,"1,234"',
    "A,2026-01-02,",
    "A,2026-01-02",
  );
  expect(file).toEqual({
    ok: false,
    problems: [
      "Row 3: The customer is missing",
      "Row 4: Date does not exist. Check the day and the month",
      "Row 5: Date can be read in two ways. Write 2026-04-03 or 2026-03-04",
      "Row 6: Amount can be read in two ways. Write 1234 or 1.2340",
      "Row 7: Amount is not a number. Write it such as 1234.50",
      "Row 8: Amount is not a number. Write it such as 1234.50",
    ],
  });
});

test("after twenty mistakes the rest are counted", async () => {
  const file = await read("Customer,Date,Amount", ...Array.from({ length: 25 }, () => "A,soon,1"));
  expect(file).toMatchObject({ ok: false });
  if (!file.ok)
    expect([file.problems.length, file.problems.at(-1)]).toEqual([
      21,
      "5 more rows cannot be read",
    ]);
});

test("amounts in two currencies do not add up", async () => {
  const file = await read(
    "Customer,Date,Amount,Currency",
    "A,2026-01-01,10,EUR",
    "A,2026-01-02,10,usd",
    "A,2026-01-03,10,eur",
  );
  expect(file).toEqual({
    ok: false,
    problems: ["Row 3: The currency is USD where other rows have EUR. One file, one currency"],
  });
});

test.each([
  [["1,2,3", "4,5,6"], "None of the first rows names the columns"],
  [["Customer,Date", "A,2026-01-01"], "has no column for Amount"],
  [[""], "The file is empty"],
  [[" 00004 0001 19970101  2   29.33", " 00004 yesterday"], "Row 2: Unlike the rows before"],
  [
    ["Customer,Date,Amount", 'A,"2026-01-01,10'],
    "a quotation mark in it is opened and never closed",
  ],
])("%j says what is wrong", async (lines, words) => {
  const file = await read(...lines);
  expect(file.ok ? "" : file.problems.join()).toContain(words);
});
