import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { OperatorError } from "#app/platform/run/operator-error.ts";
import { openTable } from "#app/platform/tables/open-table.ts";
import { BrokenTable } from "#app/platform/tables/table.ts";

import { FIELDS, type Field, type PartyText } from "../matching/party.ts";
import { guessColumns } from "./guess-columns.ts";

export type Table = { file: string; header: string[]; rows: string[][] };

export type PartyFile = {
  file: string;
  parties: PartyText[];
  ids: string[];
  /** In words, which column was taken for what. */
  columns: string;
};

/** A whole CSV file in any dialect, blank rows left out. Throws an OperatorError in words. */
export async function readTable(path: string): Promise<Table> {
  const file = basename(path);
  const found = await stat(path).catch(() => null);
  if (!found) throw new OperatorError(`There is no file ${path}`);
  if (!found.isFile()) throw new OperatorError(`${path} is not a file`);
  try {
    const csv = await openTable(() => createReadStream(path), { fileName: file });
    if (!csv.ok) throw new OperatorError(`${file}: ${csv.problem}`);
    const rows: string[][] = [];
    for await (const { cells } of csv.records)
      if (cells.some((cell) => cell.trim())) rows.push(cells);
    const header = rows.shift() ?? [];
    if (rows.length === 0)
      throw new OperatorError(`${file}: there is a header, but no row below it`);
    return { file, header, rows };
  } catch (error) {
    if (error instanceof BrokenTable) throw new OperatorError(`${file}: ${error.message}`);
    throw error;
  }
}

/** What was asked for with --columns: fields, each with the column it stands in where its header does not tell. */
export type Wanted = Partial<Record<Field, string | null>>;

export function readWanted(text: string | undefined): Wanted | null {
  if (text === undefined) return null;
  const wanted: Wanted = {};
  for (const part of text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [name = "", column = null] = part.split("=").map((one) => one.trim());
    const field = FIELDS.find((one) => one === name);
    if (!field) {
      const known = FIELDS.join(", ");
      throw new OperatorError(
        `--columns knows ${known}; ${name} is none of them. name=TITLE takes the names from the column TITLE`,
      );
    }
    wanted[field] = column;
  }
  return wanted;
}

export function readParties(table: Table, wanted: Wanted | null): PartyFile {
  const { file, header, rows } = table;
  const told = FIELDS.filter((field) => wanted?.[field]);
  const free = wanted ? FIELDS.filter((field) => field in wanted) : FIELDS;
  const guessed = guessColumns(header, rows, free);
  const fields = { ...guessed?.fields };
  for (const field of told) {
    const column = wanted?.[field] ?? "";
    const place = header.findIndex((cell) => cell.trim().toLowerCase() === column.toLowerCase());
    // One file of two may name it otherwise.
    if (place >= 0) fields[field] = place;
    else if (fields[field] === undefined) throw noColumn(file, column, header);
  }
  const id = guessed?.id ?? null;
  if (fields.name === undefined) throw noColumn(file, "name", header);
  const used = FIELDS.filter((field) => fields[field] !== undefined);
  const parties = rows.map((cells): PartyText => {
    const party: PartyText = { name: "" };
    for (const field of used) {
      const text = cells[fields[field] ?? -1]?.trim();
      if (text) party[field] = text;
    }
    return party;
  });
  const shown = (place: number | null | undefined) =>
    header[place ?? -1]?.trim() || "the first column";
  return {
    file,
    parties,
    ids: rows.map((cells, at) => (id === null ? String(at + 1) : (cells[id]?.trim() ?? ""))),
    columns: [
      ...used.map((field) =>
        shown(fields[field]) === field ? field : `${field} from ${shown(fields[field])}`,
      ),
      id === null ? "rows by number" : `id from ${shown(id)}`,
    ].join(", "),
  };
}

const noColumn = (file: string, column: string, header: readonly string[]) =>
  new OperatorError(
    `${file}: no column ${column}. It has ${header.map((cell) => cell.trim() || "(unnamed)").join(", ")}`,
  );
