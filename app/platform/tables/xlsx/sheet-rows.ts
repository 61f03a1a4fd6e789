import { rowAsText } from "../row-as-text.ts";
import { BrokenTable, type TableRow } from "../table.ts";
import { type CellStyle, dayText, numberText } from "./cell-style.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { attribute, textIn, withoutEntities } from "./xml.ts";

const LONGEST_ROW = 2_000_000;
const LONGEST_CELL = 100_000;
const MOST_CELLS = 2_000;
/** As many as a sheet can have. */
const LAST_ROW = 1_048_576;

export type SheetOptions = {
  strings: SharedStrings;
  styles: readonly CellStyle[];
  from1904: boolean;
  /** Hears, once each, what somebody should know about the sheet. */
  note: (text: string) => void;
};

/** Cuts the XML of a sheet into rows as it arrives. */
export class SheetRows {
  private rest = "";
  private prefix: string | null = null;
  private rowNo = 0;
  private ended = false;
  private readonly days = new Map<string, string>();

  constructor(private readonly options: SheetOptions) {}

  push(xml: string): TableRow[] {
    if (this.ended) return [];
    this.rest += xml;
    if (this.prefix === null && !this.begin()) return [];
    const rows = this.cut();
    if (this.rest.length > LONGEST_ROW) {
      throw new BrokenTable(`Row ${this.rowNo + 1} of the sheet is longer than any row may be`);
    }
    return rows;
  }

  end() {
    if (!this.ended) throw new BrokenTable("The sheet ends in the middle. Send the whole workbook");
  }

  private begin(): boolean {
    const match = /<(\w+:)?sheetData(\s*\/)?\s*>/.exec(this.rest);
    if (!match) {
      // Columns and views stand before the rows.
      if (this.rest.length > LONGEST_ROW) throw new BrokenTable("The sheet holds no rows");
      if (/<\/(\w+:)?worksheet>/.test(this.rest)) this.ended = true;
      return false;
    }
    this.prefix = match[1] ?? "";
    if (match[2] !== undefined) this.ended = true;
    this.rest = this.rest.slice(match.index + match[0].length);
    return !this.ended;
  }

  private cut(): TableRow[] {
    const text = this.rest;
    const open = `<${this.prefix}row`;
    const close = `</${this.prefix}row>`;
    const rows: TableRow[] = [];
    let at = 0;
    for (;;) {
      const from = text.indexOf("<", at);
      if (from === -1) break;
      if (!text.startsWith(open, from)) {
        if (text.length - from < open.length + 12) break;
        if (text.startsWith(`</${this.prefix}sheetData`, from)) {
          this.ended = true;
          this.rest = "";
          return rows;
        }
        at = from + 1;
        continue;
      }
      const tagEnd = text.indexOf(">", from);
      if (tagEnd === -1) break;
      const tag = text.slice(from, tagEnd);
      const empty = tag.endsWith("/");
      const end = empty ? tagEnd : text.indexOf(close, tagEnd);
      if (end === -1) {
        this.rest = text.slice(from);
        return rows;
      }
      this.add(rows, tag, empty ? "" : text.slice(tagEnd + 1, end));
      at = empty ? end + 1 : end + close.length;
    }
    const last = text.indexOf("<", at);
    this.rest = last === -1 ? "" : text.slice(last);
    return rows;
  }

  private add(rows: TableRow[], tag: string, body: string) {
    const stated = Number(attribute(tag, "r") ?? this.rowNo + 1);
    if (!Number.isInteger(stated) || stated <= this.rowNo || stated > LAST_ROW) {
      throw new BrokenTable(
        `The rows of the sheet are not in order below row ${this.rowNo}, or more than a sheet can have`,
      );
    }
    this.rowNo = stated;
    if (body === "") return;
    const cells = this.cellsOf(body);
    if (cells.every((cell) => cell === "" || cell.trim() === "")) return;
    if (/\shidden=["'](1|true)/.test(tag)) {
      this.options.note("Rows that are hidden in the sheet were read like the others");
    }
    rows.push({ rowNo: stated, raw: rowAsText(cells, "\t"), cells });
  }

  private cellsOf(body: string): string[] {
    const open = `<${this.prefix}c`;
    const close = `</${this.prefix}c>`;
    const cells: string[] = [];
    let column = -1;
    let at = 0;
    for (;;) {
      const from = body.indexOf(open, at);
      if (from === -1) return cells;
      const tagEnd = body.indexOf(">", from);
      if (tagEnd === -1) return cells;
      const after = body.charCodeAt(from + open.length);
      const tag = body.slice(from + open.length, tagEnd);
      at = tagEnd + 1;
      if (after > 32 && after !== 62 && after !== 47) continue;
      column = placeOf(attribute(tag, "r")) ?? column + 1;
      if (tag.endsWith("/")) continue;
      const end = body.indexOf(close, tagEnd);
      if (end === -1) return cells;
      at = end + close.length;
      const text = this.valueOf(tag, body.slice(tagEnd + 1, end));
      if (text === "") continue;
      if (column >= MOST_CELLS || text.length > LONGEST_CELL) throw this.tooMuch(column);
      while (cells.length < column) cells.push("");
      cells[column] = text;
    }
  }

  private tooMuch(column: number) {
    return new BrokenTable(
      column >= MOST_CELLS
        ? `Row ${this.rowNo} has cells past the 2,000th column. Send only the columns of the report`
        : `A cell in row ${this.rowNo} has more than 100,000 characters`,
    );
  }

  private valueOf(tag: string, content: string): string {
    const prefix = this.prefix ?? "";
    const type = attribute(tag, "t");
    if (type === "inlineStr") return textIn(content, prefix);
    const open = content.indexOf(`<${prefix}v`);
    const from = open === -1 ? -1 : content.indexOf(">", open) + 1;
    const end = from <= 0 ? -1 : content.indexOf(`</${prefix}v>`, from);
    if (end === -1) {
      if (content.includes(`<${prefix}f`)) {
        this.options.note(
          `Row ${this.rowNo} is the first with formulas that carry no result. Open the workbook in Excel and save it`,
        );
      }
      return "";
    }
    const stored = content.slice(from, end);
    if (type === null || type === "n") return this.numberOf(tag, stored.trim());
    if (type === "s") return this.shared(Number(stored));
    if (type === "b") return stored.trim() === "1" ? "TRUE" : "FALSE";
    if (type === "d") return stored.replace(/T00:00:00(\.0+)?Z?$/, "");
    return withoutEntities(stored);
  }

  private shared(index: number): string {
    const text = this.options.strings.get(index);
    if (text !== null) return text;
    throw new BrokenTable(`Row ${this.rowNo} points to a text that the workbook does not have`);
  }

  /** A report names the same few days over and over. */
  private dayOf(stored: string): string {
    const known = this.days.get(stored);
    if (known !== undefined) return known;
    const text = dayText(Number(stored), this.options.from1904) ?? numberText(stored);
    // Longer texts would hold on to the whole piece that they were cut from.
    if (stored.length <= 12 && this.days.size < DAYS_TO_REMEMBER) this.days.set(stored, text);
    return text;
  }

  private numberOf(tag: string, stored: string): string {
    const style = this.options.styles[Number(attribute(tag, "s") ?? 0)] ?? "number";
    if (style === "number") return numberText(stored);
    if (style === "day") return this.dayOf(stored);
    return /^\d+$/.test(stored) ? stored.padStart(style.digits, "0") : numberText(stored);
  }
}

const DAYS_TO_REMEMBER = 5_000;

/** Column of "AB12", from 0. */
function placeOf(reference: string | null): number | null {
  if (reference === null) return null;
  let place = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    place = place * 26 + code - 64;
  }
  return place === 0 ? null : place - 1;
}
