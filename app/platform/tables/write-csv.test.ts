import { expect, test } from "vitest";

import { csvCell, csvRow } from "./write-csv.ts";

test.each(["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\tx"])(
  "%j does not run in a spreadsheet",
  (text) => {
    expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
  },
);

test.each(["-3", "+4", "-1.234,50", "HI-4210"])("%s stays as it is", (text) => {
  expect(csvCell(text, ";")).toBe(text);
});

test("a cell with the separator, a quote or a line end is quoted", () => {
  expect(csvRow(["a;b", 'x"y', "1\n2", null], ";")).toBe('"a;b";"x""y";"1\n2";\r\n');
});
