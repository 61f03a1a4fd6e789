/** A row of a file: its cells, the row as it was written, and its number as a spreadsheet counts, from 1. */
export type CsvRecord = { rowNo: number; raw: string; cells: string[] };

/** A file whose rows cannot be told apart. Its message is a sentence for the sender. */
export class BrokenCsv extends Error {}

const LONGEST_ROW = 100_000;
const QUOTE = '"';

/**
 * Cuts text that arrives in pieces into records. It keeps each row as written, which is shown to people and handed
 * back to them with what was wrong; a quote counts only at the beginning of a cell, so that 5" pipe stays a pipe.
 */
export class CsvParser {
  private rest = "";
  private rowNo = 0;

  constructor(private readonly delimiter: string) {}

  *push(text: string): Generator<CsvRecord> {
    this.rest += text;
    yield* this.cut(false);
    if (this.rest.length > LONGEST_ROW)
      throw this.rest.includes(QUOTE) ? this.broken() : this.tooLong();
  }

  *end(): Generator<CsvRecord> {
    yield* this.cut(true);
  }

  private *cut(final: boolean): Generator<CsvRecord> {
    let from = 0;
    while (from < this.rest.length) {
      const record = scanRecord(this.rest, from, this.delimiter, final);
      if (record === "unclosed") throw this.broken();
      if (record === null) break;
      this.rowNo += 1;
      yield { rowNo: this.rowNo, raw: this.rest.slice(from, record.end), cells: record.cells };
      from = record.next;
    }
    this.rest = this.rest.slice(from);
  }

  private tooLong() {
    return new BrokenCsv(`Row ${this.rowNo + 1} has more than 100,000 characters`);
  }

  private broken() {
    return new BrokenCsv(
      `Row ${this.rowNo + 1} does not end: a quotation mark in it is opened and never closed`,
    );
  }
}

/** The cells of one row as it was written. */
export function cellsOf(raw: string, delimiter: string): string[] {
  const record = scanRecord(raw, 0, delimiter, true);
  return record === null || record === "unclosed" ? [raw] : record.cells;
}

type Scanned = { cells: string[]; end: number; next: number };

/** One record from a place on; null when the text so far does not hold all of it. */
function scanRecord(
  text: string,
  from: number,
  delimiter: string,
  final: boolean,
): Scanned | "unclosed" | null {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let quoted = "";
    if (text[at] === QUOTE) {
      const closed = scanQuoted(text, at + 1);
      if (closed === null) return final ? "unclosed" : null;
      quoted = closed.content;
      at = closed.next;
    }
    const stop = endOfCell(text, at, delimiter);
    cells.push(quoted + text.slice(at, stop));
    at = stop;
    if (at >= text.length) return final ? { cells, end: at, next: at } : null;
    if (text[at] !== delimiter) break;
    at += 1;
  }
  // The other half of a line end may be in the next piece.
  if (text[at] === "\r" && at + 1 >= text.length && !final) return null;
  const width = text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
  return { cells, end: at, next: at + width };
}

function scanQuoted(text: string, from: number) {
  let content = "";
  let at = from;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    if (quote === -1) return null;
    if (text[quote + 1] !== QUOTE) {
      return { content: content + text.slice(at, quote), next: quote + 1 };
    }
    content += text.slice(at, quote + 1);
    at = quote + 2;
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  const stop = delimiter.charCodeAt(0);
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === stop || code === 10 || code === 13) break;
    at += 1;
  }
  return at;
}
