import { expect, test } from "vitest";

import { readForecastFile } from "./read-forecast-file.ts";

const parts = new Map(
  [
    { id: "sentry", partNo: "HI-4210", active: true },
    { id: "relay", partNo: "HI-7710", active: true },
    { id: "old", partNo: "HI-1000", active: false },
  ].map((part) => [part.partNo.replace("-", ""), part]),
);
const ground = { parts, first: "2026-11", unknownPart: "is not among the parts you supply" };

const read = (text: string | Uint8Array) =>
  readForecastFile(typeof text === "string" ? new TextEncoder().encode(text) : text, ground);

/** Every complaint as "row: words". */
function complaints(text: string) {
  const file = read(text);
  if (!file.ok) return [file.words];
  return file.rows.flatMap((row) => row.errors.map((error) => `${row.rowNo}: ${error.what}`));
}

const sentry = { productId: "sentry", month: "2026-11", quantity: 120 };

test("a row per part and month", () => {
  expect(
    read("part_no,bucket_start,quantity\nHI-4210,2026-11-01,120\nHI-7710,2027-01-01,0\n"),
  ).toEqual({
    ok: true,
    header: ["part_no", "bucket_start", "quantity"],
    unread: [],
    rows: [
      { rowNo: 2, raw: "HI-4210,2026-11-01,120", errors: [] },
      { rowNo: 3, raw: "HI-7710,2027-01-01,0", errors: [] },
    ],
    lines: [sentry, { productId: "relay", month: "2027-01", quantity: 0 }],
    named: [],
  });
});

test("rows of one part and month add up where each is for another customer", () => {
  const head = "part_no,month,quantity,customer,customer_domain";
  const row = (quantity: number, customer = "", domain = "") =>
    `\nHI-4210,2026-11,${quantity},${customer},${domain}`;
  expect(read(head + row(70, "Acme", "acme.example") + row(40, "Apex") + row(10))).toMatchObject({
    lines: [sentry],
    named: [
      { ...sentry, quantity: 70, customer: { name: "Acme", domain: "acme.example" } },
      { ...sentry, quantity: 40, customer: { name: "Apex" } },
    ],
  });
  expect(complaints(head + row(1, "Acme") + row(2, "ACME"))).toEqual([
    "3: Part HI-4210 in 2026-11 for ACME is already in row 2",
  ]);
  expect(complaints(head + row(9_000_000, "Acme") + row(9_000_000))).toEqual([
    "3: Part HI-4210 in 2026-11 adds up to more than anybody sells",
  ]);
});

test.each([
  ["other words and semicolons", "Item Number;Forecast Month;Qty\nhi 4210;11/2026;120"],
  ["tabs", "SKU\tPeriod\tUnits\nHI4210\tNov 2026\t120"],
  [
    "a byte order mark and Windows line ends",
    "\ufeffPart,Month,Quantity\r\nHI-4210,2026-11,120\r\n",
  ],
  ["quotes, and figures with spaces", '"part_no","month","quantity"\n"HI-4210","2026-11","120.00"'],
  ["a column for each month", "Part No,2026-11,Dec 2026\nHI-4210,120,"],
  [
    "the bucket and semantics of an 830",
    "part_no,bucket_type,bucket_start,quantity,semantics\nHI-4210,M,2026-11-01,120,R",
  ],
])("%s", (_, text) => {
  const file = read(text);
  expect(complaints(text)).toEqual([]);
  expect(file.ok && file.lines).toEqual([sentry]);
});

test("the Windows encoding and UTF-16 are read", () => {
  const windows = Uint8Array.from(
    [..."part,month,qty,note\nHI-4210,2026-11,120,K\u00f6ln"].map((c) => c.charCodeAt(0)),
  );
  const file = read(windows);
  expect(file.ok && file.rows[0]?.raw).toBe("HI-4210,2026-11,120,Köln");
  expect(file.ok && file.unread).toEqual(["note"]);
  const wide = Buffer.from("\ufeffpart,month,qty\nHI-4210,2026-11,120", "utf16le");
  const second = read(new Uint8Array(wide));
  expect(second.ok && second.lines).toEqual([sentry]);
});

test("everything that is wrong is found at once, with the row as a spreadsheet counts it", () => {
  expect(
    complaints(
      [
        "part_no,month,quantity",
        "HI-9999,2026-11,5",
        "",
        "HI-4210,2026-10,5",
        "HI-4210,2028-01,5",
        "HI-4210,2026-11-09,5",
        "HI-4210,soon,-5",
        ",2026-11,1.5",
        'HI-4210,2026-11,"1,200"',
        "HI-1000,2026-11,5",
        "HI-4210,2026-12,5",
        "HI 4210,Dec 2026,6",
        "HI-4210,,",
        "HI-4210,2027-01,99999999",
        "HI-4210,2027-01,5,x",
      ].join("\n"),
    ),
  ).toEqual([
    "2: Part HI-9999 is not among the parts you supply",
    "4: 2026-10 is over. Forecasts begin with 2026-11",
    "5: 2028-01 is too far ahead. Forecasts reach to 2027-10",
    "6: 2026-11-09 is not the first day of a month",
    "7: soon is not a month. Write it as 2026-11",
    "7: Quantity -5 is below 0",
    "8: The part is missing",
    "8: Quantity 1.5 is not a whole number of pieces",
    "9: Quantity 1,200 can be read in two ways. Write it without marks between the thousands",
    "10: Part HI-1000 is no longer sold",
    "12: Part HI-4210 in 2026-12 is already in row 11",
    "13: The month is missing",
    "13: The quantity is missing",
    "14: Write at most 10,000,000 pieces a month",
    "15: The row has 4 cells and the header 3",
  ]);
});

test("weeks and net changes are refused, not taken for months and replacements", () => {
  expect(complaints("part_no,bucket_type,month,quantity,semantics\nHI-4210,W,2026-11,5,D")).toEqual(
    [
      "2: Bucket W is not taken. Forecasts are by month: M",
      "2: D is not taken. A forecast replaces the one before: R",
    ],
  );
});

test.each([
  ["", "The file is empty"],
  ["part_no,month,quantity\n", "The file has a header and no rows"],
  ["what,month,quantity\nx,2026-11,1", "No column for the part. Name one part_no in the first row"],
  ["part,month\nHI-4210,2026-11", "No column for the quantity. Name one quantity"],
  [
    "part,quantity\nHI-4210,1",
    "No column for the month. Name one bucket_start, or give each month a column such as 2026-11",
  ],
  [
    "part,month,2026-11\nHI-4210,2026-11,1",
    "The file has a column for the month and columns named after months. Keep one of the two",
  ],
  ["part,2026-11,Nov 2026\nHI-4210,1,2", "The file has two columns for 2026-11"],
  [
    'part,month,qty\n"HI-4210,2026-11,1',
    "Row 2 does not end: a quotation mark in it is opened and never closed",
  ],
  ["part,2026-11\nHI-4210,", "The file states no quantity for any month"],
])("a file that cannot be read says why: %j", (text, words) => {
  expect(read(text)).toMatchObject({ ok: false, words });
});

test("what is no text is refused", () => {
  expect(read(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({
    ok: false,
    words: "This is not a text file. Save the sheet as CSV and send that",
  });
});

test("a NUL in UTF-16 is no text either", () => {
  const file = read(
    new Uint8Array(Buffer.from("\ufeffPart,Month,Qty\r\nHI\0,2026-11,5\r\n", "utf16le")),
  );
  expect(file).toMatchObject({ ok: false });
});
