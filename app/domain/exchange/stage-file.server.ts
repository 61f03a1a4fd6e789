import { setImmediate as breathe } from "node:timers/promises";

import { isAdjustment } from "#app/domain/revenue/sales-line.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { insertPieces } from "#app/platform/files/row-text.server.ts";
import { type Piece, RowsInPieces } from "#app/platform/files/rows-in-pieces.ts";
import { ByteRow } from "#app/platform/tables/byte-row.ts";
import { ByteText } from "#app/platform/tables/byte-text.ts";
import { BrokenTable, type TableRow } from "#app/platform/tables/table.ts";

import { AdjustmentStager } from "./adjustment-stager.ts";
import { TooManyRows } from "./file-head.ts";
import { forecastStager } from "./forecast/forecast-stager.server.ts";
import { headerProblem } from "./forecast/header-problem.ts";
import type { Suspects } from "./life/staged.store.server.ts";
import { contextOf, dealsFor } from "./load-context.server.ts";
import type { CopyRows } from "./load-staging.server.ts";
import { recordStager } from "./master/record-stager.server.ts";
import type { ReadingProgress } from "./reading-progress.server.ts";
import type { RepeatFilter } from "./repeat-filter.ts";
import type { RowContext } from "./row-context.ts";
import { openAsSaid } from "./said/open-as-said.server.ts";
import { SaleStager } from "./sale-stager.ts";
import { StockStager } from "./stock-stager.ts";
import { isRecordKind, MOST_ROWS, type Submission, type SubmissionKind } from "./submission.ts";
import { receivedNumbers } from "./x12/received-numbers.server.ts";

export type Staged =
  | { ok: true; suspects: Suspects }
  | {
      ok: false;
      problem: string;
      /** It can be read once somebody says what its columns hold. */
      asks?: boolean;
    };

/** Smaller pieces cost a round through the stream each. */
const CHUNK = 256 * 1024;
/** Room for a row more. */
const ROOM = 8 * 1024;
/** Pieces that are put away together. */
const PIECES = 8;
/** How long rows may keep the process from answering others. */
const STRETCH_MS = 8;

/** Reads, checks and stages the rows; nothing of the file is kept in memory but the rows at hand. */
export async function stageFile(
  vendorId: number,
  submission: Submission,
  progress: ReadingProgress,
  copy: CopyRows,
): Promise<Staged> {
  const { id, kind, partnerId, sha256 } = submission;
  let suspects: RepeatFilter | undefined;
  try {
    const open = () => progress.counting(readFileStream(vendorId, sha256));
    const context = await contextOf(vendorId, submission, now());
    const { columns, products: parts, partners } = context;
    const file = await openAsSaid(vendorId, submission, open, { columns, parts, partners });
    const repeated = file.survey && (await receivedNumbers(vendorId, submission, file.survey));
    if (!file.ok) return file;
    if (repeated) return { ok: false, problem: repeated };
    const { header, conventions, corrections, rest } = file;
    const problem = kind === "forecast" ? headerProblem(header) : null;
    if (problem) return { ok: false, problem };
    const deals =
      header.at.deal === undefined ? context.deals : await dealsFor(vendorId, submission);
    const write = await stager(
      { ...context, header, conventions, corrections, deals },
      { ...submission, vendorId },
    );
    const keep = (pieces: Piece[]) =>
      withScope(systemActor(vendorId), (tx) =>
        insertPieces(tx, { submissionId: id, partnerId }, pieces),
      );
    suspects = write.repeats;
    await copy(shapeOf(kind), written(rest, write, keep, progress));
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, problem: error.message };
    if (error instanceof TooManyRows) return { ok: false, problem: error.message };
    if (isDataError(error)) {
      const problem =
        "The file holds signs that cannot be kept. Save it as UTF-8 and send it again";
      return { ok: false, problem };
    }
    throw error;
  } finally {
    await progress.said();
  }
  return progress.rows > 0
    ? { ok: true, suspects: suspects?.suspects() ?? null }
    : { ok: false, problem: "The file has a header and no rows below it" };
}

/** The shape of staging that a kind of file fills. */
function shapeOf(kind: SubmissionKind) {
  if (isRecordKind(kind)) return "record";
  if (kind === "forecast") return "forecast";
  return kind === "inventory" ? "stock" : "sale";
}

/** Writes rows as COPY takes them. */
type Stager = { write(row: TableRow, out: ByteText): void; repeats?: RepeatFilter };

async function stager(
  context: RowContext,
  { vendorId, id, kind, partnerId }: Submission & { vendorId: number },
): Promise<Stager> {
  const from = `${vendorId}\t${id}\t`;
  if (isRecordKind(kind)) return byText(await recordStager(vendorId, kind, context, from));
  if (kind === "forecast") return byText(await forecastStager(vendorId, context, from));
  if (isAdjustment(kind)) return new AdjustmentStager(context, { partnerId, kind }, from);
  return kind === "inventory"
    ? byText(new StockStager(context, from))
    : new SaleStager(context, { partnerId, kind }, from);
}

type TextStager = { text(row: TableRow): string; repeats?: RepeatFilter };

const byText = (stager: TextStager): Stager => ({
  write: (row, out) => out.text(stager.text(row)),
  ...(stager.repeats && { repeats: stager.repeats }),
});

/** What PostgreSQL cannot hold it will refuse every time: trying again would never end. */
const isDataError = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("22");

/** The rows as COPY takes them; how they stood in the file is put away on the side. */
async function* written(
  batches: AsyncIterable<TableRow[]>,
  stager: Stager,
  keep: (pieces: Piece[]) => Promise<void>,
  progress: ReadingProgress,
): AsyncGenerator<Buffer> {
  const pieces = new RowsInPieces();
  let keeping: Promise<void> = Promise.resolve();
  let full: Promise<Piece>[] = [];
  // Some at a time: the file is not read faster than its rows are put away.
  const keepFull = async () => {
    const those = Promise.all(full);
    full = [];
    await keeping;
    keeping = those.then(keep);
    keeping.catch(() => undefined);
  };
  const out = new ByteText(CHUNK + ROOM);
  let since = performance.now();
  for await (const rows of batches) {
    for (const row of rows) {
      if (isBlank(row)) continue;
      if (progress.rows >= MOST_ROWS) throw new TooManyRows();
      progress.rows += 1;
      stager.write(row, out);
      const piece = pieces.add(row);
      if (piece) full.push(piece);
      if (full.length === PIECES) await keepFull();
      if (out.length >= CHUNK) yield out.take();
      if (progress.rows % 64 === 0 && performance.now() - since > STRETCH_MS) {
        await breathe();
        since = performance.now();
      }
    }
    progress.tellBeside();
  }
  const last = pieces.end();
  if (last) full.push(last);
  await keepFull();
  await keeping;
  if (out.length > 0) yield out.take();
}

const isBlank = (row: TableRow) =>
  row instanceof ByteRow ? row.isBlank() : row.cells.every((cell) => cell.trim() === "");
