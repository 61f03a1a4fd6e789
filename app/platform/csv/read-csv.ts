import { CsvParser, type CsvRecord } from "./csv-parser.ts";
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

/** Opens a CSV file in whatever dialect and encoding it has. `open` is called twice; the file is never held whole. */
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
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function* cut(sample: string, text: AsyncGenerator<string>, delimiter: Delimiter) {
  const parser = new CsvParser(delimiter);
  yield* parser.push(sample);
  for await (const piece of text) yield* parser.push(piece);
  yield* parser.end();
}
