import { usualConventions } from "./conventions.ts";
import { encodingNames } from "./encodings.ts";
import { formatOf } from "./file-format.ts";
import { findConventions } from "./find-conventions.ts";
import { readText } from "./read-csv.ts";
import { openJson } from "./read-json.ts";
import {
  BrokenTable,
  type Chosen,
  type Found,
  type Open,
  oneByOne,
  type TableFile,
  type TableOptions,
  type TableRow,
} from "./table.ts";
import { withoutTotals } from "./totals.ts";
import { openWorkbook } from "./xlsx/open-workbook.ts";

/** A file whose rows can be read more than once. */
export type Rows =
  | {
      ok: true;
      found: Partial<Found> & Pick<Found, "format">;
      read: (note: (text: string) => void) => AsyncGenerator<TableRow[]>;
    }
  | { ok: false; problem: string };

/**
 * Opens a file of whatever format by looking at its bytes, not at its name. `open` is called several times and the file
 * is never held whole: it is looked through once or twice before its first row is handed out.
 */
export async function openTable(open: Open, options: TableOptions): Promise<TableFile> {
  try {
    return await opened(open, options);
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, problem: error.message };
    throw error;
  }
}

/** The rows as they stand in the file, totals included, as often as they are needed. Throws BrokenTable. */
export async function openRows(open: Open, options: TableOptions): Promise<Rows> {
  const format = await formatOf(open);
  if (!format.ok) return format;
  if (format.format === "zip") return openWorkbook(open, options);
  if (format.format === "text") return textRows(open, options.chosen ?? {});
  if (format.format === "json") return openJson(open, options.chosen ?? {});
  return {
    ok: false,
    problem:
      "The file is X12 in letters of two bytes (UTF-16). Write it as plain text and send it again",
  };
}

async function opened(open: Open, options: TableOptions): Promise<TableFile> {
  const { fileName, chosen = {} } = options;
  const rows = await openRows(open, options);
  if (!rows.ok) return rows;
  const { conventions, findings } = await findConventions(rows.read(() => {}));
  const found: Found = {
    encoding: "",
    delimiter: "",
    quote: "",
    escapes: "doubled",
    sheet: null,
    sheets: [],
    leftOut: [],
    ...rows.found,
    conventions: { ...usualConventions, ...conventions, ...chosen.conventions },
    findings,
    notes: [...misnamed(fileName, rows.found.format), ...(rows.found.notes ?? [])],
  };
  const heard = new Set<string>();
  const noteOnce = (text: string) => {
    const kind = text.replace(/\d+/g, "");
    if (!heard.has(kind)) found.notes.push(text);
    heard.add(kind);
  };
  const all = rows.read(noteOnce);
  const batches = options.keepsTotals ? all : withoutTotals(all, found.leftOut);
  return { ok: true, found, batches, records: oneByOne(batches) };
}

async function textRows(open: Open, chosen: Chosen): Promise<Rows> {
  const text = await readText(open, chosen);
  if (!text.ok) return text;
  const { encoding, certain, dialect } = text;
  const notes = certain ? [] : [`The letters were taken for ${encodingNames[encoding]}`];
  // The text is surveyed already: what is chosen now is what was found.
  return {
    ok: true,
    found: { format: "csv", encoding, certainEncoding: certain, ...dialect, notes },
    read: text.again,
  };
}

const endings: Record<string, readonly Found["format"][]> = {
  csv: ["csv"],
  tsv: ["csv"],
  txt: ["csv", "x12"],
  xls: [],
  xlsx: ["xlsx"],
  xlsm: ["xlsx"],
  edi: ["x12"],
  x12: ["x12"],
  json: ["json"],
  jsonl: ["json"],
  ndjson: ["json"],
};
const formatNames: Record<Found["format"], string> = {
  csv: "text",
  xlsx: "an Excel workbook",
  x12: "X12",
  json: "JSON",
};

/** The content counts, and where the name says something else it is told. */
function misnamed(fileName: string, format: Found["format"]): string[] {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName.trim())?.[1]?.toLowerCase();
  const formats = ending === undefined ? undefined : endings[ending];
  if (!formats || formats.includes(format)) return [];
  return [
    `The name ends in .${ending}, the content is ${formatNames[format]} and was read as such`,
  ];
}
