import type { ConventionFinding, Conventions } from "./conventions.ts";

/** A row of a file: its number as the sender's own program counts, the row as it was written, and its cells. */
export type TableRow = {
  rowNo: number;
  raw: string;
  cells: string[];
  /** What the reader of the format itself found wrong with it. */
  wrong?: FoundWrong[];
};

/** `cell` is the place of the cell that shows it, if one does; `column` is what the format calls the place. */
export type FoundWrong = {
  cell: number | null;
  column: string;
  value: string;
  what: string;
  hint?: string;
};

export const tableFormats = ["csv", "xlsx", "x12", "json"] as const;
export type TableFormat = (typeof tableFormats)[number];

export type FoundSheet = { name: string; rows: number | null; hidden: boolean };

/** A row that stands in the file and is not a line of the report, with the reason in words. */
export type LeftOut = { rowNo: number; raw: string; why: string };

/** What was found by looking at a file. Plain data: it is kept with the file and shown for confirmation. */
export type Found = {
  format: TableFormat;
  /** Empty where the format has none of its own, as all that follows. */
  encoding: string;
  /** False where the bytes could be read in another one. */
  certainEncoding?: boolean;
  delimiter: string;
  quote: string;
  /** How a quotation mark is written inside quotation marks. */
  escapes: "doubled" | "backslash";
  sheet: string | null;
  sheets: FoundSheet[];
  conventions: Conventions;
  /** What the conventions were taken from, and what was only assumed. */
  findings: ConventionFinding[];
  /** Sentences about what was assumed or passed over, for the sender; complete when the rows have ended. */
  notes: string[];
  /** Filled while the rows are read, complete when they have ended. */
  leftOut: LeftOut[];
};

/** What a person said about a file, which counts more than what was found. */
export type Chosen = Partial<
  Pick<Found, "encoding" | "delimiter" | "quote" | "escapes" | "sheet"> & {
    conventions: Partial<Conventions>;
  }
>;

export type TableFile =
  | {
      ok: true;
      found: Found;
      /** Every row that is not blank. Throws BrokenTable where rows cannot be told apart. */
      records: AsyncGenerator<TableRow>;
      /** The same rows, many at a time: one or the other is read, once. */
      batches: AsyncGenerator<TableRow[]>;
    }
  | { ok: false /** A sentence for the sender. */; problem: string };

export type Open = () => AsyncIterable<Uint8Array>;

export type TableOptions = {
  fileName: string;
  chosen?: Chosen;
  /** Whether the first rows of a sheet hold a header that is known: such a sheet is taken before others. */
  knows?: (first: readonly TableRow[]) => boolean;
  /** Rows that sum up others are handed out like any other, for somebody who says what became of each row. */
  keepsTotals?: true;
};

/** A file that cannot be read to its end. Its message is a sentence for the sender. */
export class BrokenTable extends Error {}

/** The rows one by one of rows that come many at a time. */
export async function* oneByOne(batches: AsyncGenerator<TableRow[]>): AsyncGenerator<TableRow> {
  for await (const rows of batches) yield* rows;
}
