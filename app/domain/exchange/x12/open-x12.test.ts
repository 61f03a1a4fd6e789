import { expect, test } from "vitest";

import { recogniseHeader } from "#app/platform/tables/header.ts";
import { instead, linesOf, opened } from "#tests/support/opened-x12.ts";
import { namedRows, oneSale, sent, x12File } from "#tests/support/x12.ts";

import { columnsFor } from "../columns.ts";
import { tableColumns } from "./report-table.ts";

test("867: a sale with all that it can say", async () => {
  const { rows, notes } = await opened(x12File({ 867: oneSale }), "pos");
  expect(namedRows(rows)[0]).toEqual({
    "Invoice number": "INV-77",
    "Invoice line": "10",
    "Invoice day": "2026-08-09",
    "Part number": "HI-4210",
    Quantity: "6",
    "Unit price": "127.60",
    Currency: "EUR",
    Branch: "B07",
    "Transaction type": "SD",
    "Deal registration": "DR-00042",
    "Price authorisation": "SPA-9",
    "Serial numbers": "S-1 S-2",
    "End customer": "Northwind Traders",
    DUNS: "123456789",
    "VAT number": "GB123456789",
    Street: "12 High Street",
    Postcode: "HU1 2PS",
    City: "Hull",
    Country: "GB",
    Reseller: "Bluepeak Systems",
    Segment: "19",
    X12: expect.stringMatching(/^PTD\*SD\*.*~QTY\*32\*6\*EA~LIN\*10\*.*~DTM\*003\*20260809~$/),
  });
  expect(notes).toEqual(["Transaction sets taken: 867 (1)"]);
});

test("every column of a table is known under its own name", () => {
  for (const kind of ["pos", "inventory"] as const) {
    const columns = columnsFor(kind, "distributor");
    const cells = tableColumns(kind).map(({ label }) => label);
    const header = recogniseHeader([{ rowNo: 1, raw: "", cells }], columns);
    expect(header).toMatchObject({ ok: true });
    if (!header.ok) return;
    for (const [place, { field }] of tableColumns(kind).entries()) {
      expect([field, header.header.at[field as keyof typeof header.header.at]]).toEqual([
        field,
        place,
      ]);
    }
  }
});

test.each([
  ["a return by its kind", instead("PTD*", "PTD*BN***IV*INV-77*DC"), "-6"],
  ["a return by its movement", instead("PTD*", "PTD*SS***IV*INV-77*CD"), "-6"],
  ["a return by its quantity", instead("QTY*32", "QTY*84*6*EA"), "-6"],
  ["a return that is negative already", instead("PTD*", "PTD*RP").map(negative), "-6"],
  ["a negative sale", oneSale.map(negative), "-6"],
  ["fractions", instead("QTY*32", "QTY*32*.5*EA"), "0.5"],
])("867: %s", async (_, set, quantity) => {
  expect((await linesOf(x12File({ 867: set }), "pos"))[0]?.Quantity).toBe(quantity);
});

function negative(segment: string): string {
  return segment.replace("QTY*32*6", "QTY*32*-6");
}

test.each([
  ["RV", "Return to the vendor (RV) is no sale"],
  ["IB", "Interbranch transfer (IB) is no sale"],
  ["PA", "Price adjustment (PA) is no sale"],
])("867: a transfer of kind %s is left out and named", async (code, why) => {
  const set = [...oneSale.slice(0, -1), `PTD*${code}`, "QTY*32*1*EA", "LIN**VP*HI-1", "CTT*2"];
  const { leftOut, rows } = await opened(x12File({ 867: set }), "pos");
  expect(leftOut).toEqual([why]);
  expect(rows).toHaveLength(2);
});

test.each([
  ["01", /^Segment 4, BPT01 01: Cancellation of an earlier report is not taken .*Reverse the/],
  ["03", /^Segment 4, BPT01 03: Delete of an earlier report is not taken/],
  ["XX", /^Segment 4, BPT01 XX: The purpose is not known \(Use 00 for a new report\)/],
])("867: purpose %s is refused in words", async (code, words) => {
  const { problem } = await opened(
    x12File({ 867: instead("BPT", `BPT*${code}*R*20260810`) }),
    "pos",
  );
  expect(problem).toMatch(words);
});

test.each([
  ["05", "Segment 4, BPT01 05: The report replaces line by line"],
  ["07", "Segment 4, BPT01 07: The report is marked a copy"],
])("867: purpose %s is taken and explained", async (code, words) => {
  const file = x12File({ 867: instead("BPT", `BPT*${code}*R*20260810`) });
  const { notes, rows } = await opened(file, "pos");
  expect(notes.some((note) => note.startsWith(words))).toBe(true);
  expect(rows).toHaveLength(2);
});

test("867: what is wrong with a line is said with its element, and other lines are taken", async () => {
  const bad = ["PTD*Q9", "QTY*32*six*ZZ", "LIN**VP*HI-2", "DTM*003*20260231", "UIT*EA*1,5"];
  const set = [...oneSale.slice(0, -1), ...bad, "CTT*2"];
  const { wrong, rows } = await opened(x12File({ 867: set }), "pos");
  expect(rows).toHaveLength(3);
  expect(wrong.map(({ column, value, what }) => `${column} ${value}: ${what}`)).toEqual([
    "PTD01 Q9: The kind of transfer is not known",
    "QTY02 six: The quantity is not a number",
    "QTY03 ZZ: The unit is not known",
    "UIT02 1,5: The price is not a number",
    "DTM02 20260231: There is no such day",
  ]);
});

test("867: a price with three decimals cannot be taken for a thousand", async () => {
  const set = instead("UIT", "UIT*EA*1.234*RS");
  expect((await linesOf(x12File({ 867: set }), "pos"))[0]?.["Unit price"]).toBe("1.2340");
});

test("867: the price that was paid comes before those on paper", async () => {
  const set = instead("UIT", "UIT*EA*99*CA", "CTP**RES*80", "CTP**LPR*120");
  expect((await linesOf(x12File({ 867: set }), "pos"))[0]?.["Unit price"]).toBe("80");
});

test("867: parts may come before their quantities, and one may have several", async () => {
  const set = ["BPT*00*R*20260810", "PTD*SS", "LIN**VP*A-1", "QTY*32*2", "QTY*84*1", "LIN**VP*A-2"];
  const { rows, wrong } = await opened(x12File({ 867: [...set, "QTY*32*3"] }), "pos");
  const said = namedRows(rows).map((row) => [row["Part number"], row.Quantity]);
  expect(said).toEqual([
    ["A-1", "2"],
    ["A-1", "-1"],
    ["A-2", "3"],
  ]);
  expect(wrong).toEqual([]);
});

test("867: a part without a quantity and a quantity without a part are said", async () => {
  const set = ["BPT*00*R*20260810", "PTD*SS", "QTY*32*2", "PTD*SS", "LIN**VP*A-2"];
  const { wrong } = await opened(x12File({ 867: set }), "pos");
  expect(wrong.map(({ what }) => what)).toEqual([
    "The quantity has no LIN segment with its part",
    "The part has no QTY segment with its quantity",
  ]);
});

test("867: SII gives each party's share of a part, and the whole of it is not counted again", async () => {
  const set = [
    ...["BPT*00*R*20260810", "PTD*SS***IV*I-1", "N1*EN*First", "SII*VP*A-1*2*EA*9.5"],
    ...[
      "N1*EN*Second",
      "SII*VP*A-1*3*EA*9.5",
      "QTY*32*5",
      "LIN**VP*A-1",
      "QTY*32*1",
      "LIN**VP*A-2",
    ],
  ];
  const said = (await linesOf(x12File({ 867: set }), "pos")).map((row) => [
    row["End customer"],
    row["Part number"],
    row.Quantity,
    row["Unit price"],
  ]);
  expect(said).toEqual([
    ["First", "A-1", "2", "9.5"],
    ["Second", "A-1", "3", "9.5"],
    ["First", "A-2", "1", undefined],
  ]);
});

test.each([
  [instead("CTT", "CTT*7"), /CTT01 7: 7 lines said, 1 counted/],
  [instead("CUR", "QTY*TO*9"), /QTY02 9: The total differs from 6 in the lines/],
  [instead("BPT", "REF*ZZ*1"), /The report has no BPT segment/],
  [["BPT*00*R*20260810", "LIN**VP*A-1"], /LIN: The part stands before any PTD segment/],
])("867: a report that contradicts itself is refused whole", async (set, words) => {
  expect((await opened(x12File({ 867: set }), "pos")).problem).toMatch(words);
});

test("what is not used is counted and named", async () => {
  const set = [...oneSale.slice(0, -1), "REF*ZZ*MYSTERY", "PID*F****Switch", "CTT*1*6"];
  const { notes, problem } = await opened(x12File({ 867: set }), "pos");
  expect(problem).toBeNull();
  expect(notes).toContain("Passed over: REF ZZ (1), PID F (1)");
});

const advice = [
  ...["BIA*00*DD*INV-1*20260801", "N1*WH*Main*92*W1", "LIN*1*VP*A-1", "QTY*17*9*EA"],
  ...["SDQ*EA*92*W2*4*W3*5", "QTY*33*7*EA", "LIN*2*VP*A-2", "QTY*17*1*EA", "QTY*ZZ*1*EA", "CTT*2"],
];

test("a submission takes its own kind and names the others", async () => {
  const both = x12File({ 867: oneSale }) + x12File({ 846: advice }, { controlNo: "000000102" });
  const { notes, rows } = await opened(both, "pos");
  expect(rows).toHaveLength(2);
  expect(notes).toContain("Not taken as sales-out: 846 (1)");
});

test.each([
  ["pos", { 846: advice }, "The file holds 846 and no 867 or 852. Hand it over as inventory"],
  [
    "inventory",
    { 867: oneSale },
    "The file holds 867 and no 846 or 852. Hand it over as sales-out",
  ],
  ["sell_in", { 867: oneSale }, "Sell-in is not taken as X12. Send CSV or XLSX"],
  ["pos", { 867: ["BPT*00*R*20260810"] }, "The 867 has no lines"],
] as const)("%s: a file of nothing that is taken says what it holds", async (kind, sets, words) => {
  expect((await opened(x12File(sets as unknown as Record<string, string[]>), kind)).problem).toBe(
    words,
  );
});

test("lying envelopes are refused with everything that is wrong, before any row is given", async () => {
  const text = sent(
    x12File({ 867: instead("CTT", "CTT*5") })
      .split("~")
      .filter(Boolean),
  );
  const { problem, rows } = await opened(text.replace("SE*19*", "SE*1*"), "pos");
  expect(problem).toMatch(/SE01 1: 1 segment said, 19 counted; .*CTT01 5: 5 lines said, 1 counted/);
  expect(rows).toEqual([]);
});
