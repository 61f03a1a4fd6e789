import { setImmediate as breathe } from "node:timers/promises";

import type { Rows } from "../open-table.ts";
import {
  BrokenTable,
  type FoundSheet,
  type Open,
  type TableOptions,
  type TableRow,
} from "../table.ts";
import { SharedStrings, sharedStringsOf } from "./shared-strings.ts";
import { SheetRows } from "./sheet-rows.ts";
import { partsOf, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";
import { directoryOf } from "./zip-directory.ts";
import { xmlOf } from "./zip-entry.ts";

/** How many sheets are looked into for a header that is known, and for their size. */
const SHEETS_TO_LOOK_INTO = 20;
const ROWS_TO_LOOK_AT = 20;

/** How a row of a sheet is written as one text. */
const raw = { delimiter: "\t", quote: '"', escapes: "doubled" } as const;

/** Opens a workbook at the sheet that was chosen or whose header is known; macros and formulas are never run. */
export async function openWorkbook(open: Open, { chosen, knows }: TableOptions): Promise<Rows> {
  const parts = await partsOf(open, await directoryOf(open));
  if (parts.sheets.length === 0)
    return { ok: false, problem: "The workbook has no sheet of cells" };
  const strings = parts.strings
    ? await sharedStringsOf(xmlOf(open, parts.strings))
    : new SharedStrings();
  const read = (sheet: SheetPart) => rowsOf(open, sheet, { parts, strings });
  const sheets = await sizesOf(open, parts.sheets);
  const sheet = chosen?.sheet
    ? parts.sheets.find(({ name }) => name === chosen.sheet)
    : await firstKnown(parts.sheets, knows, (one) => read(one)(() => {}));
  if (!sheet) {
    const names = parts.sheets.map(({ name }) => name).slice(0, 10);
    const problem = `The workbook has no sheet ${chosen?.sheet}. It has ${names.join(", ")}`;
    return { ok: false, problem };
  }
  const alike = chosen?.sheet ? [] : await othersKnown(parts.sheets, sheet, knows, read);
  const notes = [
    ...(sheets.length > 1 ? [`The sheet ${sheet.name} was read, one of ${sheets.length}`] : []),
    ...(sheet.hidden ? [`The sheet ${sheet.name} is hidden in the workbook`] : []),
    ...alike.map(
      ({ name }) =>
        `The sheet ${name} names its columns as a report does and was not read. Send it in a file of its own`,
    ),
  ];
  const found = { format: "xlsx" as const, ...raw, sheet: sheet.name, sheets, notes };
  return { ok: true, found, read: read(sheet) };
}

type Opened = { parts: WorkbookParts; strings: SharedStrings };

const rowsOf = (open: Open, { entry }: SheetPart, { parts, strings }: Opened) =>
  async function* rows(note: (text: string) => void): AsyncGenerator<TableRow[]> {
    const { styles, from1904 } = parts;
    const sheet = new SheetRows({ strings, styles, from1904, note });
    for await (const xml of xmlOf(open, entry)) {
      const batch = sheet.push(xml);
      if (batch.length === 0) continue;
      yield batch;
      await breathe();
    }
    sheet.end();
  };

/** Sheets that are reports as well: each month may have its own. */
async function othersKnown(
  sheets: readonly SheetPart[],
  taken: SheetPart,
  knows: TableOptions["knows"],
  read: (sheet: SheetPart) => (note: (text: string) => void) => AsyncGenerator<TableRow[]>,
): Promise<SheetPart[]> {
  const others: SheetPart[] = [];
  for (const sheet of sheets.slice(0, SHEETS_TO_LOOK_INTO)) {
    if (sheet === taken || sheet.hidden) continue;
    if (knows?.(await firstRows(read(sheet)(() => {})))) others.push(sheet);
  }
  return others;
}

async function firstKnown(
  sheets: readonly SheetPart[],
  knows: TableOptions["knows"],
  read: (sheet: SheetPart) => AsyncGenerator<TableRow[]>,
): Promise<SheetPart | undefined> {
  const seen = sheets.filter(({ hidden }) => !hidden);
  const candidates = seen.length > 0 ? seen : sheets;
  let filled: SheetPart | undefined;
  if (candidates.length === 1) return candidates[0];
  for (const sheet of candidates.slice(0, SHEETS_TO_LOOK_INTO)) {
    const first = await firstRows(read(sheet));
    if (first.length > 0) filled ??= sheet;
    if (knows?.(first) || (!knows && filled)) return sheet;
  }
  return filled ?? candidates[0];
}

async function firstRows(batches: AsyncGenerator<TableRow[]>): Promise<TableRow[]> {
  const first: TableRow[] = [];
  try {
    for await (const rows of batches) {
      first.push(...rows.slice(0, ROWS_TO_LOOK_AT));
      if (first.length >= ROWS_TO_LOOK_AT) break;
    }
  } catch (error) {
    // A sheet that is not the one to be read may be as broken as it likes.
    if (!(error instanceof BrokenTable)) throw error;
  }
  return first.slice(0, ROWS_TO_LOOK_AT);
}

/** How many rows the sheets say they have. */
async function sizesOf(open: Open, sheets: readonly SheetPart[]): Promise<FoundSheet[]> {
  const sizes: FoundSheet[] = [];
  for (const [place, { name, hidden, entry }] of sheets.entries()) {
    const rows = place < SHEETS_TO_LOOK_INTO ? await statedRows(xmlOf(open, entry)) : null;
    sizes.push({ name, hidden, rows });
  }
  return sizes;
}

async function statedRows(xml: AsyncGenerator<string>): Promise<number | null> {
  for await (const piece of xml) {
    const last = /<(?:\w+:)?dimension\s[^>]*ref=["'](?:[A-Z]+\d+:)?[A-Z]+(\d+)["']/.exec(
      piece,
    )?.[1];
    return last === undefined ? null : Number(last);
  }
  return null;
}
