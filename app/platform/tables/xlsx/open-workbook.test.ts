import { expect, test } from "vitest";

import { archive, type Part, workbookOf } from "#tests/support/archive.ts";

import { openTable } from "../open-table.ts";
import type { TableOptions } from "../table.ts";

async function read(bytes: Uint8Array, options: Partial<TableOptions> = {}) {
  const file = await openTable(
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
    },
    { fileName: "report.xlsx", ...options },
  );
  if (!file.ok) return { problem: file.problem };
  const rows: [number, ...string[]][] = [];
  for await (const { rowNo, cells } of file.records) rows.push([rowNo, ...cells]);
  return { found: file.found, rows };
}

const sheet = (data: string, more: Parameters<typeof workbookOf>[1] = {}) =>
  read(archive(workbookOf([{ name: "POS", data }], more)));
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;

test("numbers and days are what Excel shows in full", async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="00000"/><numFmt numFmtId="166" formatCode="[Red]#,##0.00 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>';
  const { rows } = await sheet(
    `<row r="1">${text("A")}${text("B")}</row>
     <row r="2"><c r="A2"><v>0.30000000000000004</v></c><c r="B2"><v>1.5E-5</v></c><c r="C2"><v>1E+21</v></c></row>
     <row r="3"><c r="A3"><v>1.234</v></c><c r="B3"><v>1234.567</v></c><c r="C3"><v>-12</v></c></row>
     <row r="4"><c r="A4" s="1"><v>46085</v></c><c r="B4" s="2"><v>46085.5</v></c><c r="C4" s="3"><v>1234</v></c><c r="D4" s="4"><v>7</v></c></row>
     <row r="5"><c r="A5" s="1"><v>59</v></c><c r="B5" s="1"><v>61</v></c><c r="C5" s="1"><v>0.25</v></c><c r="D5" t="d"><v>2026-03-04T00:00:00</v></c></row>`,
    { styles },
  );
  expect(rows?.slice(1)).toEqual([
    [2, "0.3", "0.000015", "1000000000000000000000"],
    [3, "1.2340", "1234.567", "-12"],
    [4, "2026-03-04", "2026-03-04 12:00:00", "01234", "7"],
    [5, "1900-02-28", "1900-03-01", "06:00:00", "2026-03-04"],
  ]);
});

test("days of an old Mac are counted from 1904", async () => {
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const { rows } = await sheet('<row r="1"><c r="A1" s="1"><v>44623</v></c></row>', {
    styles,
    from1904: true,
  });
  expect(rows).toEqual([[1, "2026-03-04"]]);
});

test("texts, shared or not, formulas' results, truth and errors", async () => {
  const { rows, found } = await sheet(
    `<row r="2"><c r="B2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>
     <row r="3"/><row r="4"><c r="A4" t="inlineStr"><is><r><t>in </t></r><r><t xml:space="preserve">line</t></r></is></c>
       <c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;B1</f><v>a&lt;b</v></c></row>
     <row r="5" hidden="1"><c><f>SUM(A1)</f></c><c><f>1+1</f><v>2</v></c></row>`,
    {
      strings:
        "<si><t>Ünïcode &amp; more</t></si><si><t>漢字</t><rPh sb='0'><t>かんじ</t></rPh></si>",
    },
  );
  expect(rows).toEqual([
    [2, "", "Ünïcode & more", "", "漢字"],
    [4, "in line", "TRUE", "#N/A", "a<b"],
    [5, "", "2"],
  ]);
  expect(found?.notes).toEqual([
    "Row 5 is the first with formulas that carry no result. Open the workbook in Excel and save it",
    "Rows that are hidden in the sheet were read like the others",
  ]);
});

const row = (no: number, ...cells: string[]) => `<row r="${no}">${cells.map(text).join("")}</row>`;
const three = [
  { name: "Cover", data: row(1, "Hello") },
  { name: "Old", state: "hidden", data: row(1, "Qty", "Part") },
  { name: "Sales", data: row(1, "Qty", "Part") + row(2, "5", "HI-1") },
];

test("the sheet whose header is known is read; another can be chosen", async () => {
  const bytes = archive(workbookOf(three));
  const knows: TableOptions["knows"] = (first) => first.some(({ cells }) => cells.includes("Qty"));
  const file = await read(bytes, { knows });
  expect(file.found).toMatchObject({ format: "xlsx", sheet: "Sales" });
  expect(file.found?.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ["Cover", false],
    ["Old", true],
    ["Sales", false],
  ]);
  expect(file.found?.notes).toEqual(["The sheet Sales was read, one of 3"]);
  expect((await read(bytes, { chosen: { sheet: "Cover" } })).rows).toEqual([[1, "Hello"]]);
  expect((await read(bytes, { chosen: { sheet: "None" } })).problem).toBe(
    "The workbook has no sheet None. It has Cover, Old, Sales",
  );
});

test("a second sheet that is a report, too, is named", async () => {
  const august = { name: "August", data: row(1, "Qty", "Part") + row(2, "7", "HI-1") };
  const knows: TableOptions["knows"] = (first) => first.some(({ cells }) => cells.includes("Qty"));
  const { found } = await read(archive(workbookOf([...three, august])), { knows });
  expect(found?.notes.slice(1)).toEqual([
    "The sheet August names its columns as a report does and was not read. Send it in a file of its own",
  ]);
});

test("a workbook of another writer, its tags prefixed and its rows unnumbered", async () => {
  const parts = workbookOf([{ name: "POS", data: "" }]).map((part) =>
    part.name.endsWith("sheet1.xml")
      ? {
          ...part,
          content:
            '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        }
      : part,
  );
  expect((await read(archive(parts))).rows).toEqual([[1, "a", "2"]]);
});

const honest = workbookOf([{ name: "POS", data: row(1, "a", "b") }]);
const withSheet = (change: Partial<Part>) =>
  archive(honest.map((part) => (part.name.endsWith("sheet1.xml") ? { ...part, ...change } : part)));
const sheetOf = (content: string) =>
  withSheet({ content: `<worksheet><sheetData>${content}</sheetData></worksheet>` });
const DAMAGED =
  "The workbook is damaged: its part xl/worksheets/sheet1.xml cannot be unpacked. Send it again";
const NOT_WHOLE = "The workbook is not whole. Open it in Excel, save it and send it again";
const BOMB = Buffer.concat([Buffer.from("<worksheet><sheetData>"), Buffer.alloc(40_000_000, 32)]);

test.each<[string, Uint8Array, string | RegExp]>([
  ["a bomb", withSheet({ content: BOMB }), /^The workbook unpacks to far more than a table would/],
  ["a bomb that says it is small", withSheet({ content: BOMB, lie: { size: 5_000 } }), DAMAGED],
  ["a vast size", withSheet({ lie: { size: 4_100_000_000 } }), /^The workbook unpacks to far more/],
  ["a wrong checksum", withSheet({ lie: { crc: 1 } }), DAMAGED],
  ["another way to pack", withSheet({ lie: { method: 12 } }), DAMAGED],
  [
    "a password",
    withSheet({ lie: { flags: 1 } }),
    "The workbook is protected with a password. Save it without one",
  ],
  ["parts in one place", withSheet({ lie: { offset: 0 } }), NOT_WHOLE],
  ["half a file", archive(honest).subarray(0, 900), NOT_WHOLE],
  [
    "thousands of parts",
    archive([
      ...honest,
      ...Array.from({ length: 2_100 }, (_, at) => ({ name: `x${at}`, content: "" })),
    ]),
    "The archive has more parts than any workbook. It is not read",
  ],
  [
    "entities",
    withSheet({ content: '<!DOCTYPE a [<!ENTITY b "cc">]><worksheet><sheetData/></worksheet>' }),
    "The workbook holds declarations that no spreadsheet has. It is not read",
  ],
  [
    "a cell of 1 MB",
    sheetOf(row(3, "x".repeat(1_000_000))),
    "A cell in row 3 has more than 100,000 characters",
  ],
  [
    "a row of 3 MB",
    sheetOf(row(3, "x".repeat(3_000_000))),
    /^Row 1 of the sheet is longer|^A cell in row 3/,
  ],
  [
    "a hundred thousand columns",
    sheetOf(`<row r="2">${"<c><v>1</v></c>".repeat(100_000)}</row>`),
    "Row 2 has cells past the 2,000th column. Send only the columns of the report",
  ],
  [
    "more rows than there can be",
    sheetOf('<row r="1048577"><c><v>1</v></c></row>'),
    "The rows of the sheet are not in order below row 0, or more than a sheet can have",
  ],
  [
    "a text that is not there",
    sheetOf('<row r="7"><c t="s"><v>9</v></c></row>'),
    "Row 7 points to a text that the workbook does not have",
  ],
  [
    "half a sheet",
    withSheet({ content: "<worksheet><sheetData><row r='1'>" }),
    "The sheet ends in the middle. Send the whole workbook",
  ],
  [
    "ODS",
    archive([
      { name: "mimetype", content: "x" },
      { name: "content.xml", content: "x" },
    ]),
    /^The file is an OpenDocument sheet/,
  ],
  ["DOCX", archive([{ name: "word/document.xml", content: "x" }]), /^The file is a text document/],
  [
    "a packed CSV",
    archive([{ name: "pos.csv", content: "a,b" }]),
    "The file is a packed archive. Unpack it and send what is in it",
  ],
])("%s is refused with a sentence", async (_name, bytes, problem) => {
  const file = await read(bytes).catch((error: Error) => ({ problem: error.message }));
  expect(file.problem).toMatch(problem);
});

test("empty rows are no rows", async () => {
  const empty = Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 2}"/>`).join("");
  const file = await read(sheetOf(row(1, "a", "b") + empty));
  expect(file.rows).toEqual([[1, "a", "b"]]);
});
