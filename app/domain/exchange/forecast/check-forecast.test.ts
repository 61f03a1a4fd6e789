import { expect, test } from "vitest";

import { recogniseHeader } from "#app/platform/tables/header.ts";
import { aRowContext, relay, sentry } from "#tests/support/a-row-context.ts";

import { forecastChecker } from "./check-forecast.ts";
import { forecastColumns } from "./forecast-columns.ts";
import { headerProblem } from "./header-problem.ts";

const ground = { first: "2026-11", last: "2027-10" };
const old = { ...sentry, id: "old", partNo: "HI-1000", active: false };

/** What rows below a header say, or what is wrong with them. */
function check(header: string, ...rows: string[]) {
  const base = aRowContext(header, { kind: "forecast" });
  const context = { ...base, products: new Map([...base.products, ["HI1000", old]]) };
  const read = forecastChecker(context, ground);
  return rows.map((row) => {
    const { row: said, errors } = read(row.split(","));
    if (said === null) return null;
    return said
      ? said.figures.map(({ from, to, quantity }) => `${from}/${to}: ${quantity}`)
      : errors.map(({ column, what }) => `${column}: ${what}`);
  });
}

const november = "2026-11-01/2026-11-30";

test.each([
  ["Item Number,Forecast Month,Qty", "hi 4210,11/2026,120"],
  ["SKU,Period,Units", "HI4210,Nov 2026,120"],
  ["part_no,bucket_type,bucket_start,quantity,semantics", "HI-4210,M,2026-11-01,120.00,R"],
  ["part_no,bucket_start,bucket_end,quantity", "HI-4210,2026-11-01,2026-11-30,120"],
  ["Part No,2026-11,Dec 2026", "HI-4210,120,"],
  ["Part No,01.11.2026,01.12.2026", "HI-4210,120,"],
])("a month: %s", (header, row) => {
  expect(check(header, row)).toEqual([[`${november}: 120`]]);
});

test("weeks and days, in rows and in columns", () => {
  const long = "part,bucket type,bucket start,bucket end,quantity";
  expect(
    check(
      long,
      "HI-4210,W,2026-11-30,,7",
      "HI-4210,,2026-W49,,7",
      "HI-4210,F,2026-11-30,2026-12-06,7",
      "HI-4210,D,2026-11-30,,1",
    ),
  ).toEqual([...Array(3).fill(["2026-11-30/2026-12-06: 7"]), ["2026-11-30/2026-11-30: 1"]]);
  // Among Mondays, the first of a month is one of them.
  expect(check("part,2027-01-25,2027-02-01", "HI-4210,3,4")).toEqual([
    ["2027-01-25/2027-01-31: 3", "2027-02-01/2027-02-07: 4"],
  ]);
  expect(check("part,2026-W48,KW 49/2026", "HI-4210,3,")).toEqual([["2026-11-23/2026-11-29: 3"]]);
});

test("an empty cell states nothing, and 0 expects nothing", () => {
  expect(check("part,2026-11,2026-12", "HI-4210,,0", "HI-4210,,")).toEqual([
    ["2026-12-01/2026-12-31: 0"],
    null,
  ]);
});

test("a change may be below nothing, and a figure may not", () => {
  const header = "part,month,quantity,semantics";
  expect(check(header, "HI-4210,2026-11,-5,D", "HI-4210,2026-11,-5,R")).toEqual([
    [`${november}: -5`],
    ["quantity: Quantity is below 0"],
  ]);
  expect(check(header, "HI-4210,2026-11,5,C", "HI-4210,2026-11,5,Z")).toEqual([
    ["semantics: Cumulative figures are not taken"],
    ["semantics: Replaces or changes is not known"],
  ]);
});

test("everything that is wrong with a row is said at once", () => {
  const header = "part_no,month,quantity";
  const wrong = {
    "HI-9999,2026-11,5": ["part_no: Part number not known"],
    "HI-1000,2026-11,5": ["part_no: Part number is no longer sold"],
    "HI-4210,2026-10,5": ["month: Bucket start lies in the past"],
    "HI-4210,2028-01,5": ["month: Bucket start is too far ahead"],
    "HI-4210,2026-11-09,5": ["month: Bucket start is not the first day of a month"],
    "HI-4210,soon,-5": [
      "month: Bucket start is not a month, a week or a day",
      "quantity: Quantity is below 0",
    ],
    "HI-4210,01/11/2026,5": ["month: Bucket start can be read in two ways"],
    ",2026-11,1.5": ["part_no: Part number is missing", "quantity: Quantity is not a whole number"],
    "HI-4210,2026-11,1.200": ["quantity: Quantity can be read in two ways"],
    "HI-4210,,": ["month: Bucket start is missing", "quantity: Quantity is missing"],
    "HI-4210,2027-01,99999999": ["quantity: Quantity is more than 10,000,000"],
    "HI-4210,2027-01,5,x": [": The row has 4 cells, the header 3"],
  };
  expect(check(header, ...Object.keys(wrong))).toEqual(Object.values(wrong));
  const typed = "part,bucket_type,month,bucket_end,quantity";
  expect(
    check(typed, "HI-4210,Q,2026-12,,5", "HI-4210,M,2026-11,2027-01,5", "HI-4210,?,2026-11,,5"),
  ).toEqual([
    ["bucket_type: Buckets of more than a month are not taken"],
    ["bucket_end: Buckets of more than a month are not taken"],
    ["bucket_type: Bucket type is not known"],
  ]);
});

test("rows are told apart by their customer and their location", () => {
  const context = aRowContext("part,month,quantity,customer,web,location", { kind: "forecast" });
  const checked = forecastChecker(context, ground);
  const read = (row: string) => checked(row.split(",")).row;
  const acme = read("HI-7710,2026-11,5,Acme,acme.example,");
  expect(acme).toMatchObject({
    ...{ partNo: relay.partNo, customer: { name: "Acme", domain: "acme.example" } },
  });
  expect(acme?.whom).toBe(read("HI-7710,2026-12,6,ACME,acme.example,")?.whom);
  const others = ["HI-7710,2026-11,5,Acme,,", "HI-7710,2026-11,5,,,Oslo", "HI-7710,2026-11,5,,,"];
  expect(new Set([acme?.whom, ...others.map((row) => read(row)?.whom)]).size).toBe(4);
});

test.each([
  ["part,month,2026-11,quantity", /a column for the month and columns named after months/],
  ["part,2026-11,Nov 2026", "The file has two columns for Nov 2026"],
  ["part,2026-11,2026-W47", /The columns 2026-11 and 2026-W47 are for the same days/],
  ["part,2026-W48,2026-11-30", null],
])("columns that contradict each other: %s", (header, problem) => {
  const context = aRowContext(header, { kind: "forecast" });
  const found = headerProblem(context.header);
  if (problem === null) expect(found).toBeNull();
  else expect(found).toMatch(problem);
});

test.each([
  ["what,month,quantity", "part"],
  ["part,month", "quantity"],
  ["part,quantity", "from"],
  ["part,01/11/2026", "from"],
])("a column that is needed is missed: %s", (header, field) => {
  const cells = header.split(",");
  const found = recogniseHeader([{ rowNo: 1, raw: header, cells }], forecastColumns);
  expect(found.ok ? [] : found.missing).toContain(field);
});
