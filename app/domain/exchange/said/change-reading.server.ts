import type { Actor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { isEncoding } from "#app/platform/tables/encodings.ts";
import { type Column, recogniseHeader, stillMissing } from "#app/platform/tables/header.ts";

import { columnsOf } from "../load-context.server.ts";
import type { FileLayout } from "../submission.ts";
import type { Choices } from "./choices.ts";
import { columnKeys } from "./column-keys.ts";
import { forgetNames, remember, type ToRemember } from "./memory.server.ts";
import { type Heard, readAgainWith, type Spoken, say } from "./say.server.ts";

/** What the form about the reading of a file says; what is left out stays as it was found. */
export type ReadingSaid = {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  headerRow?: number;
  /** Fields by the places of their columns; "" for columns that are left alone. */
  fields: Record<number, string>;
};

/** Has a file read as somebody says; which column is what is remembered for the sender's next files. */
export const changeReading = (
  actor: Actor,
  id: string,
  version: number,
  said: ReadingSaid,
  at: Date,
): Promise<Spoken> =>
  say(actor, id, version, async (tx, heard) => {
    const { choices, layout, submission } = heard;
    const frame = frameOf(said, layout);
    const next: Omit<Choices, "version"> = { ...choices, ...frame };
    if (frame.encoding) {
      const { encoding: value } = frame;
      const letters = { what: "encoding" as const, name: "", shown: "Letters", value };
      await remember(tx, actor, submission, [letters], at);
    }
    if (layout && sameRows(said, layout)) {
      const columns = await columnsOf(tx, submission);
      const wrong = wrongWith(said.fields, layout, columns);
      if (wrong) return { ok: false, reason: "not-understood", why: wrong };
      next.columns = { ...choices.columns, ...(await learnColumns(tx, actor, heard, said, at)) };
    }
    return readAgainWith(tx, actor, heard, next, { what: "reading" });
  });

/** Only what differs from what was found is a choice; the rest is found anew. */
function frameOf(
  { encoding, delimiter, sheet, headerRow }: ReadingSaid,
  layout: FileLayout | null,
) {
  return {
    ...(encoding && encoding !== layout?.encoding && isEncoding(encoding) && { encoding }),
    ...(delimiter && delimiter !== layout?.delimiter && { delimiter }),
    ...(sheet && sheet !== layout?.sheet && { sheet, headerRow: undefined }),
    ...(headerRow !== undefined && headerRow !== layout?.headerRow && { headerRow }),
  };
}

/** Whether the columns that the form shows are those that will be read. */
const sameRows = ({ encoding, delimiter, sheet, headerRow }: ReadingSaid, layout: FileLayout) =>
  (!encoding || encoding === layout.encoding) &&
  (!delimiter || delimiter === layout.delimiter) &&
  (!sheet || sheet === layout.sheet) &&
  (headerRow === undefined || headerRow === layout.headerRow);

function wrongWith(
  fields: Record<number, string>,
  { cells, at }: FileLayout,
  columns: readonly Column<string>[],
): string | null {
  const places = new Map<string, number>();
  for (const place of cells.keys()) {
    const field = fields[place] ?? fieldAt(at, place);
    const column = columns.find((one) => one.field === field);
    if (!column) continue;
    if (places.has(field)) return `Two columns are chosen for ${column.label}`;
    places.set(field, place);
  }
  const missing = stillMissing(columns, { ...at, ...Object.fromEntries(places) }).filter(
    ({ field }) => !places.has(field),
  );
  if (missing.length === 0) return null;
  return `Choose a column for ${missing.map(({ label }) => label).join(", ")}`;
}

const fieldAt = (at: Record<string, number>, place: number) =>
  Object.keys(at).find((field) => at[field] === place) ?? "";

/** What differs from the columns' names is remembered; what does not needs no memory. */
async function learnColumns(
  tx: ScopedTx,
  actor: Actor,
  { submission, layout }: Heard,
  { fields }: ReadingSaid,
  at: Date,
): Promise<Record<string, string>> {
  if (!layout) return {};
  const columns = await columnsOf(tx, submission);
  const named = recogniseHeader([{ rowNo: 1, raw: "", cells: layout.cells }], columns);
  const byName: Partial<Record<string, number>> = named.ok
    ? named.header.at
    : (named.nearest?.at ?? {});
  const said: Record<string, string> = {};
  const kept: ToRemember[] = [];
  const usual: string[] = [];
  for (const [place, name] of columnKeys(layout.cells).entries()) {
    const field = fields[place] ?? fieldAt(layout.at, place);
    said[name] = field;
    const own = Object.keys(byName).find((one) => byName[one] === place) ?? "";
    if (own === field) usual.push(name);
    else kept.push({ what: "column", name, shown: shownName(layout.cells, place), value: field });
  }
  await remember(tx, actor, submission, kept, at);
  await forgetNames(tx, submission, "column", usual);
  return said;
}

const shownName = (cells: readonly string[], place: number) =>
  (cells[place] ?? "").trim().slice(0, 200) || `Column ${place + 1}`;
