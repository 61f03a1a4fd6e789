import { expect, test } from "vitest";

import { encoderOf } from "./encode-text.ts";
import type { Encoding } from "./encodings.ts";
import { openTable } from "./open-table.ts";
import type { TableOptions } from "./table.ts";

async function read(content: string | Buffer, options: Partial<TableOptions> = {}) {
  const bytes = Buffer.from(content as Buffer);
  const file = await openTable(
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
    },
    { fileName: "report.csv", ...options },
  );
  if (!file.ok) return { problem: file.problem };
  const rows: string[][] = [];
  for await (const { cells } of file.records) rows.push(cells);
  return { found: file.found, rows };
}

const tables: [Encoding, string[]][] = [
  ["windows-1252", ["Name;Ort", "Größe;Zürich", "Café – Ågot;Malmö", "“Gänse” für 5 €;Köln"]],
  ["iso-8859-15", ["Name;Ort", "Prix 5 €;Besançon", "Œuvre;Orléans"]],
  ["windows-1250", ["Nazwa;Miasto", "Łódź żółta;Częstochowa", "Książka;Wrocław", "Příliš;Brno"]],
  ["windows-1251", ["Имя;Город", "Общество с ограниченной;Москва", "Торговый дом;Казань"]],
  ["gb18030", ["名称;城市", "北京科技有限公司;北京", "上海电子商务公司;上海市"]],
  ["shift_jis", ["なまえ;まち", "カタログのページ;とうきょう", "株式会社ひかり;おおさか"]],
  ["big5", ["名稱;城市", "台灣電腦股份有限公司;台北", "香港貿易公司的產品;香港"]],
  ["utf-16le", ["Name;Ort", "Größe;Zürich"]],
  ["utf-16be", ["Name;Ort", "Größe;Zürich"]],
];

test.each(tables)("%s is found by looking, and said to be assumed", async (encoding, lines) => {
  const bytes = encoderOf(encoding)(`${lines.join("\r\n")}\r\n`);
  const { found, rows } = await read(bytes);
  expect(found).toMatchObject({ encoding, delimiter: ";" });
  expect(rows).toEqual(lines.map((line) => line.split(";")));
  expect(found?.notes).toEqual([expect.stringMatching(/^The letters were taken for /)]);
});

test("a mark at the beginning leaves no doubt", async () => {
  const be = encoderOf("utf-16be")("\ufeffName;Ort\r\nGröße;Zürich\r\n");
  expect((await read(be)).found).toMatchObject({ encoding: "utf-16be", notes: [] });
  expect((await read("\ufeffa;b\n1;2\n")).rows?.[0]).toEqual(["a", "b"]);
});

test("an encoding can be chosen", async () => {
  const { rows } = await read(Buffer.from("a;b\n\xb3;1\n", "latin1"), {
    chosen: { encoding: "windows-1250" },
  });
  expect(rows).toEqual([
    ["a", "b"],
    ["ł", "1"],
  ]);
});

test("a file of two encodings is refused with the line", async () => {
  const utf8 = Buffer.from("name;qty\nGröße;1\nZürich;2\n");
  const latin = Buffer.from("Köln;3\nBasel;4\n", "latin1");
  const problem =
    "Line 4 is written in another encoding than lines before it. Save the file as UTF-8 and send it again";
  expect(await read(Buffer.concat([utf8, latin]))).toEqual({ problem });
});

test("a file that was cut off inside a letter is refused", async () => {
  const bytes = Buffer.from("name;qty\nKöln;1\nMalmö");
  expect(await read(bytes.subarray(0, -1))).toEqual({
    problem: "The file ends in the middle of a letter. Send the whole file",
  });
});

test.each([
  ["sep=;\r\na;b,c\r\n1;2\r\n", { delimiter: ";" }, ["a", "b,c"]],
  ["a^b^c\n1^2^3\n", { delimiter: "^" }, ["a", "b", "c"]],
  ["'a','b'\n'it''s','x, y'\n'c','d'\n", { delimiter: ",", quote: "'" }, ["a", "b"]],
  ["name,city\nx,'s-Gravenhage\ny,'t Zand\n", { quote: '"' }, ["name", "city"]],
  ['a,b\n"say \\"yes\\", now",2\n"x",3\n', { escapes: "backslash" }, ["a", "b"]],
  [
    'size\tname\n"\tx\n5"\ty\n"\tz\n7"\tw\n"\tv\n',
    { delimiter: "\t", quote: "" },
    ["size", "name"],
  ],
  ["a;b\r1;2\n3;4\r\n5;6", { delimiter: ";" }, ["a", "b"]],
])("%j", async (content, found, first) => {
  const file = await read(content);
  expect(file.found).toMatchObject(found);
  expect(file.rows?.[0]).toEqual(first);
});

test("one quote that is never closed does not make all quotes plain signs", async () => {
  const good = '"A, b",1\n'.repeat(20);
  expect(await read(`name,qty\n${good}"C,2\n`)).toEqual({
    problem: "Row 22 does not end: a quotation mark in it is opened and never closed",
  });
});

test("quotes written with backslashes are read", async () => {
  const { rows } = await read('a,b\n"say \\"yes\\", now",2\n"x",3\n');
  expect(rows?.[1]).toEqual(['say "yes", now', "2"]);
});

test("totals at the end are left out, and it is said", async () => {
  const { rows, found } = await read(
    "part;qty;price\nA;1;2,50\nTotal Wine;2;3,50\n\nSumme:;3;6,00\nEnd of report;;\n",
  );
  expect(rows?.map(([first]) => first)).toEqual(["part", "A", "Total Wine"]);
  expect(found?.leftOut).toEqual([
    { rowNo: 5, raw: "Summe:;3;6,00", why: "It sums up the rows above it" },
    { rowNo: 6, raw: "End of report;;", why: "It sums up the rows above it" },
  ]);
});

test.each([
  ["[ ]", "The file holds no rows"],
  [
    `Dear all,\r\nISA*00*${" ".repeat(10)}*00*${" ".repeat(10)}*ZZ*${"SENDER".padEnd(15)}*ZZ*`,
    "The file is X12 with something before its ISA segment. Take away what stands before it and send it again",
  ],
])("%j is refused as what it is", async (content, problem) => {
  expect(await read(content)).toEqual({ problem });
});

test("the content counts, not the name", async () => {
  const { found } = await read("a,b\n1,2\n", { fileName: "pos.xlsx" });
  expect(found?.notes).toEqual([
    "The name ends in .xlsx, the content is text and was read as such",
  ]);
});

const hex = (text: string) => Buffer.from(text, "hex");
test.each([
  [hex("d0cf11e0a1b11ae1"), /^The file is a workbook of Excel 97 to 2003, or one under a password/],
  [
    Buffer.concat([hex("d0cf11e0a1b11ae1"), Buffer.from("EncryptedPackage", "utf16le")]),
    "The workbook is protected with a password. Save it without one and send it again",
  ],
  ["<html><table><tr><td>1</td></tr></table>", /^The file is a web page, whatever its name says/],
  [
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    /^The file is a workbook of Excel 2003 in XML/,
  ],
  [hex("1f8b0800"), "The file is packed. Unpack it and send what is in it"],
  [hex("89504e470d0a"), "The file is a picture. Export the rows as CSV and send them"],
  ['[{"a":1}', /^The JSON ends before it is complete, after object 1/],
  ["a;b\n1;\0\n", /^The file is not text: there is a zero byte in line 2/],
  ["", "The file is empty"],
  ["PK\u0003\u0004 no archive", /^The workbook is not whole/],
])("%j is refused with a sentence", async (content, problem) => {
  expect((await read(content)).problem).toMatch(problem);
});

test("a line of two gigabytes is given up after its first megabyte", async () => {
  const piece = Buffer.alloc(65_536, 120);
  let sent = 0;
  const file = await openTable(
    async function* endless() {
      for (; sent < 500; sent += 1) yield piece;
    },
    { fileName: "endless.csv" },
  );
  expect(file).toEqual({ ok: false, problem: "Row 1 has more than 100,000 characters" });
  expect(sent).toBeLessThan(100);
});
