import { BrokenTable } from "../table.ts";
import { textIn } from "./xml.ts";

const CHUNK = 4_000_000;
const MOST_BYTES = 120_000_000;
const LONGEST = 1_000_000;

/** The different texts of a workbook, kept as bytes: a million small strings would weigh several times as much. */
export class SharedStrings {
  private readonly chunks: Buffer[] = [];
  private at = CHUNK;
  private places = new Uint32Array(1_024);
  private lengths = new Uint32Array(1_024);
  private count = 0;

  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    const place = this.places[index] ?? 0;
    const chunk = this.chunks[Math.floor(place / CHUNK)];
    const from = place % CHUNK;
    return chunk?.toString("utf8", from, from + (this.lengths[index] ?? 0)) ?? null;
  }

  add(text: string) {
    const bytes = Buffer.byteLength(text);
    if (bytes > LONGEST)
      throw new BrokenTable("A cell of the workbook holds more than 1 MB of text");
    if (this.at + bytes > CHUNK) {
      if (this.chunks.length * CHUNK >= MOST_BYTES) throw tooMany();
      this.chunks.push(Buffer.allocUnsafe(CHUNK));
      this.at = 0;
    }
    if (this.count === this.places.length) this.grow();
    this.places[this.count] = (this.chunks.length - 1) * CHUNK + this.at;
    this.lengths[this.count] = bytes;
    this.at += this.chunks.at(-1)?.write(text, this.at) ?? 0;
    this.count += 1;
  }

  private grow() {
    const [places, lengths] = [this.places, this.lengths];
    this.places = new Uint32Array(places.length * 2);
    this.places.set(places);
    this.lengths = new Uint32Array(lengths.length * 2);
    this.lengths.set(lengths);
  }
}

const tooMany = () =>
  new BrokenTable(
    "The workbook holds more than 120 MB of different texts. Save the sheet as CSV and send it again",
  );

export async function sharedStringsOf(xml: AsyncIterable<string>): Promise<SharedStrings> {
  const strings = new SharedStrings();
  let rest = "";
  let prefix: string | null = null;
  for await (const piece of xml) {
    rest += piece;
    prefix ??= /<(\w+:)?sst[\s>/]/.exec(rest)?.[1] ?? (rest.includes("<sst") ? "" : null);
    if (prefix === null) {
      if (rest.length > 10_000) throw new BrokenTable("The workbook's texts cannot be read");
      continue;
    }
    rest = take(rest, prefix, strings);
    if (rest.length > LONGEST)
      throw new BrokenTable("A cell of the workbook holds more than 1 MB of text");
  }
  return strings;
}

function take(text: string, prefix: string, strings: SharedStrings): string {
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  let at = 0;
  for (;;) {
    const from = text.indexOf(open, at);
    if (from === -1) return text.slice(Math.max(at, text.length - open.length));
    const tagEnd = text.indexOf(">", from);
    if (tagEnd === -1) return text.slice(from);
    if (text[tagEnd - 1] === "/") {
      strings.add("");
      at = tagEnd + 1;
      continue;
    }
    const end = text.indexOf(close, tagEnd);
    if (end === -1) return text.slice(from);
    strings.add(textIn(text.slice(tagEnd + 1, end), prefix));
    at = end + close.length;
  }
}
