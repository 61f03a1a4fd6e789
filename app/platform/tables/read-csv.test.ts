import { expect, test } from "vitest";

import { readCsv } from "./read-csv.ts";

async function read(content: string | Buffer, piece = 7) {
  const bytes = Buffer.from(content);
  const csv = await readCsv(async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  });
  if (!csv.ok) return csv;
  const rows: string[][] = [];
  for await (const { cells } of csv.records) rows.push(cells);
  return { encoding: csv.encoding, delimiter: csv.delimiter, rows };
}

test.each([",", ";", "\t", "|"])("cells are separated by %j", async (delimiter) => {
  const text = [
    ["part", "qty"],
    ["HI-4210", "6"],
  ]
    .map((row) => row.join(delimiter))
    .join("\n");
  expect(await read(text)).toMatchObject({
    delimiter,
    rows: [
      ["part", "qty"],
      ["HI-4210", "6"],
    ],
  });
});

test("commas inside amounts do not make a file one of commas", async () => {
  const text = "part;price;name\nA;1,50;x, y\nB;2,75;z, w\n";
  expect(await read(text)).toMatchObject({ delimiter: ";" });
});

test("the separator that Excel announces is believed", async () => {
  expect(await read("sep=|\na|b;c;d\n1|2;3;4\n")).toMatchObject({ delimiter: "|" });
});

test("a byte order mark is not part of the first name", async () => {
  expect(await read("\ufeffpart,qty\nA,1\n")).toMatchObject({
    rows: [
      ["part", "qty"],
      ["A", "1"],
    ],
  });
});

test("letters cut in two by the transfer are whole again", async () => {
  expect(await read("name,city\nGävle,Tønsberg\n", 1)).toMatchObject({
    encoding: "utf-8",
    rows: [
      ["name", "city"],
      ["Gävle", "Tønsberg"],
    ],
  });
});

test("bytes that are not UTF-8 are read as Windows-1252, wherever the first one stands", async () => {
  const rows = "a;1\n".repeat(5_000);
  const bytes = Buffer.from(`name;qty\n${rows}Gävle € ;2\n`, "latin1");
  bytes[bytes.length - 5] = 0x80;
  const file = await read(bytes, 64);
  expect(file).toMatchObject({ encoding: "windows-1252" });
  expect("rows" in file && file.rows.at(-1)?.[0]).toContain("Gävle €");
});

test("a Unicode text from Excel is read", async () => {
  const bytes = Buffer.from("\ufeffpart\tqty\r\nHI-4210\t6\r\n", "utf16le");
  expect(await read(bytes, 64)).toMatchObject({
    encoding: "utf-16le",
    rows: [
      ["part", "qty"],
      ["HI-4210", "6"],
    ],
  });
});

test.each([
  ["", "The file is empty"],
  [" \n", "The file is empty"],
  ["PK\u0003\u0004rest", "The file is a workbook. Save it as CSV and send it again"],
  ["%PDF-1.7", "The file is a PDF. Export the rows as CSV and send them again"],
  [
    Buffer.from([65, 10, 66, 0, 1]),
    "The file is not text: there is a zero byte in line 2. Export the rows as CSV and send them",
  ],
])("%j is refused with a sentence", async (content, problem) => {
  expect(await read(content, 64)).toEqual({ ok: false, problem });
});

test.each([
  ["part;qty;price\nA;1;2,50\nB;2;3", "row 3: it has 3 of 3 cells", false],
  ["part;qty;price\nA;1;2,50\nB;2", "row 3: it has 2 of 3 cells", true],
  ["part;qty;price\nA;1;2,50\nB;2\n", "", false],
  ["part;qty;price\nA;1;2,50\nSumme;2", "", false],
  ["part;qty;price\nA;1;2,50\nEnd of report", "", false],
])(
  "%j is cut off only where neither cells nor a line end stand at its end",
  async (text, where, is) => {
    for (const content of [text, Buffer.from(`\ufeff${text}`, "utf16le")]) {
      const reading = read(content, 64);
      if (is) await expect(reading).rejects.toThrow(`The file ends in the middle of ${where}`);
      else expect(await reading).toMatchObject({ delimiter: ";" });
    }
  },
);

test("a NUL in UTF-16 is no text either", async () => {
  const file = Buffer.from("\ufeffpart,qty\r\nHI\0,1\r\n", "utf16le");
  await expect(read(file)).rejects.toThrow("The file is not text");
});
