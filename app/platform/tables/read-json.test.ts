import { expect, test } from "vitest";

import { openTable } from "./open-table.ts";
import { BrokenTable, type TableRow } from "./table.ts";

async function read(content: string | Buffer | (() => AsyncIterable<Uint8Array>)) {
  const bytes = typeof content === "function" ? null : Buffer.from(content as Buffer);
  async function* pieces() {
    for (let at = 0; at < (bytes?.length ?? 0); at += 7)
      yield (bytes as Buffer).subarray(at, at + 7);
  }
  const open = typeof content === "function" ? content : pieces;
  const file = await openTable(open, { fileName: "lines.json" });
  if (!file.ok) return { problem: file.problem, found: null, rows: [], cells: [] };
  const rows: TableRow[] = [];
  for await (const row of file.records) rows.push(row);
  return { problem: null, found: file.found, rows, cells: rows.map(({ cells }) => cells) };
}

const table = [
  ["invoiceNo", "qty"],
  ["I-1", "3"],
  ["I-2", "-4"],
];

test.each([
  ["a list", '[{"invoiceNo":"I-1","qty":3},{"qty":-4,"invoiceNo":"I-2"}]'],
  ["a list in an object", '{"lines":[{"invoiceNo":"I-1","qty":3}, {"invoiceNo":"I-2","qty":-4}]}'],
  ["lines", '{"invoiceNo":"I-1","qty":3}\n{"invoiceNo":"I-2","qty":-4}\n'],
  [
    "a mark and blanks",
    '\ufeff [ {"invoiceNo" : "I-1" , "qty" : 3}\r\n,{"invoiceNo":"I-2","qty":-4} ] ',
  ],
])("%s of objects is a table", async (_, text) => {
  const { found, cells } = await read(text);
  expect(found).toMatchObject({ format: "json", notes: [] });
  expect(cells).toEqual(table);
});

test("UTF-16 is read by its first bytes, with a mark and without", async () => {
  const text = '[{"invoiceNo":"I-1","qty":3},{"invoiceNo":"I-2","qty":-4}]';
  expect((await read(Buffer.from(text, "utf16le"))).cells).toEqual(table);
  expect((await read(Buffer.from(`\ufeff${text}`, "utf16le").swap16())).cells).toEqual(table);
});

test("fields come in any order, may be missing and may come late; what is not said is empty", async () => {
  const { cells, rows } = await read('[{"a":1},{"b":null,"c":true},{},{"a":"x"}]');
  expect(cells).toEqual([
    ["a", "b", "c"],
    ["1", "", ""],
    ["", "", "true"],
    ["x", "", ""],
  ]);
  expect(rows.map(({ rowNo }) => rowNo)).toEqual([1, 2, 3, 5]);
});

test("numbers are the digits that were sent", async () => {
  const sent = ["0.1", "12345678901234567890.123456789", "-0", "1.5e3", "25E-2", "1.234", "1e400"];
  const { rows } = await read(`[${sent.map((number) => `{"price":${number}}`).join()}]`);
  expect(rows.slice(1).map(({ cells }) => cells[0])).toEqual([
    "0.1",
    "12345678901234567890.123456789",
    "-0",
    "1500",
    "0.25",
    // Its point is none of thousands.
    "1.2340",
    "1e400",
  ]);
});

test("what stands beside the list is told", async () => {
  const { cells, found } = await read(
    '{"from":"N","about":{"day":[1]},"lines":[{"a":1}],"end":""}',
  );
  expect(cells).toEqual([["a"], ["1"]]);
  expect(found?.notes).toEqual(["Beside the list was passed over: from, about, end"]);
});

test("fields within a field, and a field twice, are mistakes of their row", async () => {
  const { rows } = await read('[{"a":{"b":[1]},"c":2},{"a":1,"c":2,"c":3},{"a":1,"c":2}]');
  expect(rows.map(({ wrong }) => wrong?.map(({ column, what }) => `${column}: ${what}`))).toEqual([
    undefined,
    ["a: The field holds a list or an object"],
    ["c: The field stands more than once"],
    undefined,
  ]);
  expect(rows[1]?.wrong?.[0]).toMatchObject({ cell: 0, value: '{"b":[1]}' });
});

test("a row as text gives its cells again", async () => {
  const { rows } = await read('[{"a":"one, \\"two\\"","b":"x\\ny"}]');
  expect(rows[1]?.raw).toBe('"one, ""two""","x\ny"');
});

const deep = (times: number) => `[{"a":${"[".repeat(times)}${"]".repeat(times)}}]`;

test.each([
  ["cut off", '[{"a":1},{"a":', /after object 1\. Send the whole file$/],
  ["without its last bracket", '[{"a":1}', /^The JSON ends before it is complete/],
  [
    "with more behind it",
    '[{"a":1}]{"a":2}',
    /^What follows the end of the JSON is not part of it/,
  ],
  ["with a comma too many", '[{"a":1},]', /^Object 2 is missing after the last comma/],
  ["with a name without quotes", '[{"a":1,b:2}]', /^Object 1 has a field without a name in quotes/],
  ["with a bare word", '[{"a":yes}]', /^Object 1 has a value that is neither/],
  ["with a number of its own", '[{"a":01}]', /^Object 1 has a value that is neither/],
  ["of values", '[{"a":1},2]', /^Object 2 is no object with named fields/],
  ["of lists", '[["a"],["b"]]', /^Object 1 is no object with named fields/],
  ["with two lists", '{"a":[{"b":1}],"c":[{"d":1}]}', /more than one list of objects/],
  ["nested a hundred deep", deep(100), /^Object 1 is nested too deeply/],
  ["with a zero sign", '[{"a":"x\\u0000"}]', /^Object 1 holds a zero character/],
  ["with a zero byte", '[{"a":"x\0"}]', /^The file is not text/],
  ["with a line end in a string", '[{"a":"x\n"}]', /^Object 1 holds a line end/],
  ["with a broken backslash", '[{"a":"\\x"}]', /^Object 1 holds a backslash/],
  ["in another encoding", Buffer.from('[{"a":"Größe"}]', "latin1"), /^The file is not UTF-8/],
  ["of nothing", "[{}]", /^The file holds no rows/],
  ["with a long name", `[{"${"n".repeat(201)}":1}]`, /more than 200 characters/],
])("JSON %s is refused with a sentence", async (_, text, problem) => {
  expect((await read(text)).problem).toMatch(problem);
});

const MEGABYTE = 1_000_000;

/** A file of two gigabytes, if anybody read it to its end. */
const endless = (beginning: string, again: string) => {
  let pieces = 0;
  const open = async function* pieces_() {
    yield Buffer.from(beginning);
    for (; pieces < 2_000; pieces += 1) yield Buffer.from(again.repeat(MEGABYTE / again.length));
  };
  return { open, read: () => pieces };
};

test.each([
  ["string", '[{"a":"', "x", /^Object 1 has more than 100,000 characters/],
  ["string beside the list", '{"a":"', "x", /has more than 100,000 characters/],
  ["number", '[{"a":1', "1", /^Object 1 has more than 100,000 characters/],
  ["nesting", '[{"a":', "[", /^Object 1 is nested too deeply/],
  ["object", '[{"a":1', ',"b":1', /^Object 1 has more than 100,000 characters/],
  ["row of new names", "", "", /more than 2,000 different fields/],
  ["list of empty objects", "[{}", ",{}", /^More than a million objects are empty|no rows/],
])(
  "an endless %s is refused before it is read to its end",
  async (what, beginning, again, problem) => {
    if (what === "row of new names") {
      const names = Array.from({ length: 2_001 }, (_, at) => `{"n${at}":1}`).join();
      expect((await read(`[${names}]`)).problem).toMatch(problem);
      return;
    }
    const { open, read: count } = endless(beginning, again);
    const limit = what === "list of empty objects" ? 2_001 : 3;
    const answer = await read(open).catch((error: unknown) => {
      if (error instanceof BrokenTable) return { problem: error.message };
      throw error;
    });
    expect(answer.problem).toMatch(problem);
    expect(count()).toBeLessThan(limit);
  },
);
