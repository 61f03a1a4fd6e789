import { expect, test } from "vitest";

import { CsvParser, cellsOf } from "./csv-parser.ts";
import { BrokenTable } from "./table.ts";

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

test("blank rows count, as they do in a spreadsheet, and are left out", () => {
  expect(parse("a,b\n\n , \n,\n   \nc").map(({ rowNo, raw }) => [rowNo, raw])).toEqual([
    [1, "a,b"],
    [3, " , "],
    [6, "c"],
  ]);
});

test("text in pieces of any size gives the same rows", () => {
  const text = 'a;"b;""c""";d\r\n1;"2\r\n3";4\r\n;;\r\nlast;row;here';
  const whole = parse(text, ";");
  for (let piece = 1; piece <= 9; piece++) expect(parse(text, ";", piece)).toEqual(whole);
  expect(whole).toHaveLength(3);
});

test("a quote that is never closed names its row", () => {
  expect(() => parse('a\n"b\nc')).toThrow(
    new BrokenTable("Row 2 does not end: a quotation mark in it is opened and never closed"),
  );
});

test("a row without end does not fill the memory", () => {
  expect(() => parse(`a\n"${"x".repeat(200_000)}`, ",", 1_000)).toThrow(BrokenTable);
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

test("a quote that was never closed is not closed by another cell's", () => {
  expect(() => parse('a,b\n"Acme,1\n"Beta",2\n')).toThrow(/^Row 2 cannot be told from those below/);
});

test.each([
  [{ delimiter: ",", quote: "'", escapes: "doubled" as const }, "'it''s, so',2", ["it's, so", "2"]],
  [{ delimiter: ",", quote: "", escapes: "doubled" as const }, '"a,2', ['"a', "2"]],
  [
    { delimiter: ";", quote: '"', escapes: "backslash" as const },
    '"a \\"b\\"; \\\\";2',
    ['a "b"; \\', "2"],
  ],
])("%j", (dialect, text, cells) => {
  expect([...new CsvParser(dialect).push(`${text}\n`)]).toMatchObject([{ raw: text, cells }]);
  expect(cellsOf(text, dialect)).toEqual(cells);
});

test("a row of a hundred thousand columns is refused with its number", () => {
  expect(() => parse(`a,b\n${"1,".repeat(40_000)}`)).toThrow("Row 2 has more than 2,000 cells");
});

test("millions of blank rows are refused with the row before them", () => {
  const parser = new CsvParser(",");
  parser.push("a,b\n");
  const blank = "\n".repeat(60_000);
  expect(() => {
    for (let piece = 0; piece < 20; piece += 1) parser.push(blank);
  }).toThrow("After row 1 come more than a million blank rows");
});
