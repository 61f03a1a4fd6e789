import fc from "fast-check";
import { expect, test } from "vitest";

import { fuzzing } from "#tests/support/fuzzing.ts";

import { ByteParser } from "./byte-parser.ts";
import { ByteRow, byteDialect, ScannedCells } from "./byte-row.ts";
import { CsvParser } from "./csv-parser.ts";
import type { Dialect } from "./quoted-row.ts";
import { BrokenTable, type TableRow } from "./table.ts";

type Parser<Piece> = { push(piece: Piece): TableRow[]; end(): TableRow[] };

/** The rows as far as they can be told apart, and why no further. */
function rowsOf<Piece>(parser: Parser<Piece>, pieces: readonly Piece[]) {
  const rows: TableRow[] = [];
  try {
    for (const piece of pieces) rows.push(...parser.push(piece));
    rows.push(...parser.end());
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error;
    return { rows: [], problem: error.message };
  }
  return { rows: rows.map(({ rowNo, raw, cells }) => ({ rowNo, raw, cells })), problem: null };
}

function inPieces(bytes: Buffer, size: number): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return pieces;
}

const signs = ["a", "1", ",", ",", ";", '"', '"', '""', "'", "\\", "\n", "\n", "\r\n", "\r", " "];
const aText = fc
  .array(fc.constantFrom(...signs, "é", "\u00a0", "漢", '"x"', '"x","y"'), { maxLength: 60 })
  .map((pieces) => pieces.join(""));
const aDialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(",", ";"),
  quote: fc.constantFrom('"', "'", ""),
  escapes: fc.constantFrom("doubled", "backslash"),
});

function bytesOf(dialect: Dialect) {
  const found = byteDialect(dialect);
  if (!found) throw new Error("Its signs are single bytes");
  return found;
}

test(
  "bytes are cut into the same rows as their text",
  () => {
    fc.assert(
      fc.property(aText, aDialect, fc.integer({ min: 1, max: 40 }), (text, dialect, size) => {
        const parser = new ByteParser(bytesOf(dialect));
        const found = rowsOf(parser, inPieces(Buffer.from(text), size));
        expect(found).toEqual(rowsOf(new CsvParser(dialect), [text]));
      }),
      fuzzing.run,
    );
  },
  fuzzing.test.timeout,
);

test(
  "cells found among bytes are those of the text",
  () => {
    const cells = new ScannedCells();
    fc.assert(
      fc.property(aText, aDialect, (text, dialect) => {
        const parser = new ByteParser(bytesOf(dialect));
        let rows: TableRow[] = [];
        try {
          rows = [...parser.push(Buffer.from(text)), ...parser.end()];
        } catch (error) {
          if (!(error instanceof BrokenTable)) throw error;
        }
        for (const row of rows) {
          if (!(row instanceof ByteRow)) throw new Error("Its rows are bytes");
          if (!row.scan(cells)) continue;
          const scanned = Array.from({ length: cells.count }, (_, nth) =>
            row.bytes.toString("utf8", cells.from[nth], cells.to[nth]),
          );
          expect(scanned).toEqual(row.cells);
        }
      }),
      fuzzing.run,
    );
  },
  fuzzing.test.timeout,
);

test("half a blank behind a quote is no letter", () => {
  const parser = new ByteParser(bytesOf({ delimiter: ",", quote: '"', escapes: "doubled" }));
  const { rows } = rowsOf(parser, inPieces(Buffer.from('"a\r" \u00a0,b\n'), 1));
  expect(rows.map(({ cells }) => cells.length)).toEqual([2]);
});

test("a letter of several bytes at the limit of a row counts as one", () => {
  const parser = new ByteParser(bytesOf({ delimiter: ",", quote: '"', escapes: "doubled" }));
  const long = "é".repeat(99_999);
  expect(parser.push(Buffer.from(`${long},\n`))).toHaveLength(1);
  expect(() => parser.push(Buffer.from(`${long},,\n`))).toThrow("Row 2 has more than 100,000");
});
