import { cutQuotedRow, type Dialect } from "./quoted-row.ts";
import type { TableRow } from "./table.ts";

const MOST_CELLS = 2_000;
const BACKSLASH = 92;
const BLANK = 32;
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** Where the cells of a row stand among its bytes, and a number that equal cells have in common. */
export class ScannedCells {
  bytes: Uint8Array = new Uint8Array(0);
  count = 0;
  readonly from = new Int32Array(MOST_CELLS + 1);
  readonly to = new Int32Array(MOST_CELLS + 1);
  readonly hash = new Int32Array(MOST_CELLS + 1);
  /** Whether each of its bytes is a sign of its own. */
  ascii = true;
}

/** How a dialect looks among bytes. */
export type ByteDialect = Dialect & { stop: number; mark: number };

const codeOf = (sign: string) => (sign === "" ? -1 : sign.charCodeAt(0));
const isOneByte = (sign: string) => sign === "" || (sign.length === 1 && sign.charCodeAt(0) < 0x80);

/** Null where a separator is no single byte. */
export const byteDialect = (dialect: Dialect): ByteDialect | null =>
  isOneByte(dialect.delimiter) && isOneByte(dialect.quote)
    ? { ...dialect, stop: codeOf(dialect.delimiter), mark: codeOf(dialect.quote) }
    : null;

/** A row of UTF-8 that is text only for whoever asks for its text: of most rows nobody does. */
export class ByteRow implements TableRow {
  private text: string | undefined;
  private cut: string[] | undefined;

  constructor(
    readonly rowNo: number,
    readonly bytes: Buffer,
    readonly from: number,
    readonly to: number,
    private readonly quoted: boolean,
    private readonly dialect: ByteDialect,
  ) {}

  get raw(): string {
    this.text ??= this.bytes.toString("utf8", this.from, this.to);
    return this.text;
  }

  get cells(): string[] {
    this.cut ??= this.quoted
      ? this.cutQuoted()
      : this.raw.split(this.dialect.delimiter, MOST_CELLS + 1);
    return this.cut;
  }

  /** Whether no cell of it holds anything. */
  isBlank(): boolean {
    for (let at = this.from; at < this.to; at += 1) {
      const byte = this.bytes[at] as number;
      if (byte === this.dialect.stop) continue;
      if (byte === BLANK) continue;
      if (byte > BLANK && byte < 0x80 && byte !== this.dialect.mark) return false;
      return this.cells.every((cell) => cell.trim() === "");
    }
    return true;
  }

  private cutQuoted(): string[] {
    const cut = cutQuotedRow(this.raw, 0, this.dialect, true);
    return cut === null || typeof cut === "string" ? [this.raw] : cut.cells;
  }

  /** Finds the cells among the bytes; false where that takes more than looking. */
  scan(into: ScannedCells): boolean {
    const { bytes, to } = this;
    const { stop, mark } = this.dialect;
    let at = this.from;
    let count = 0;
    let signs = 0;
    for (;;) {
      if (count > MOST_CELLS) return false;
      let hash = SEED;
      if (at < to && bytes[at] === mark) {
        at += 1;
        into.from[count] = at;
        for (;;) {
          if (at >= to) return false;
          const byte = bytes[at] as number;
          if (byte === mark) break;
          if (byte === BACKSLASH) return false;
          signs |= byte;
          hash = Math.imul(hash ^ byte, PRIME);
          at += 1;
        }
        into.to[count] = at;
        at += 1;
        if (at < to && bytes[at] !== stop) return false;
      } else {
        into.from[count] = at;
        while (at < to) {
          const byte = bytes[at] as number;
          if (byte === stop) break;
          signs |= byte;
          hash = Math.imul(hash ^ byte, PRIME);
          at += 1;
        }
        into.to[count] = at;
      }
      into.hash[count] = hash;
      count += 1;
      if (at >= to) break;
      at += 1;
    }
    into.bytes = bytes;
    into.count = count;
    into.ascii = signs < 0x80;
    return true;
  }
}
