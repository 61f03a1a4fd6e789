import { setImmediate as breathe } from "node:timers/promises";

import { type Encoding, isEncoding } from "./encodings.ts";
import { JsonRows, type NumberedObject } from "./json-rows.ts";
import type { Rows } from "./open-table.ts";
import { rowAsText } from "./row-as-text.ts";
import { BrokenTable, type Chosen, type FoundWrong, type Open, type TableRow } from "./table.ts";
import { textOf } from "./text-pieces.ts";

const MOST_FIELDS = 2_000;
const LONGEST_NAME = 200;
const MOST_BLANK = 1_100_000;
const SHOWN = 60;

/** How a row is written as one text. */
const raw = { delimiter: ",", quote: '"', escapes: "doubled" } as const;

/**
 * Opens JSON whose rows are objects. The names of their fields are the header, in row 1, in the order in which they first
 * appear; the n-th object is row n + 1. It is looked through to its end first, because any object may bring a new name.
 */
export async function openJson(open: Open, chosen: Chosen): Promise<Rows> {
  const said = chosen.encoding;
  const encoding = said !== undefined && isEncoding(said) ? said : await encodingOf(open);
  const fields = new Map<string, number>();
  const rows = new JsonRows();
  let blank = 0;
  for await (const objects of objectsOf(open, encoding, rows)) {
    for (const { keys } of objects) {
      for (const key of keys) addField(fields, key);
      blank = keys.length === 0 ? blank + 1 : 0;
      if (blank > MOST_BLANK) throw tooBlank();
    }
  }
  if (fields.size === 0) return { ok: false, problem: "The file holds no rows" };
  const { besides } = rows;
  const notes =
    besides.length === 0 ? [] : [`Beside the list was passed over: ${besides.join(", ")}`];
  return {
    ok: true,
    found: { format: "json", encoding, ...raw, notes },
    read: () => tableOf(objectsOf(open, encoding, new JsonRows()), fields),
  };
}

const tooBlank = () => new BrokenTable("More than a million objects are empty");

function addField(fields: Map<string, number>, key: string) {
  if (fields.has(key)) return;
  if (key.length > LONGEST_NAME) {
    throw new BrokenTable(`The name of a field has more than ${LONGEST_NAME} characters`);
  }
  if (fields.size >= MOST_FIELDS) {
    throw new BrokenTable("The objects have more than 2,000 different fields");
  }
  // Not as a part of the piece it came in, which would be kept with it.
  fields.set(Buffer.from(key).toString(), fields.size);
}

async function* objectsOf(
  open: Open,
  encoding: Encoding,
  rows: JsonRows,
): AsyncGenerator<NumberedObject[]> {
  for await (const text of textOf(open(), encoding, "strictly")) {
    const objects = rows.push(text);
    // Reading from memory never waits, and others want to be answered meanwhile.
    await breathe();
    if (objects.length > 0) yield objects;
  }
  rows.end();
}

async function* tableOf(
  batches: AsyncGenerator<NumberedObject[]>,
  fields: ReadonlyMap<string, number>,
): AsyncGenerator<TableRow[]> {
  const names = [...fields.keys()];
  let blank = 0;
  yield [{ rowNo: 1, raw: rowAsText(names, raw.delimiter), cells: names }];
  for await (const objects of batches) {
    const rows: TableRow[] = [];
    for (const object of objects) {
      const cells = cellsOf(object, fields);
      const wrong = wrongOf(object, fields);
      if (wrong.length === 0 && cells.every((cell) => cell.trim() === "")) {
        blank += 1;
        if (blank > MOST_BLANK) throw tooBlank();
        continue;
      }
      blank = 0;
      const text = rowAsText(cells, raw.delimiter);
      rows.push({ rowNo: object.no + 1, raw: text, cells, ...(wrong.length > 0 && { wrong }) });
    }
    if (rows.length > 0) yield rows;
  }
}

function cellsOf({ keys, values }: NumberedObject, fields: ReadonlyMap<string, number>): string[] {
  const cells: string[] = Array(fields.size).fill("");
  for (const [at, key] of keys.entries()) cells[fields.get(key) ?? 0] = values[at] ?? "";
  return cells;
}

/** What no table holds: a field twice, and fields within a field. */
function wrongOf(
  { keys, values, nested }: NumberedObject,
  fields: ReadonlyMap<string, number>,
): FoundWrong[] {
  const twice = new Set(keys).size === keys.length ? [] : keys.filter(isLater);
  if (twice.length === 0 && nested.length === 0) return [];
  const at = (key: string) => ({ cell: fields.get(key) ?? null, column: key });
  const inside = nested.map((place) => ({
    ...at(keys[place] ?? ""),
    value: (values[place] ?? "").slice(0, SHOWN),
    what: "The field holds a list or an object",
    hint: "Write each value as a field of its own",
  }));
  return [
    ...inside,
    ...[...new Set(twice)].map((key) => ({
      ...at(key),
      value: (values[keys.lastIndexOf(key)] ?? "").slice(0, SHOWN),
      what: "The field stands more than once",
    })),
  ];
}

const isLater = (key: string, place: number, keys: readonly string[]) => keys.indexOf(key) < place;

/** JSON is UTF-8, or UTF-16 that shows it in its first two bytes. */
async function encodingOf(open: Open): Promise<Encoding> {
  let first: Buffer = Buffer.alloc(0);
  for await (const piece of open()) {
    first = Buffer.concat([first, piece]);
    if (first.length >= 2) break;
  }
  const [one, two] = first;
  if ((one === 0xff && two === 0xfe) || (one !== 0 && two === 0)) return "utf-16le";
  if ((one === 0xfe && two === 0xff) || (one === 0 && two !== 0)) return "utf-16be";
  return "utf-8";
}
