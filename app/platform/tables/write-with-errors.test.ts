import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { encoderOf } from "./encode-text.ts";
import type { Encoding } from "./encodings.ts";
import { openTable } from "./open-table.ts";
import type { Open } from "./table.ts";
import { type WithErrors, writeWithErrors } from "./write-with-errors.ts";

const opener = (bytes: Uint8Array): Open =>
  async function* whole() {
    yield bytes;
  };

async function rowsOf(open: Open) {
  const file = await openTable(open, { fileName: "back" });
  if (!file.ok) throw new Error(file.problem);
  const rows: string[][] = [];
  for await (const { cells } of file.records) rows.push(cells);
  return { found: file.found, rows };
}

async function back(bytes: Uint8Array, options: Partial<WithErrors>) {
  const open = opener(bytes);
  const { found } = await rowsOf(open);
  const written = await writeWithErrors(open, {
    ...{ fileName: "report", found, headerRow: 1, wrong: [], rows: "wrong" },
    ...options,
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of written.content) pieces.push(piece);
  return { written, bytes: Buffer.concat(pieces), found };
}

const lines = ["Teil;Menge;Ort", "A;1;Köln", "B;x;Zürich", '"C ""c""; d";2;', "=cmd();y;Malmö"];
const wrong = [
  { rowNo: 3, errors: "Menge x: Quantity is not a number", added: ["1"] },
  { rowNo: 5, errors: "=bad; worse" },
];

test.each<Encoding>(["utf-8", "windows-1252", "utf-16le", "utf-16be"])(
  "%s goes back in its own encoding and dialect",
  async (encoding) => {
    const mark = encoding.startsWith("utf-16") ? "\ufeff" : "";
    const sent = encoderOf(encoding)(mark + lines.join("\r\n"));
    const { bytes, written } = await back(sent, { wrong, addedColumns: ["Invoice Line"] });
    expect(written).toMatchObject({ ending: "csv", type: `text/csv; charset=${encoding}` });
    const { found, rows } = await rowsOf(opener(bytes));
    expect(found).toMatchObject({ encoding, delimiter: ";" });
    expect(rows).toEqual([
      ["Teil", "Menge", "Ort", "Invoice Line", "errors"],
      ["B", "x", "Zürich", "1", "Menge x: Quantity is not a number"],
      ["'=cmd()", "y", "Malmö", "", "'=bad; worse"],
    ]);
  },
);

test("all rows go back where they are asked for", async () => {
  const { bytes } = await back(Buffer.from(lines.join("\n")), { wrong, rows: "all" });
  const { rows } = await rowsOf(opener(bytes));
  expect(rows.map((row) => row.at(-1))).toEqual([
    ...["errors", "", "Menge x: Quantity is not a number"],
    ...["", "'=bad; worse"],
  ]);
  expect(rows[3]?.[0]).toBe('C "c"; d');
});

test("a workbook goes back as a workbook, numbers and days as such", async () => {
  const day = new Date("2026-03-04T13:30:00Z");
  const sheet = [
    ["Part", "Qty", "Price", "Day"],
    ["HI-1", 5, 1.234, day],
    ["=SUM(A1)", -2, 0.1 + 0.2, new Date("2026-03-05")],
  ];
  const sent = await writeXlsx({
    sheets: [
      { name: "Other", rows: [[]] },
      { name: "POS", rows: sheet },
    ],
  });
  const { bytes, written } = await back(sent, { rows: "all", wrong: [{ rowNo: 2, errors: "no" }] });
  expect(written.ending).toBe("xlsx");
  const { found, rows } = await rowsOf(opener(bytes));
  expect(found.sheet).toBe("POS");
  expect(rows).toEqual([
    ["Part", "Qty", "Price", "Day", "errors"],
    ["HI-1", "5", "1.2340", "2026-03-04 13:30:00", "no"],
    ["=SUM(A1)", "-2", "0.3", "2026-03-05"],
  ]);
});

test("whatever stands in a cell, the workbook that goes back can be opened and says the same", async () => {
  const odd = ["_x0041_ and _x", "a\uffffb", "x".repeat(40_000), "bell \u0007"];
  const sent = await writeXlsx({
    sheets: [{ name: "POS", rows: [["Part"], ...odd.map((_, at) => [`A${at}`])] }],
  });
  const wrong = odd.map((errors, at) => ({ rowNo: at + 2, errors }));
  const { bytes } = await back(sent, { rows: "all", wrong });
  const { rows } = await rowsOf(opener(bytes));
  expect(rows.slice(1).map((row) => row.at(-1))).toEqual([
    ...["_x0041_ and _x", "a\ufffdb", "x".repeat(32_767), "bell \u0007"],
  ]);
});
