import { BrokenRows, LONGEST_ROW, MOST_CELLS } from "./broken-rows.ts";
import { cutQuotedRow, type Dialect } from "./quoted-row.ts";
import type { TableRow } from "./table.ts";

const FEED = 10;
const RETURN = 13;

/** A separator alone stands for the usual dialect. */
export const dialectOf = (dialect: Dialect | string): Dialect =>
  typeof dialect === "string" ? { delimiter: dialect, quote: '"', escapes: "doubled" } : dialect;

/**
 * Cuts text that arrives in pieces into rows. It keeps each row as written, which is shown to people and handed back to
 * them with what was wrong; a quote counts only at the beginning of a cell, so that 5" pipe stays a pipe. Blank rows
 * count and are left out. Cells are parts of the piece they came in: whoever keeps a few of very many should copy them.
 */
export class CsvParser {
  private rest = "";
  private readonly broken = new BrokenRows();
  private readonly dialect: Dialect;

  constructor(dialect: Dialect | string) {
    this.dialect = dialectOf(dialect);
  }

  push(text: string): TableRow[] {
    const rows = this.cut(this.rest === "" ? text : this.rest + text, false);
    const { quote } = this.dialect;
    if (this.rest.length > LONGEST_ROW) {
      throw quote !== "" && this.rest.includes(quote)
        ? this.broken.unclosed()
        : this.broken.tooLong();
    }
    return rows;
  }

  /** What is left does not end in a line end. */
  get isOpen(): boolean {
    return this.rest !== "" && !/[\r\n]$/.test(this.rest);
  }

  end(): TableRow[] {
    return this.cut(this.rest, true);
  }

  private cut(text: string, final: boolean): TableRow[] {
    const { dialect } = this;
    const { delimiter, quote } = dialect;
    const { length } = text;
    const rows: TableRow[] = [];
    let from = 0;
    let feed = -2;
    let carriage = -2;
    let mark = quote === "" ? -1 : -2;
    while (from < length) {
      // Each is looked for again only when it has been passed.
      if (feed !== -1 && feed < from) feed = text.indexOf("\n", from);
      if (carriage !== -1 && carriage < from) carriage = text.indexOf("\r", from);
      if (mark !== -1 && mark < from) mark = text.indexOf(quote, from);
      let end = feed === -1 ? length : feed;
      if (carriage !== -1 && carriage < end) end = carriage;
      let cells: string[] | null = null;
      if (mark !== -1 && mark < end) {
        const cut = cutQuotedRow(text, from, dialect, final);
        if (cut === "unclosed") throw this.broken.unclosed();
        if (cut === "astray") throw this.broken.astray();
        if (cut === null) break;
        cells = cut.cells;
        end = cut.end;
      }
      // The other half of a line end may be in the next piece.
      const returns = text.charCodeAt(end) === RETURN;
      if (!final && (end >= length || (returns && end + 1 >= length))) break;
      const raw = text.slice(from, end);
      if (raw.length > LONGEST_ROW) throw this.broken.tooLong();
      this.add(rows, raw, cells ?? raw.split(delimiter, MOST_CELLS + 1));
      from = end + (returns && text.charCodeAt(end + 1) === FEED ? 2 : 1);
    }
    this.rest = text.slice(from);
    return rows;
  }

  private add(rows: TableRow[], raw: string, cells: string[]) {
    const rowNo = this.broken.count();
    // As many signs as separators, or blanks alone.
    if (raw.length === cells.length - 1 || (cells.length === 1 && raw.trim() === "")) {
      this.broken.blank();
      return;
    }
    if (cells.length > MOST_CELLS) throw this.broken.tooWide();
    this.broken.filled();
    rows.push({ rowNo, raw, cells });
  }
}

/** The cells of one row as it was written. */
export function cellsOf(raw: string, dialect: Dialect | string): string[] {
  const known = dialectOf(dialect);
  if (known.quote === "" || !raw.includes(known.quote)) return raw.split(known.delimiter);
  const cut = cutQuotedRow(raw, 0, known, true);
  return cut === null || typeof cut === "string" ? [raw] : cut.cells;
}
