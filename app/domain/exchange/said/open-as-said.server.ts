import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { Conventions } from "#app/platform/tables/conventions.ts";
import { encodingNames, isEncoding } from "#app/platform/tables/encodings.ts";
import { type Column, type Header, recogniseHeader } from "#app/platform/tables/header.ts";
import type { Chosen, Open, TableRow } from "#app/platform/tables/table.ts";

import { headOf } from "../file-head.ts";
import { openFile } from "../open-file.ts";
import { updateSubmission } from "../submission.store.server.ts";
import type { FileLayout, Submission } from "../submission.ts";
import type { X12Survey } from "../x12/survey-x12.ts";
import { Corrections } from "./corrections.ts";
import { describeFile } from "./describe-file.ts";
import { holdsOf } from "./field-shapes.ts";
import { proposeColumns } from "./propose-columns.ts";
import { asSentBefore } from "./rows-sent-back.ts";
import { headerSaid, type Said, saidOf, sourcesOf } from "./said.server.ts";
import { type Question, settleConventions } from "./settle-conventions.ts";

type Ground<Field extends string> = {
  columns: readonly Column<Field>[];
} & Omit<Parameters<typeof proposeColumns>[3], never>;

export type OpenedFile<Field extends string> =
  | {
      ok: true;
      header: Header<Field>;
      conventions: Conventions;
      /** Nothing where nobody corrected anything. */
      corrections?: Corrections;
      rest: AsyncGenerator<TableRow[]>;
      survey?: X12Survey;
    }
  | {
      ok: false;
      problem: string;
      /** It can be read once somebody says what its columns hold. */
      asks: boolean;
      survey?: X12Survey;
    };

/** A table has at least so many columns; text in one is none that a person could name columns of. */
const LEAST_COLUMNS = 2;
const ONE_COLUMN =
  "Each row of the file is one cell. Write commas, semicolons or tabs between cells, and quotation marks around single cells only";

/** Blanks between the cells, or quotation marks around whole rows, are not what cuts a row. */
const isUncut = (rows: readonly TableRow[]): boolean =>
  rows.length > 1 &&
  rows.every(({ cells }) => cells.length === 1 && /\S\s{2,}\S|,|;/.test(cells[0] ?? ""));

/**
 * Opens a file with what people said of it and of earlier ones of its sender, and keeps with it how it was read and
 * what nobody but a person knows.
 */
export async function openAsSaid<Field extends string>(
  vendorId: number,
  submission: Submission,
  open: Open,
  ground: Ground<Field>,
): Promise<OpenedFile<Field>> {
  const system = systemActor(vendorId);
  const said = await withScope(system, (tx) => saidOf(tx, submission));
  const { table, encoding } = await tableOf(open, submission, ground.columns, said);
  const { survey } = table;
  if (!table.ok) return { ok: false, problem: table.problem, asks: false, survey };
  const { found } = table;
  const told = headerSaid(said);
  const head = await headOf(table.batches, ground.columns, told);
  const header = head.ok ? head.header : head.nearest;
  if (!header || header.cells.length < LEAST_COLUMNS) {
    const problem = head.ok || isUncut(head.first) ? ONE_COLUMN : head.problem;
    return { ok: false, problem, asks: false, survey };
  }
  const settled = settleConventions(found, {
    header,
    holds: holdsOf,
    said: said.choices.conventions ?? {},
    remembered: said.remembered.conventions,
  });
  const missing = head.ok ? [] : head.missing;
  const fixed = found.format === "x12";
  const layout = describeFile({
    ...{ found, header, first: head.first, missing, conventions: settled.conventions },
    sources: fixed ? {} : sourcesOf(said, header.cells),
    questions: [...(encoding ? [askedOf(encoding, head.first)] : []), ...settled.questions],
    proposals: fixed ? [] : proposalsFor(ground, header, head.first),
  });
  await keepLayout(vendorId, submission.id, layout);
  if (!head.ok) {
    const wanted = ground.columns.filter(({ required }) => required).length;
    const asks = !fixed && header.cells.length >= wanted;
    return { ok: false, problem: head.problem, asks, survey };
  }
  const corrected = said.choices.corrections ?? [];
  const corrections = corrected.length > 0 ? new Corrections(corrected, header.cells) : undefined;
  const { conventions } = settled;
  const rest = asSentBefore(head.header.cells, head.rest);
  return { ok: true, header: head.header, conventions, corrections, rest, survey };
}

const keepLayout = (vendorId: number, id: string, layout: FileLayout) =>
  withScope(systemActor(vendorId), (tx) => updateSubmission(tx, id, { header: layout }));

type Columns = readonly Column<string>[];

/** The encoding is a question only where the bytes leave it open and nobody has said it before. */
async function tableOf(open: Open, { kind, fileName }: Submission, columns: Columns, said: Said) {
  const { fieldsOf } = headerSaid(said);
  const knows = (first: readonly TableRow[]) => recogniseHeader(first, columns, { fieldsOf }).ok;
  const { encoding, delimiter, sheet } = said.choices;
  const chosen: Chosen = {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    ...(sheet && { sheet }),
  };
  const table = await openFile(open, kind, { fileName, knows, chosen });
  if (!table.ok || encoding || table.found.certainEncoding !== false) {
    return { table, encoding: null };
  }
  const before = said.remembered.encoding;
  if (before === table.found.encoding) return { table, encoding: null };
  if (before === null || !isEncoding(before)) return { table, encoding: table.found.encoding };
  const again = { ...chosen, encoding: before };
  return { table: await openFile(open, kind, { fileName, knows, chosen: again }), encoding: null };
}

function askedOf(encoding: string, first: readonly TableRow[]): Question {
  const seen = first.flatMap(({ rowNo, cells }) =>
    cells.filter((cell) => /[^\p{ASCII}]/u.test(cell)).map((cell) => ({ rowNo, cell })),
  );
  const { rowNo = 0, cell = "" } = seen[0] ?? {};
  const words = isEncoding(encoding) ? encodingNames[encoding] : encoding;
  const readings = [{ value: encoding, words }];
  return {
    column: -1,
    what: "encoding",
    assumed: encoding,
    rowNo,
    cell: cell.slice(0, 60),
    readings,
  };
}

function proposalsFor<Field extends string>(
  ground: Ground<Field>,
  header: Header<Field>,
  first: readonly TableRow[],
) {
  const at: Partial<Record<string, number>> = header.at;
  const open = ground.columns.filter(({ field }) => at[field] === undefined);
  const taken = new Set(Object.values<number | undefined>(at).flatMap((place) => place ?? []));
  const below = first.filter(({ rowNo }) => rowNo > header.rowNo);
  return proposeColumns(
    below,
    open.map(({ field }) => field),
    taken,
    ground,
  );
}
