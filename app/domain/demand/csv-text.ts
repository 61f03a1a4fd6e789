import Papa from "papaparse";

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
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Rows as a spreadsheet numbers them: the header is row 1, and empty rows count but are left out. */
export function readCsv(text: string): CsvRead {
  const rows: CsvRow[] = [];
  let rowNo = 0;
  let from = 0;
  let unclosed = 0;
  const content = text.replace(/^\ufeff/, "");
  Papa.parse<string[]>(content, {
    delimitersToGuess: [",", ";", "\t", "|"],
    step: ({ data, errors, meta }) => {
      rowNo += 1;
      const raw = content.slice(from, meta.cursor).replace(/\r?\n$/, "");
      from = meta.cursor;
      if (errors.some((error) => error.type === "Quotes")) unclosed ||= rowNo;
      if (data.some((cell) => cell.trim() !== "")) rows.push({ rowNo, cells: data, raw });
    },
  });
  if (unclosed) {
    return { ok: false, words: `Row ${unclosed} opens a quotation mark that is never closed` };
  }
  if (rows.length === 0) return { ok: false, words: "The file is empty" };
  return { ok: true, rows };
}
