import { Readable } from "node:stream";
import { writeXlsxStream } from "hucre/xlsx";

import { encoderOf } from "./encode-text.ts";
import { type Encoding, isEncoding } from "./encodings.ts";
import { openRows } from "./open-table.ts";
import type { Dialect } from "./quoted-row.ts";
import { sheetText } from "./sheet-text.ts";
import { BrokenTable, type Found, type Open, type TableRow } from "./table.ts";
import { withoutFormula } from "./write-csv.ts";

/** What is wrong with a row, in words; `added` are cells for the added columns. */
export type WrongRow = { rowNo: number; errors: string; added?: readonly string[] };

export type WithErrors = {
  fileName: string;
  /** What was found when the file was read. */
  found: Pick<Found, "encoding" | "delimiter" | "quote" | "escapes" | "sheet">;
  headerRow: number;
  /** In the order of the file. */
  wrong: AsyncIterable<WrongRow> | Iterable<WrongRow>;
  /** All rows go back, or only those that are wrong and the header. */
  rows: "wrong" | "all";
  /** Names of columns that stand before "errors". */
  addedColumns?: readonly string[];
};

export type WrittenFile = {
  ending: "csv" | "xlsx";
  type: string;
  content: AsyncIterable<Uint8Array>;
};

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A kept file once more, in its own format, encoding and columns, with what is wrong in a column "errors". Neither the
 * file nor the errors are held whole. Throws BrokenTable where the file cannot be read any more.
 */
export async function writeWithErrors(open: Open, options: WithErrors): Promise<WrittenFile> {
  const { fileName, found } = options;
  const rows = await openRows(open, { fileName, chosen: { ...found } });
  if (!rows.ok) throw new BrokenTable(rows.problem);
  const lines = withErrors(
    rows.read(() => {}),
    options,
  );
  if (rows.found.format === "xlsx") {
    const name = found.sheet ?? "Rows";
    const content = writeXlsxStream(inSheet(lines), { name: name.slice(0, 31) });
    return { ending: "xlsx", type: XLSX, content: Readable.fromWeb(content as never) };
  }
  const encoding = isEncoding(found.encoding) ? found.encoding : "utf-8";
  const type = `text/csv; charset=${encoding}`;
  return { ending: "csv", type, content: inText(lines, found, encoding) };
}

async function* withErrors(
  batches: AsyncIterable<readonly TableRow[]>,
  { headerRow, wrong, rows, addedColumns = [] }: WithErrors,
): AsyncGenerator<string[]> {
  const errors = asAsync(wrong);
  let next = await errors.next();
  let width = 0;
  for await (const batch of batches) {
    for (const { rowNo, cells } of batch) {
      if (rowNo === headerRow) {
        width = cells.length;
        yield [...cells, ...addedColumns, "errors"];
        continue;
      }
      while (!next.done && next.value.rowNo < rowNo) next = await errors.next();
      const found = !next.done && next.value.rowNo === rowNo ? next.value : null;
      if (!found && rows === "wrong") {
        // Nothing of what follows will be wrong.
        if (next.done && rowNo > headerRow) return;
        continue;
      }
      if (rowNo < headerRow) {
        yield cells;
        continue;
      }
      const added = addedColumns.map((_name, place) => found?.added?.[place] ?? "");
      yield [...fitted(cells, width), ...added, found?.errors ?? ""];
    }
  }
}

async function* asAsync(wrong: AsyncIterable<WrongRow> | Iterable<WrongRow>) {
  yield* wrong;
}

/** As many cells as the header has: what stands beyond it has no name and would move the errors. */
const fitted = (cells: readonly string[], width: number): string[] => {
  const fit = cells.slice(0, width);
  while (fit.length < width) fit.push("");
  return fit;
};

const LINES_AT_ONCE = 500;

async function* inText(
  lines: AsyncIterable<string[]>,
  dialect: Dialect,
  encoding: Encoding,
): AsyncGenerator<Uint8Array> {
  const encode = encoderOf(encoding);
  // Without its mark, spreadsheets read UTF-8 as something else.
  if (encoding.startsWith("utf-")) yield encode("\ufeff");
  let text = "";
  let waiting = 0;
  for await (const cells of lines) {
    text += `${cells.map((cell) => written(withoutFormula(cell), dialect)).join(dialect.delimiter)}\r\n`;
    waiting += 1;
    if (waiting < LINES_AT_ONCE) continue;
    yield encode(text);
    text = "";
    waiting = 0;
  }
  if (text !== "") yield encode(text);
}

/** A cell such that the same dialect reads it as it is. */
export function written(cell: string, { delimiter, quote, escapes }: Dialect): string {
  const special = cell.includes(delimiter) || /[\r\n]/.test(cell);
  // Without a quote there is no way to write them.
  if (quote === "")
    return special ? cell.replaceAll(delimiter, " ").replace(/[\r\n]+/g, " ") : cell;
  if (!special && !cell.includes(quote)) return cell;
  if (escapes === "doubled") return quote + cell.replaceAll(quote, quote + quote) + quote;
  return quote + cell.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`) + quote;
}

async function* inSheet(lines: AsyncIterable<string[]>) {
  for await (const cells of lines) yield cells.map(sheetValue);
}

/** Numbers and days as such, as the sheet had them; text is text, even where it begins like a formula. */
function sheetValue(cell: string): string | number | Date | null {
  if (cell === "") return null;
  if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(cell)) {
    const bare = /^-?[1-9]\d{0,2}\.\d{3}0$/.test(cell) ? cell.slice(0, -1) : cell;
    const value = Number(bare);
    return String(value) === bare ? value : cell;
  }
  const day = /^(\d{4}-\d\d-\d\d)( \d\d:\d\d:\d\d)?$/.exec(cell);
  const moment = day && new Date(`${day[1]}T${day[2]?.trim() ?? "00:00:00"}Z`);
  return moment && moment.getTime() > Date.UTC(1900, 2, 1) ? moment : sheetText(cell);
}
