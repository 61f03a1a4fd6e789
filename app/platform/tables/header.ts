import type { TableRow } from "./table.ts";

export type Column<Field extends string> = {
  field: Field;
  /** What the column is called when we ask for it. */
  label: string;
  /** How files name it; the earlier one wins when a file has two. */
  names: readonly string[];
  required?: boolean;
};

export type Header<Field extends string> = {
  rowNo: number;
  cells: string[];
  /** Where each field's column is. */
  at: Partial<Record<Field, number>>;
};

export type Recognised<Field extends string> =
  | { ok: true; header: Header<Field> }
  | { ok: false /** A sentence for the sender. */; problem: string };

/** How many rows may stand above the header: a title, a date, a blank line. */
export const ROWS_ABOVE = 20;

/** "Invoice No.", "INVOICE_NO" and "Invoice #" are one name. */
export const nameKey = (text: string): string =>
  text
    .replaceAll("#", " no")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Finds the row that names the columns among the first rows of a file. */
export function recogniseHeader<Field extends string>(
  rows: readonly TableRow[],
  columns: readonly Column<Field>[],
): Recognised<Field> {
  let best: Header<Field> | null = null;
  for (const row of rows.slice(0, ROWS_ABOVE)) {
    const header = { rowNo: row.rowNo, cells: row.cells, at: locate(row.cells, columns) };
    if (!best || size(header) > size(best)) best = header;
  }
  const wanted = columns.filter((column) => column.required);
  if (!best || size(best) < Math.min(2, wanted.length)) {
    const names = wanted.map((column) => column.label).join(", ");
    return {
      ok: false,
      problem: `None of the first rows names the columns. The file needs a header row with ${names}`,
    };
  }
  const { at, rowNo } = best;
  const missing = wanted.filter((column) => at[column.field] === undefined);
  if (missing.length === 0) return { ok: true, header: best };
  const said = missing.map(({ label, names }) => `${label} (for example ${quoted(names)})`);
  return { ok: false, problem: `The header in row ${rowNo} has no column for ${said.join(", ")}` };
}

const size = (header: { at: object }) => Object.keys(header.at).length;

const quoted = (names: readonly string[]) =>
  names
    .slice(0, 2)
    .map((name) => `"${name}"`)
    .join(" or ");

function locate<Field extends string>(cells: readonly string[], columns: readonly Column<Field>[]) {
  const places = new Map<string, number>();
  for (const [place, cell] of cells.entries()) {
    const key = nameKey(cell);
    if (key && !places.has(key)) places.set(key, place);
  }
  const at: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();
  for (const { field, names } of columns) {
    const found = names
      .map((name) => places.get(nameKey(name)))
      .find((place) => place !== undefined && !taken.has(place));
    if (found === undefined) continue;
    at[field] = found;
    taken.add(found);
  }
  return at;
}
