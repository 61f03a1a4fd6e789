import { CsvParser } from "#app/platform/tables/csv-parser.ts";
import { decodeWhole } from "#app/platform/tables/decode-text.ts";
import { guessDialect } from "#app/platform/tables/delimiter.ts";
import { BrokenTable } from "#app/platform/tables/table.ts";

export type CsvRow = { rowNo: number; cells: string[]; raw: string };
export type CsvRead = { ok: true; rows: CsvRow[] } | { ok: false; words: string };

/** The bytes of a text file as text, in the encodings that spreadsheets write; null for what is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    const text = new TextDecoder("utf-16le").decode(bytes);
    return text.includes("\0") ? null : text;
  }
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decodeWhole(Buffer.from(bytes), "windows-1252");
  }
}

/** Rows as a spreadsheet numbers them: the header is row 1, and empty rows count but are left out. */
export function readCsv(text: string): CsvRead {
  const content = text.replace(/^\ufeff/, "");
  const parser = new CsvParser(guessDialect(content));
  try {
    const rows = [...parser.push(content), ...parser.end()].filter(({ cells }) =>
      cells.some((cell) => cell.trim() !== ""),
    );
    return rows.length === 0 ? { ok: false, words: "The file is empty" } : { ok: true, rows };
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, words: error.message };
    throw error;
  }
}
