import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Text of a file holds none. */
const GAP = 0;
const MOST_ROWS = 2_000;
const MOST_BYTES = 500_000;
const FIRST_BYTES = 300_000;
/** Blank rows that are kept as such; more of them begin another piece. */
const MOST_BLANK = 100;

/** Rows that follow each other, as they were written. */
export type Piece = { firstRow: number; rowCount: number; rows: Uint8Array<ArrayBuffer> };

type Written = { rowNo: number; raw: string } | RowBytes;
/** A row that is still the bytes in which it was sent. */
type RowBytes = { rowNo: number; bytes: Buffer; from: number; to: number };

/** Puts rows together to pieces that are small when they lie and quick to open. */
export class RowsInPieces {
  private firstRow = 0;
  private count = 0;
  private bytes = Buffer.allocUnsafe(FIRST_BYTES);
  private used = 0;
  /** What pieces were written to that are packed by now: made anew for each, they would pile up until they are swept. */
  private readonly spare: Buffer<ArrayBuffer>[] = [];

  /** Rows that make a full piece, when this row begins the next one. */
  add(row: Written): Promise<Piece> | null {
    const { rowNo } = row;
    const blank = rowNo - this.firstRow - this.count;
    const full = this.count >= MOST_ROWS || this.used >= MOST_BYTES;
    const piece = this.count > 0 && (full || blank > MOST_BLANK) ? this.end() : null;
    if (this.count === 0) this.firstRow = rowNo;
    else for (; this.firstRow + this.count < rowNo; this.count += 1) this.room(0);
    if ("bytes" in row) {
      this.room(row.to - row.from);
      this.used += row.bytes.copy(this.bytes, this.used, row.from, row.to);
    } else {
      this.room(row.raw.length * 3);
      this.used += this.bytes.write(row.raw, this.used);
    }
    this.count += 1;
    return piece;
  }

  /** What is left. */
  end(): Promise<Piece> | null {
    if (this.count === 0) return null;
    const { firstRow, count, bytes } = this;
    const packing = packedBytes(firstRow, count, bytes.subarray(0, this.used));
    this.bytes = this.spare.pop() ?? Buffer.allocUnsafe(FIRST_BYTES);
    this.used = 0;
    this.count = 0;
    return packing.finally(() => this.spare.push(bytes));
  }

  /** Begins another row, of so many bytes at most. */
  private room(bytes: number) {
    const needed = this.used + bytes + 1;
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(larger, 0, 0, this.used);
      this.bytes = larger;
    }
    if (this.count === 0) return;
    this.bytes[this.used] = GAP;
    this.used += 1;
  }
}

/** Rows that follow each other as one piece. */
export const packed = (firstRow: number, rows: string[]): Promise<Piece> =>
  packedBytes(firstRow, rows.length, Buffer.from(rows.join("\0")));

async function packedBytes(firstRow: number, rowCount: number, bytes: Buffer): Promise<Piece> {
  const text = await deflate(bytes, { level: 1 });
  return { firstRow, rowCount, rows: new Uint8Array(text) };
}

/** The rows of a piece, in their order. */
export async function rowsOfPiece(rows: Uint8Array): Promise<string[]> {
  return (await inflate(rows)).toString("utf8").split("\0");
}
