import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** Text of a file holds none. */
const GAP = "\0";
const MOST_ROWS = 2_000;
const MOST_SIGNS = 500_000;
/** Blank rows that are kept as such; more of them begin another piece. */
const MOST_BLANK = 100;

/** Rows that follow each other, as they were written. */
export type Piece = { firstRow: number; rowCount: number; rows: Uint8Array<ArrayBuffer> };

/** Puts rows together to pieces that are small when they lie and quick to open. */
export class RowsInPieces {
  private firstRow = 0;
  private rows: string[] = [];
  private signs = 0;

  /** Rows that make a full piece, when this row begins the next one. */
  add(rowNo: number, raw: string): Promise<Piece> | null {
    const blank = rowNo - this.firstRow - this.rows.length;
    const full = this.rows.length >= MOST_ROWS || this.signs >= MOST_SIGNS;
    const piece = this.rows.length > 0 && (full || blank > MOST_BLANK) ? this.end() : null;
    if (this.rows.length === 0) this.firstRow = rowNo;
    else for (let row = 0; row < blank; row += 1) this.rows.push("");
    this.rows.push(raw);
    this.signs += raw.length;
    return piece;
  }

  /** What is left. */
  end(): Promise<Piece> | null {
    if (this.rows.length === 0) return null;
    const { firstRow, rows } = this;
    this.rows = [];
    this.signs = 0;
    return packed(firstRow, rows);
  }
}

async function packed(firstRow: number, rows: string[]): Promise<Piece> {
  const text = await deflate(rows.join(GAP), { level: 1 });
  return { firstRow, rowCount: rows.length, rows: new Uint8Array(text) };
}

/** The rows of a piece, in their order. */
export async function rowsOfPiece(rows: Uint8Array): Promise<string[]> {
  return (await inflate(rows)).toString("utf8").split(GAP);
}
