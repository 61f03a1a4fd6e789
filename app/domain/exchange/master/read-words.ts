import type { z } from "zod";

import type { Fields } from "#app/platform/records/record-room.ts";

import type { RowReader } from "../row-reader.ts";
import type { RecordField } from "./record-columns.ts";

const NONE = new Set(["-", "–", "—"]);

/** A cell's text: nothing where the cell is empty, null where a hyphen says that there is none. */
export function cellOf(row: RowReader, field: RecordField): string | null | undefined {
  const text = row.optional(field);
  return text !== undefined && NONE.has(text) ? null : text;
}

type Cells = Partial<Record<RecordField, string | number | null | undefined>>;

/** What a record's schema makes of its cells; what is wrong is said of each cell. `as` has fields of other names. */
export function readWords<Schema extends z.ZodType<object>>(
  row: RowReader,
  schema: Schema,
  cells: Cells,
  as: Readonly<Record<string, RecordField>> = {},
): z.output<Schema> | undefined {
  const said = Object.entries(cells).filter(([, value]) => value !== undefined);
  const read = schema.safeParse(Object.fromEntries(said));
  if (read.success) return read.data;
  for (const { path, message, code } of read.error.issues) {
    const name = String(path[0]) as RecordField;
    const field = as[name] ?? name;
    const empty = code === "invalid_type" && cells[name] === null;
    row.refuse(field, { what: empty ? `${row.label(field)} cannot be taken away` : message });
  }
  return undefined;
}

/** Of what a schema made, that which the row says, as text. */
export function fieldsSaid(words: object, cells: Cells, fields: readonly RecordField[]): Fields {
  const said: Fields = {};
  for (const field of fields) {
    if (cells[field] === undefined) continue;
    const value: unknown = Reflect.get(words, field);
    said[field] = value === null || value === undefined ? null : String(value);
  }
  return said;
}

/** The names in `known` that are nearest to one that is not among them. */
export function nearestOf(text: string, known: Iterable<string>): string | undefined {
  const wanted = text.toLowerCase();
  return [...known].find(
    (name) =>
      name.toLowerCase().startsWith(wanted.slice(0, 3)) || wanted.startsWith(name.toLowerCase()),
  );
}
