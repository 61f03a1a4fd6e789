import { BrokenRows, LONGEST_ROW, MOST_CELLS } from "./broken-rows.ts";
import { type ByteDialect, ByteRow } from "./byte-row.ts";
import { cutQuotedRow } from "./quoted-row.ts";
import { BrokenTable, type TableRow } from "./table.ts";

const FEED = 10;
const RETURN = 13;
const NOTHING = Buffer.alloc(0);

/** Cuts bytes of UTF-8 that arrive in pieces into the same rows as CsvParser does their text, without making it text. */
export class ByteParser {
  private rest: Buffer = NOTHING;
  private readonly broken = new BrokenRows();
  /** The bytes at hand, a sign for each byte: made where quotes are to be followed. */
  private signs: string | null = null;

  constructor(private readonly dialect: ByteDialect) {}

  push(piece: Buffer): TableRow[] {
    if (piece.includes(0)) {
      throw new BrokenTable("The file is not text. Export the rows as CSV and send them");
    }
    const rows = this.cut(
      this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]),
      false,
    );
    const { mark } = this.dialect;
    if (lettersOf(this.rest) > LONGEST_ROW) {
      throw mark !== -1 && this.rest.includes(mark)
        ? this.broken.unclosed()
        : this.broken.tooLong();
    }
    return rows;
  }

  /** What is left does not end in a line end. */
  get isOpen(): boolean {
    const last = this.rest.at(-1);
    return last !== undefined && last !== FEED && last !== RETURN;
  }

  end(): TableRow[] {
    return this.cut(this.rest, true);
  }

  private cut(bytes: Buffer, final: boolean): TableRow[] {
    const { mark } = this.dialect;
    const { length } = bytes;
    const rows: TableRow[] = [];
    this.signs = null;
    let from = 0;
    let feed = -2;
    let carriage = -2;
    let quote = mark === -1 ? -1 : -2;
    while (from < length) {
      // Each is looked for again only when it has been passed.
      if (feed !== -1 && feed < from) feed = bytes.indexOf(FEED, from);
      if (carriage !== -1 && carriage < from) carriage = bytes.indexOf(RETURN, from);
      if (quote !== -1 && quote < from) quote = bytes.indexOf(mark, from);
      let end = feed === -1 ? length : feed;
      if (carriage !== -1 && carriage < end) end = carriage;
      const quoted = quote !== -1 && quote < end;
      if (quoted && (end === length || !this.closes(bytes, from, end))) {
        end = this.quotedEnd(bytes, from, final);
        if (end === -1) break;
      }
      // The other half of a line end may be in the next piece.
      const returns = bytes[end] === RETURN;
      if (!final && (end >= length || (returns && end + 1 >= length))) break;
      this.add(rows, bytes, from, end, quoted);
      from = end + (returns && bytes[end + 1] === FEED ? 2 : 1);
    }
    this.rest = from === 0 ? bytes : bytes.subarray(from);
    return rows;
  }

  private add(rows: TableRow[], bytes: Buffer, from: number, end: number, quoted: boolean) {
    const row = new ByteRow(this.broken.count(), bytes, from, end, quoted, this.dialect);
    if (end - from > LONGEST_ROW && row.raw.length > LONGEST_ROW) {
      this.broken.uncount();
      throw this.broken.tooLong();
    }
    if (this.isBlank(row)) {
      this.broken.blank();
      return;
    }
    if (end - from >= MOST_CELLS && row.cells.length > MOST_CELLS) throw this.broken.tooWide();
    this.broken.filled();
    rows.push(row);
  }

  /** Separators and nothing else, or blanks alone. */
  private isBlank(row: ByteRow): boolean {
    const { bytes, from, to } = row;
    const { stop } = this.dialect;
    if (from === to) return true;
    const first = bytes[from] as number;
    if (first === stop) {
      for (let at = from + 1; at < to; at += 1) if (bytes[at] !== stop) return false;
      return true;
    }
    if (first > 32 && first < 0x80) return false;
    for (let at = from; at < to; at += 1) if (bytes[at] === stop) return false;
    return row.raw.trim() === "";
  }

  /** Whether a line holds nothing but cells that quotes go round as a whole, and others without quotes. */
  private closes(bytes: Buffer, from: number, end: number): boolean {
    const { stop, mark, escapes } = this.dialect;
    if (escapes === "backslash") return false;
    let at = from;
    for (;;) {
      if (bytes[at] === mark) {
        at += 1;
        while (at < end && bytes[at] !== mark) at += 1;
        if (at === end) return false;
        at += 1;
        if (at < end && bytes[at] !== stop) return false;
      } else {
        while (at < end && bytes[at] !== stop) at += 1;
      }
      if (at >= end) return true;
      at += 1;
    }
  }

  /** Where a row with quotes ends; -1 where the bytes so far do not hold all of it. */
  private quotedEnd(bytes: Buffer, from: number, final: boolean): number {
    this.signs ??= bytes.toString("latin1");
    const cut = cutQuotedRow(this.signs, from, this.dialect, final);
    if (cut === null) return -1;
    if (cut === "unclosed") throw this.broken.unclosed();
    if (cut !== "astray") return cut.end;
    // What looks like a letter among bytes may be half of a blank.
    const text = bytes.toString("utf8", from, final ? bytes.length : wholeLettersOf(bytes));
    const read = cutQuotedRow(text, 0, this.dialect, final);
    if (read === null) return -1;
    if (read === "unclosed") throw this.broken.unclosed();
    if (read === "astray") throw this.broken.astray();
    return from + Buffer.byteLength(text.slice(0, read.end));
  }
}

/** Where the last letter ends that has all of its bytes: the next piece may bring the rest of one. */
function wholeLettersOf(bytes: Buffer): number {
  let at = bytes.length - 1;
  while (at > 0 && at > bytes.length - 4 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  const first = bytes[at] ?? 0;
  const needed = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  return at + needed > bytes.length ? at : bytes.length;
}

/** A letter is at least a byte: only what has more bytes than letters are allowed is read for it. */
const lettersOf = (bytes: Buffer) =>
  bytes.length <= LONGEST_ROW ? bytes.length : bytes.toString().length;
