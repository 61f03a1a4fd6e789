import { setImmediate as breathe } from "node:timers/promises";

import { ByteParser } from "./byte-parser.ts";
import { type ByteDialect, byteDialect } from "./byte-row.ts";
import { CsvParser } from "./csv-parser.ts";
import { guessDialect } from "./delimiter.ts";
import { type Encoding, isEncoding } from "./encodings.ts";
import { type Survey, surveyBytes } from "./file-encoding.ts";
import { formatOf } from "./file-format.ts";
import type { Dialect } from "./quoted-row.ts";
import { BrokenTable, type Chosen, type Open, oneByOne, type TableRow } from "./table.ts";
import { PIECE, piecesOf, textOf } from "./text-pieces.ts";
import { isTotal } from "./totals.ts";

const WORKBOOK = "The file is a workbook. Save it as CSV and send it again";

export type CsvFile =
  | {
      ok: true;
      encoding: Encoding;
      /** False where the encoding was assumed. */
      certain: boolean;
      delimiter: string;
      dialect: Dialect;
      /** Every row that is not blank. Throws BrokenTable where rows cannot be told apart. */
      records: AsyncGenerator<TableRow>;
      /** The same rows, many at a time. */
      batches: AsyncGenerator<TableRow[]>;
      /** The same rows from the first one on, as often as they are needed. */
      again: () => AsyncGenerator<TableRow[]>;
    }
  | { ok: false /** A sentence for the sender. */; problem: string };

/**
 * Opens a text file in whatever dialect and encoding it has. `open` is called several times; the file is never held whole.
 * Throws BrokenTable where its text is no text.
 */
export async function readCsv(open: Open, chosen: Chosen = {}): Promise<CsvFile> {
  const format = await formatOf(open);
  if (!format.ok) return format;
  if (format.format === "zip") return { ok: false, problem: WORKBOOK };
  return readText(open, chosen);
}

/** The same where it is known to be text. */
export async function readText(open: Open, chosen: Chosen): Promise<CsvFile> {
  const survey = await encodingOf(open, chosen.encoding);
  if (!survey.ok) return survey;
  const { encoding, certain } = survey;
  const sample = await beginningOf(textOf(open(), encoding));
  if (sample.trim() === "") return { ok: false, problem: "The file is empty" };
  const dialect = guessDialect(sample, chosen);
  const bytes = encoding === "utf-8" ? byteDialect(dialect) : null;
  const again = () =>
    bytes ? cutBytes(piecesOf(open()), bytes) : cut(textOf(open(), encoding), dialect);
  const batches = again();
  const { delimiter } = dialect;
  const records = oneByOne(batches);
  return { ok: true, encoding, certain, delimiter, dialect, records, batches, again };
}

/** What a person said about the encoding is believed where the bytes can be read so. */
async function encodingOf(open: Open, said: string | undefined): Promise<Survey> {
  if (said !== undefined && said !== "utf-8" && isEncoding(said)) {
    return { ok: true, encoding: said, certain: true };
  }
  const survey = await surveyBytes(piecesOf(open()));
  if (!survey.ok || said === undefined || said === survey.encoding) return survey;
  return { ok: false, problem: "The file is not UTF-8 from end to end. Choose another encoding" };
}

async function beginningOf(text: AsyncGenerator<string>): Promise<string> {
  let sample = "";
  for await (const piece of text) {
    sample += piece;
    if (sample.length >= PIECE) break;
  }
  return sample;
}

/** Excel's own first line about the separator, which it does not show and does not count. */
const announcement = /^"?sep=.?"?(\r\n|\r|\n)/i;
const withoutAnnouncement = (sample: string) => sample.replace(announcement, "");

const MARK = Buffer.from("\ufeff");

/** What a file begins with before its first row, in bytes. */
function beforeRows(piece: Buffer): number {
  const mark = piece.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
  const [announced = ""] = announcement.exec(piece.toString("latin1", mark, mark + 20)) ?? [];
  return mark + announced.length;
}

async function* cut(text: AsyncGenerator<string>, dialect: Dialect): AsyncGenerator<TableRow[]> {
  const parser = new CsvParser(dialect);
  let before: TableRow | undefined;
  let first = true;
  for await (const piece of text) {
    const rows = parser.push(first ? withoutAnnouncement(piece) : piece);
    if (piece !== "") first = false;
    // Reading from memory never waits, and others want to be answered meanwhile.
    await breathe();
    before = rows.at(-1) ?? before;
    if (rows.length > 0) yield rows;
  }
  const last = lastRows(parser, before);
  if (last.length > 0) yield last;
}

/** The same of bytes that are UTF-8 from end to end. */
async function* cutBytes(
  pieces: AsyncIterable<Buffer>,
  dialect: ByteDialect,
): AsyncGenerator<TableRow[]> {
  const parser = new ByteParser(dialect);
  let before: TableRow | undefined;
  let first = true;
  for await (const piece of pieces) {
    const rows = parser.push(first ? piece.subarray(beforeRows(piece)) : piece);
    first = false;
    await breathe();
    before = rows.at(-1) ?? before;
    if (rows.length > 0) yield rows;
  }
  const last = lastRows(parser, before);
  if (last.length > 0) yield last;
}

/**
 * The rows that are left at the end. A row that has neither its line end nor as many cells as the one before it is what
 * is left of a file that was cut off, and a figure in it may be half of one.
 */
function lastRows(parser: CsvParser | ByteParser, before: TableRow | undefined): TableRow[] {
  const { isOpen } = parser;
  const rows = parser.end();
  const last = rows.at(-1);
  const width = (rows.at(-2) ?? before)?.cells.length ?? 0;
  if (isOpen && last && last.cells.length < width && !isTotal(last, width)) {
    throw new BrokenTable(
      `The file ends in the middle of row ${last.rowNo}: it has ${last.cells.length} of ${width} cells and no line end. Send the whole file`,
    );
  }
  return rows;
}
