import type { TableRow } from "./table.ts";

export type Column<Field extends string> = {
  field: Field;
  /** What the column is called when we ask for it. */
  label: string;
  /** How files name it; the earlier one wins when a file has two. */
  names: readonly string[];
  /** The same in other languages, which count after those. */
  abroad?: readonly string[];
  required?: boolean;
  /** Instead of one column there may be several, such as one for each month: what each is called, by its place. */
  family?: (cells: readonly string[]) => readonly (string | undefined)[];
  /** It is not needed where columns of this family are. */
  unless?: string;
};

/** "month:2026-11": the one of a family's columns that has this name. */
const familyField = (field: string, name: string): string => `${field}:${name}`;

export type Header<Field extends string> = {
  rowNo: number;
  cells: string[];
  /** Where each field's column is. */
  at: Partial<Record<Field, number>>;
};

export type Recognised<Field extends string> =
  | { ok: true; header: Header<Field> }
  | {
      ok: false /** A sentence for the sender. */;
      problem: string;
      /** The row that comes nearest to a header. */
      nearest: Header<Field> | null;
      missing: Field[];
    };

/** What is known of a header before it is read. */
export type HeaderSaid = {
  /** The number of its row; 0 where no row names the columns. */
  rowNo?: number;
  /** Which field each column of a row holds: "" for none, nothing where nobody said. */
  fieldsOf?: (cells: readonly string[]) => readonly (string | undefined)[];
};

/** How many rows may stand above the header: a title, a date, a blank line. */
export const ROWS_ABOVE = 20;

/** "Invoice No.", "INVOICE_NO" and "Invoice #" are one name, and so are "N° facture" and "No facture". */
export const nameKey = (text: string): string =>
  text
    .replaceAll("#", " no")
    .replaceAll("°", "o")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Finds the row that names the columns among the first rows of a file. */
export function recogniseHeader<Field extends string>(
  rows: readonly TableRow[],
  columns: readonly Column<Field>[],
  said: HeaderSaid = {},
): Recognised<Field> {
  const best = bestHeader(candidates(rows.slice(0, ROWS_ABOVE), said.rowNo), columns, said);
  const wanted = columns.filter((column) => column.required);
  if (!best || (said.rowNo === undefined && size(best) < Math.min(2, wanted.length))) {
    const names = wanted.map((column) => column.label).join(", ");
    return {
      ok: false,
      problem: `None of the first rows names the columns. The file needs a header row with ${names}`,
      nearest: widest(rows.slice(0, ROWS_ABOVE)),
      missing: wanted.map(({ field }) => field),
    };
  }
  const { at, rowNo } = best;
  const missing = stillMissing(columns, at);
  if (missing.length === 0) return { ok: true, header: best };
  const asked = missing.map(({ label, names }) => `${label} (for example ${quoted(names)})`);
  const where = rowNo === 0 ? "The file" : `The header in row ${rowNo}`;
  return {
    ok: false,
    problem: `${where} has no column for ${asked.join(", ")}`,
    nearest: best,
    missing: missing.map(({ field }) => field),
  };
}

/** The needed columns that a header does not have. */
export function stillMissing<Field extends string>(
  columns: readonly Column<Field>[],
  at: Partial<Record<string, number>>,
): Column<Field>[] {
  const has = (family: string) =>
    Object.keys(at).some((field) => field.startsWith(familyField(family, "")));
  return columns.filter(
    ({ field, required, unless }) =>
      required && at[field] === undefined && !(unless !== undefined && has(unless)),
  );
}

type Candidate = Pick<TableRow, "rowNo" | "cells">;

/** Where no row names the columns, they go by their places. */
function candidates(rows: readonly TableRow[], rowNo: number | undefined): readonly Candidate[] {
  if (rowNo !== 0) return rows.filter((row) => rowNo === undefined || row.rowNo === rowNo);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return [{ rowNo: 0, cells: Array.from({ length: width }, (_, place) => `Column ${place + 1}`) }];
}

function bestHeader<Field extends string>(
  rows: readonly Candidate[],
  columns: readonly Column<Field>[],
  { fieldsOf }: HeaderSaid,
): Header<Field> | null {
  let best: Header<Field> | null = null;
  for (const { rowNo, cells } of rows) {
    const header = {
      rowNo,
      cells: [...cells],
      at: locate(cells, columns, fieldsOf?.(cells) ?? []),
    };
    if (!best || size(header) > size(best)) best = header;
  }
  return best;
}

/** A table's header is as wide as its rows. */
function widest<Field extends string>(rows: readonly TableRow[]): Header<Field> | null {
  let best: Header<Field> | null = null;
  for (const { rowNo, cells } of rows) {
    if (!best || filled(cells) > filled(best.cells)) best = { rowNo, cells, at: {} };
  }
  return best;
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== "").length;

const size = (header: { at: object }) => Object.keys(header.at).length;

const quoted = (names: readonly string[]) =>
  names
    .slice(0, 2)
    .map((name) => `"${name}"`)
    .join(" or ");

function locate<Field extends string>(
  cells: readonly string[],
  columns: readonly Column<Field>[],
  said: readonly (string | undefined)[],
) {
  const places = new Map<string, number>();
  for (const [place, cell] of cells.entries()) {
    const key = nameKey(cell);
    if (key && !places.has(key)) places.set(key, place);
  }
  const at: Partial<Record<Field, number>> = {};
  const taken = new Set<number>();
  for (const [place, word] of said.entries()) {
    if (word === undefined || place >= cells.length) continue;
    taken.add(place);
    const column = columns.find(
      ({ field, family }) => field === word || (family && word.startsWith(familyField(field, ""))),
    );
    if (column && at[word as Field] === undefined) at[word as Field] = place;
  }
  for (const { field, names, abroad = [] } of columns) {
    if (at[field] !== undefined) continue;
    const found = [...names, ...abroad]
      .map((name) => places.get(nameKey(name)))
      .find((place) => place !== undefined && !taken.has(place));
    if (found === undefined) continue;
    at[field] = found;
    taken.add(found);
  }
  for (const { field, family } of columns) {
    for (const [place, name] of family?.(cells).entries() ?? []) {
      const own = name === undefined ? undefined : (familyField(field, name) as Field);
      if (own === undefined || taken.has(place) || at[own] !== undefined) continue;
      at[own] = place;
      taken.add(place);
    }
  }
  return at;
}
