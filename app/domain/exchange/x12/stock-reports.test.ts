import { expect, test } from "vitest";

import { linesOf, opened } from "#tests/support/opened-x12.ts";
import { namedRows, oneSale, x12File } from "#tests/support/x12.ts";

const activity = [
  ...["XQ*H*20260801*20260807", "N1*RL*Oslo*92*L1", "LIN**VP*A-1", "ZA*QA*10*EA", "ZA*QP*6*EA"],
  ...["ZA*QI*2*EA", "ZA*QC*1*EA", "ZA*QS*4*EA", "CTP**RES*9.5", "N1*RL*Bergen*92*L2"],
  ...["LIN**VP*A-1", "ZA*OH*12*EA", "ZA*QS*9*EA", "SDQ*EA*92*L3*5*L4*4", "CTT*2"],
];

test("852: stock at each location, and what is sold is not taken with it", async () => {
  expect(await linesOf(x12File({ 852: activity }), "inventory")).toEqual([
    {
      ...{ Location: "L1", "As of": "2026-08-07", "Part number": "A-1", "On hand": "11" },
      ...{ Available: "10", Committed: "1", "On order": "6", "In transit": "2" },
    },
    { Location: "L2", "As of": "2026-08-07", "Part number": "A-1", "On hand": "12" },
  ]);
  const { notes } = await opened(x12File({ 852: activity }), "inventory");
  expect(notes.join("\n")).toMatch(/available and committed stand for it \(1\)/);
});

test("852: sales by location, spread where SDQ spreads them", async () => {
  const said = await linesOf(x12File({ 852: activity }), "pos");
  expect(said.map((row) => [row.Branch, row.Quantity, row["Invoice number"]])).toEqual([
    ["L1", "4", "852 2026-08-07"],
    ["L3", "5", "852 2026-08-07"],
    ["L4", "4", "852 2026-08-07"],
  ]);
});

test("852: what 867 reports sale by sale in the same file is not counted again", async () => {
  const second = x12File({ 852: activity }, { controlNo: "000000102" });
  const { rows, notes } = await opened(x12File({ 867: oneSale }) + second, "pos");
  expect(rows).toHaveLength(2);
  expect(notes).toContain("852 counts what 867 reports sale by sale: only 867 is taken");
});

const advice = [
  ...["BIA*00*DD*INV-1*20260801", "N1*WH*Main*92*W1", "LIN*1*VP*A-1", "QTY*17*9*EA"],
  ...["SDQ*EA*92*W2*4*W3*5", "QTY*33*7*EA", "LIN*2*VP*A-2", "QTY*17*1*EA", "QTY*ZZ*1*EA", "CTT*2"],
];

test("846: parts at locations, with the kind of quantity that nobody knows", async () => {
  const { rows, wrong } = await opened(x12File({ 846: advice }), "inventory");
  const said = namedRows(rows).map((row) => [row.Location, row["On hand"], row.Available]);
  expect(said).toEqual([
    ["W1", "9", "7"],
    ["W2", "4", undefined],
    ["W3", "5", undefined],
    ["W1", "1", undefined],
  ]);
  expect(wrong).toMatchObject([{ column: "QTY01", value: "ZZ" }]);
});

test("830: buckets, months among them by their days", async () => {
  const set = [
    ...["BFR*05*F-1**DL*R*20260901*20261231*20260810", "LIN**VP*A-1"],
    ...[
      "FST*120*D*M*20260901",
      "FST*30*C*F*20261001*20261031",
      "FST*8*D*W*20261102*20261108",
      "CTT*1",
    ],
  ];
  const said = await linesOf(x12File({ 830: set }), "forecast");
  expect(said.map((row) => [row["Bucket start"], row["Bucket type"], row.Quantity])).toEqual([
    ["2026-09-01", "M", "120"],
    ["2026-10-01", "M", "30"],
    ["2026-11-02", "W", "8"],
  ]);
  expect(said[1]).toMatchObject({
    "Replaces or changes": "R",
    Confidence: "Firm",
    "Part number": "A-1",
  });
});
