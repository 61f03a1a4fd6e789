import { setImmediate as breathe } from "node:timers/promises";

import { BrokenCsv, CsvParser, type CsvRecord } from "./csv-parser.ts";
import { type Delimiter, guessDelimiter } from "./delimiter.ts";
import { type Encoding, surveyBytes } from "./file-encoding.ts";

export type CsvFile =
  | {
      ok: true;
      encoding: Encoding;
      delimiter: Delimiter;
      /** Every row, blank ones too. Throws BrokenCsv where rows cannot be told apart. */
      records: AsyncGenerator<CsvRecord>;
    }
  | { ok: false /** A sentence for the sender. */; problem: string };

const SAMPLE = 65_536;

/** How many rows in a row may keep the process from answering others. */
const ROWS_AT_A_STRETCH = 1_000;

/**
 * Opens a CSV file in whatever dialect and encoding it has. `open` is called twice; the file is never held whole.
 * Throws BrokenCsv where its text is no text.
 */
export async function readCsv(open: () => AsyncIterable<Uint8Array>): Promise<CsvFile> {
  const survey = await surveyBytes(open());
  if (!survey.ok) return survey;
  const text = textOf(open(), survey.encoding);
  let sample = "";
  for (;;) {
    const piece = await text.next();
    if (piece.done) break;
    sample += piece.value;
    if (sample.length >= SAMPLE) break;
  }
  if (sample.trim() === "") return { ok: false, problem: "The file is empty" };
  const delimiter = guessDelimiter(sample);
  return { ok: true, encoding: survey.encoding, delimiter, records: cut(sample, text, delimiter) };
}

async function* textOf(chunks: AsyncIterable<Uint8Array>, encoding: Encoding) {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield withoutNul(decoder.decode(chunk, { stream: true }));
  yield withoutNul(decoder.decode());
}

/** In UTF-16 every other byte may be zero, so only the text can tell; PostgreSQL holds no NUL. */
function withoutNul(text: string): string {
  if (text.includes("\0")) {
    throw new BrokenCsv("The file is not text. Export the rows as CSV and send them");
  }
  return text;
}

async function* cut(sample: string, text: AsyncGenerator<string>, delimiter: Delimiter) {
  const parser = new CsvParser(delimiter);
  yield* stretches(parser.push(sample));
  for await (const piece of text) yield* stretches(parser.push(piece));
  yield* stretches(parser.end());
}

async function* stretches(records: Iterable<CsvRecord>) {
  let rows = 0;
  for (const record of records) {
    rows += 1;
    if (rows % ROWS_AT_A_STRETCH === 0) await breathe();
    yield record;
  }
}
