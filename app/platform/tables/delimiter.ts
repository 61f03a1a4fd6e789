import { CsvParser } from "./csv-parser.ts";
import type { Dialect } from "./quoted-row.ts";
import { BrokenTable, type Chosen, type TableRow } from "./table.ts";

export const delimiters = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

export const delimiterNames: Record<Delimiter, string> = {
  ";": "Semicolons",
  ",": "Commas",
  "\t": "Tabs",
  "|": "Bars",
};

/** Taken only where none of the usual ones cuts anything. */
const rare = ["\u001f", "\u0001", "^", "~", "¦", ":"] as const;

const ROWS_TO_JUDGE = 30;
const SAMPLE = 20_000;

/** How the cells of a file are told apart, judged by its beginning. */
export function guessDialect(sample: string, chosen: Chosen = {}): Dialect {
  const start = sample.slice(0, SAMPLE);
  const delimiter =
    chosen.delimiter?.length === 1 ? chosen.delimiter : guessDelimiter(start, chosen.quote);
  const quote =
    chosen.quote === undefined ? guessQuote(start, delimiter) : chosen.quote.slice(0, 1);
  const escapes = chosen.escapes ?? guessEscapes(start, delimiter, quote);
  return { delimiter, quote, escapes };
}

/** What separates the cells: the sign that cuts most rows into the same, largest number of cells. */
export function guessDelimiter(sample: string, quote?: string): string {
  const announced = /^"?sep=(.?)"?[\r\n]/i.exec(sample)?.[1];
  if (announced) return announced;
  const marks = quote === undefined ? ['"', "'", ""] : [quote];
  let best = { delimiter: ",", score: 0 };
  for (const group of [delimiters, rare]) {
    for (const mark of marks) {
      for (const delimiter of group) {
        const score = usualWidth(sample, { delimiter, quote: mark, escapes: "doubled" });
        // Another quote must be worth it.
        if (score > best.score * (mark === '"' ? 1 : 1.2)) best = { delimiter, score };
      }
    }
    if (best.score > 0) break;
  }
  return best.delimiter;
}

/** The number of cells that most rows have, weighed by how many agree. */
function usualWidth(sample: string, dialect: Dialect): number {
  const counts = new Map<number, number>();
  for (const { cells } of rowsOf(sample, dialect).slice(0, ROWS_TO_JUDGE)) {
    if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, agreeing] of counts) best = Math.max(best, width * agreeing);
  return best;
}

/** The rows as far as they can be told apart. */
function rowsOf(sample: string, dialect: Dialect) {
  const parser = new CsvParser(dialect);
  const rows: TableRow[] = [];
  try {
    for (const line of sample.split(/(?<=\n)/)) rows.push(...parser.push(line));
    if (sample.length < SAMPLE) rows.push(...parser.end());
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error;
  }
  return rows;
}

/**
 * A quotation mark is taken where it opens cells. An apostrophe must close every cell that it opens, for it also begins
 * names; the usual mark is given up only where its rows cannot be told apart and those without it can.
 */
function guessQuote(sample: string, delimiter: string): string {
  const dialect: Dialect = { delimiter, quote: "", escapes: "doubled" };
  const plain = usualWidth(sample, dialect);
  const quoted = usualWidth(sample, { ...dialect, quote: '"' });
  if (quoted * 1.2 < plain && mostlyUnclosed(sample)) return "";
  const cells = rowsOf(sample, dialect).flatMap((row) => row.cells);
  if (cells.some((cell) => cell.startsWith('"'))) return '"';
  const single = rowsOf(sample, { ...dialect, quote: "'" }).flatMap((row) => row.cells);
  const opened = cells.filter((cell) => cell.startsWith("'")).length;
  const closed = cells.filter((cell) => cell.endsWith("'")).length;
  return opened > 1 && opened === closed && single.length > 0 ? "'" : '"';
}

/** Most lines that hold quotation marks hold an odd number of them: they are signs for inches, not quotes. */
function mostlyUnclosed(sample: string): boolean {
  const counts = sample.split(/[\r\n]+/).map((line) => line.split('"').length - 1);
  const odd = counts.filter((count) => count % 2 === 1).length;
  return odd >= 3 && odd * 3 >= counts.filter((count) => count > 0).length * 2;
}

function guessEscapes(sample: string, delimiter: string, quote: string): Dialect["escapes"] {
  if (quote === "" || !sample.includes(`\\${quote}`)) return "doubled";
  let backslashes = 0;
  let doubled = 0;
  for (let at = sample.indexOf(quote); at !== -1; at = sample.indexOf(quote, at + 1)) {
    const [before = "", after = ""] = [sample[at - 1], sample[at + 1]];
    const inside = after !== "" && after !== delimiter && !/[\r\n]/.test(after);
    if (before === "\\" && inside) backslashes += 1;
    if (before === quote && inside && sample[at - 2] !== delimiter) doubled += 1;
  }
  return backslashes > doubled ? "backslash" : "doubled";
}
