import { expect, test } from "vitest";

import { BrokenCsv, CsvParser, cellsOf } from "./csv-parser.ts";

function parse(text: string, delimiter = ",", piece = text.length || 1) {
  const parser = new CsvParser(delimiter);
  const records = [];
  for (let at = 0; at < text.length; at += piece) {
    records.push(...parser.push(text.slice(at, at + piece)));
  }
  return [...records, ...parser.end()];
}
const cells = (text: string, delimiter?: string) => parse(text, delimiter).map((row) => row.cells);

test.each(["\n", "\r\n", "\r"])("rows end with %j", (end) => {
  expect(cells(["a,b", "1,2", ""].join(end))).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("a quoted cell holds the separator, quotes and line ends, and is one row of a spreadsheet", () => {
  const rows = parse('a,b\n"x, ""y""\nz",2\n3,4');
  expect(rows.map(({ rowNo, cells }) => [rowNo, cells])).toEqual([
    [1, ["a", "b"]],
    [2, ['x, "y"\nz', "2"]],
    [3, ["3", "4"]],
  ]);
  expect(rows[1]?.raw).toBe('"x, ""y""\nz",2');
});

test("a quote inside a cell is a character", () => {
  expect(cells('5" pipe,2\n')).toEqual([['5" pipe', "2"]]);
});

test("blank rows count, as they do in a spreadsheet", () => {
  expect(parse("a\n\nb").map(({ rowNo, raw }) => [rowNo, raw])).toEqual([
    [1, "a"],
    [2, ""],
    [3, "b"],
  ]);
});

test("text in pieces of any size gives the same rows", () => {
  const text = 'a;"b;""c""";d\r\n1;"2\r\n3";4\r\n;;\r\nlast;row;here';
  const whole = parse(text, ";");
  for (let piece = 1; piece <= 9; piece++) expect(parse(text, ";", piece)).toEqual(whole);
  expect(whole).toHaveLength(4);
});

test("a quote that is never closed names its row", () => {
  expect(() => parse('a\n"b\nc')).toThrow(
    new BrokenCsv("Row 2 does not end: a quotation mark in it is opened and never closed"),
  );
});

test("a row without end does not fill the memory", () => {
  expect(() => parse(`a\n"${"x".repeat(200_000)}`, ",", 1_000)).toThrow(BrokenCsv);
});

test("a long row without quotes is not told to close one", () => {
  expect(() => parse(`a\n${"x".repeat(200_000)}`)).toThrow(
    "Row 2 has more than 100,000 characters",
  );
});

test("a row as it was written gives its cells again", () => {
  expect(cellsOf('"x, ""y""",2', ",")).toEqual(['x, "y"', "2"]);
  expect(cellsOf("", ",")).toEqual([""]);
});
