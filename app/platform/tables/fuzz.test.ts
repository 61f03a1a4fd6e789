import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";

import { fuzzing } from "#tests/support/fuzzing.ts";

import { encoderOf } from "./encode-text.ts";
import { type Encoding, encodingNames } from "./encodings.ts";
import { openTable } from "./open-table.ts";
import type { Dialect } from "./quoted-row.ts";
import { BrokenTable, type Chosen } from "./table.ts";
import { written } from "./write-with-errors.ts";

const { run } = fuzzing;

async function read(bytes: Uint8Array, piece = 50_000, chosen: Chosen = {}) {
  const file = await openTable(
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    },
    { fileName: "fuzz", chosen },
  );
  if (!file.ok) return file.problem;
  const rows: string[][] = [];
  let last = 0;
  for await (const { rowNo, cells, raw } of file.records) {
    expect(rowNo).toBeGreaterThan(last);
    expect(raw.includes("\0")).toBe(false);
    last = rowNo;
    rows.push(cells);
  }
  return rows;
}

/** Rows or a sentence, and nothing else whatever the bytes are. */
async function survives(bytes: Uint8Array, piece?: number) {
  const answer = await read(bytes, piece).catch((error: unknown) => {
    if (error instanceof BrokenTable) return error.message;
    throw error;
  });
  if (typeof answer === "string") expect(answer).toMatch(/^[A-Z][\s\S]{10,400}$/);
}

const signs = fc.constantFrom(
  ...[
    '"',
    "'",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "\0",
    "a",
    "1",
    "ü",
    "漢",
    "\ufeff",
    "=",
    " ",
  ],
);
const spicy = fc.string({ unit: signs, maxLength: 200 });

test("arbitrary bytes are rows or a sentence", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 64 }), survives),
    run,
  ),
);

test("arbitrary text in arbitrary encodings is rows or a sentence", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(spicy, fc.constantFrom("utf8", "utf16le", "latin1"), (text, encoding) =>
      survives(Buffer.from(text, encoding as BufferEncoding)),
    ),
    run,
  ),
);

/** Bytes changed, left out, doubled or cut off. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom("change", "drop", "double", "cut"),
    byte: fc.integer({ min: 0, max: 255 }),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 4 },
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(whole: Uint8Array, changes: Damage): Buffer {
  let bytes = Buffer.from(whole);
  for (const { at, kind, byte, length } of changes) {
    const place = Math.floor(at * bytes.length);
    const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
    if (kind === "cut") bytes = before;
    else if (kind === "drop") bytes = Buffer.concat([before, after.subarray(length)]);
    else if (kind === "double") bytes = Buffer.concat([before, after.subarray(0, length), after]);
    else bytes = Buffer.concat([before, Buffer.of(byte), after.subarray(1)]);
  }
  return bytes;
}

const book = writeXlsx({
  sheets: [
    { name: "Cover", rows: [["Report"]] },
    {
      name: "POS",
      rows: [
        ["Invoice", "Day", "Qty", "Price"],
        ...Array.from({ length: 30 }, (_, at) => [`I${at}`, new Date("2026-03-04"), at, at / 7]),
      ],
    },
  ],
});

test("a damaged workbook is rows or a sentence", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(damage, async (changes) => survives(damaged(await book, changes), 1_000)),
    run,
  ),
);

test("a damaged text file is rows or a sentence", fuzzing.test, () => {
  const text = Buffer.from(
    `Teil;Menge;Preis;Tag\r\n${'"A ""1""";2;3,50;03.04.2026\r\n'.repeat(20)}`,
  );
  return fc.assert(
    fc.asyncProperty(damage, (changes) => survives(damaged(text, changes), 13)),
    run,
  );
});

const encodings = Object.keys(encodingNames) as Encoding[];
const dialects = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|", "^"),
  quote: fc.constantFrom('"', "'"),
  escapes: fc.constantFrom<Dialect["escapes"]>("doubled", "backslash"),
});
const sign = fc.constantFrom(..."abcXYZ019 .,;|^'\"\\-\n\t=€üéß漢ñ".split(""));
const table = (unit: fc.Arbitrary<string>) =>
  fc.array(
    fc.tuple(
      fc.constant("k"),
      fc.string({ unit, maxLength: 12 }),
      fc.string({ unit, maxLength: 12 }),
    ),
    { minLength: 1, maxLength: 8 },
  );

test("what is written in any dialect and encoding is read as it was", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(
      table(sign),
      dialects,
      fc.constantFrom(...encodings),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 90 }),
      async (rows, dialect, encoding, end, piece) => {
        const encode = encoderOf(encoding);
        // What an encoding has no sign for is a question mark from the start.
        const chosen = { encoding, ...dialect };
        const decoded = (cell: string) =>
          [...cell].map((one) => (encode(one).equals(Buffer.of(63)) ? "?" : one)).join("");
        const kept = rows.map((cells) => cells.map(decoded));
        const lines = kept.map((cells) =>
          cells.map((cell) => written(cell, dialect)).join(dialect.delimiter),
        );
        const bytes = encode(lines.map((line) => line + end).join(""));
        expect(await read(bytes, piece, chosen)).toEqual(kept);
      },
    ),
    run,
  ),
);

test("what is written into a workbook is read as it was", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(table(sign), async (rows) => {
      const bytes = await writeXlsx({ sheets: [{ name: "S", rows }] });
      const kept = rows.map((cells) =>
        cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1),
      );
      expect(await read(bytes)).toEqual(kept);
    }),
    run,
  ),
);

const json = Buffer.from(
  JSON.stringify({
    from: "Norvik",
    lines: Array.from({ length: 20 }, (_, at) => ({ part: `A "${at}"`, qty: at, price: at / 7 })),
  }),
);

test("damaged JSON is rows or a sentence", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(damage, (changes) => survives(damaged(json, changes), 13)),
    run,
  ),
);

const jsonSign = fc.constantFrom(
  ...'{}[]",:\\ \n01e-.tnuü'.split(""),
  '{"',
  '"a":',
  "null",
  "\\u0000",
);

test("what looks like JSON is rows or a sentence", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(
      fc.constantFrom('[{"a":', '{"a":', '{"lines":[{"a":'),
      fc.string({ unit: jsonSign, maxLength: 80 }),
      fc.integer({ min: 1, max: 30 }),
      (beginning, text, piece) => survives(Buffer.from(beginning + text), piece),
    ),
    run,
  ),
);

const name = fc.string({ minLength: 1, maxLength: 6 });
const value = fc.oneof(fc.string({ maxLength: 8 }), fc.boolean(), fc.integer(), fc.constant(null));
const shapes: ((objects: unknown[]) => string)[] = [
  (objects) => JSON.stringify(objects),
  (objects) => JSON.stringify({ from: 1, lines: objects }, null, 2),
  (objects) => objects.map((object) => JSON.stringify(object)).join("\n"),
];

test("JSON is read as it was written, in any shape and in pieces of any size", fuzzing.test, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(name, value, { minKeys: 1 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...shapes),
      fc.integer({ min: 1, max: 40 }),
      async (objects, written, piece) => {
        fc.pre(!JSON.stringify(objects).includes("\\u0000"));
        const named = objects.map((object) => ({ first: "k", ...object }));
        const names = [...new Set(named.flatMap((object) => Object.keys(object)))];
        const cells = (object: Record<string, unknown>) =>
          names.map((key) => (Object.hasOwn(object, key) ? String(object[key] ?? "") : ""));
        expect(await read(Buffer.from(written(named)), piece)).toEqual([
          names,
          ...named.map(cells),
        ]);
      },
    ),
    run,
  ),
);
