import { setImmediate as breathe } from "node:timers/promises";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { insertPiece } from "#app/platform/files/row-text.server.ts";
import { type Piece, RowsInPieces } from "#app/platform/files/rows-in-pieces.ts";
import { findingInWords } from "#app/platform/tables/conventions.ts";
import { recogniseHeader } from "#app/platform/tables/header.ts";
import { BrokenTable, type TableRow } from "#app/platform/tables/table.ts";

import { headOf, TooManyRows } from "./file-head.ts";
import { contextOf } from "./load-context.server.ts";
import type { CopyRows } from "./load-staging.server.ts";
import { openFile } from "./open-file.ts";
import type { ReadingProgress } from "./reading-progress.server.ts";
import type { RowContext } from "./row-context.ts";
import { SaleStager } from "./sale-stager.ts";
import { StockStager } from "./stock-stager.ts";
import { updateSubmission } from "./submission.store.server.ts";
import { type FileKind, type FileLayout, MOST_ROWS, type Submission } from "./submission.ts";
import { receivedNumbers } from "./x12/received-numbers.server.ts";

type FileSubmission = Submission & { kind: FileKind };
export type Staged = { ok: true } | { ok: false; problem: string };

/** Smaller pieces cost a round through the stream each. */
const CHUNK = 256 * 1024;
/** How long rows may keep the process from answering others. */
const STRETCH_MS = 8;

/** Reads, checks and stages the rows; nothing of the file is kept in memory but the rows at hand. */
export async function stageFile(
  vendorId: number,
  submission: FileSubmission,
  progress: ReadingProgress,
  copy: CopyRows,
): Promise<Staged> {
  const { id, kind, partnerId, fileName, sha256 } = submission;
  try {
    const open = () => progress.counting(readFileStream(vendorId, sha256));
    const context = await contextOf(vendorId, submission, now());
    const knows = (first: readonly TableRow[]) => recogniseHeader(first, context.columns).ok;
    const table = await openFile(open, kind, { fileName, knows });
    const repeated = table.survey && (await receivedNumbers(vendorId, submission, table.survey));
    if (!table.ok) return table;
    if (repeated) return { ok: false, problem: repeated };
    const head = await headOf(table.batches, context.columns);
    if (!head.ok) return head;
    const { header, rest } = head;
    const { rowNo: headerRow, cells, at } = header;
    const { encoding, delimiter, format, conventions, findings } = table.found;
    const told = findings.map((found) => findingInWords(found, cells[found.column] ?? ""));
    const notes = [...table.found.notes, ...told];
    const layout: FileLayout = { encoding, delimiter, headerRow, cells, at, format, notes };
    await withScope(systemActor(vendorId), (tx) => updateSubmission(tx, id, { header: layout }));
    const write = stager(
      { ...context, header, conventions },
      kind,
      partnerId,
      `${vendorId}\t${id}\t`,
    );
    const keep = (piece: Piece) =>
      withScope(systemActor(vendorId), (tx) =>
        insertPiece(tx, { submissionId: id, partnerId }, piece),
      );
    await copy(kind === "inventory" ? "stock" : "sale", written(rest, write, keep, progress));
  } catch (error) {
    if (error instanceof BrokenTable) return { ok: false, problem: error.message };
    if (error instanceof TooManyRows) return { ok: false, problem: error.message };
    if (isDataError(error)) {
      const problem =
        "The file holds signs that cannot be kept. Save it as UTF-8 and send it again";
      return { ok: false, problem };
    }
    throw error;
  }
  return progress.rows > 0
    ? { ok: true }
    : { ok: false, problem: "The file has a header and no rows below it" };
}

function stager(context: RowContext, kind: FileKind, partnerId: string | null, from: string) {
  return kind === "inventory"
    ? new StockStager(context, from)
    : new SaleStager(context, { partnerId, kind }, from);
}

/** What PostgreSQL cannot hold it will refuse every time: trying again would never end. */
const isDataError = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("22");

/** The rows as COPY takes them; how they stood in the file is put away on the side. */
async function* written(
  batches: AsyncIterable<TableRow[]>,
  stager: { text(row: TableRow): string },
  keep: (piece: Piece) => Promise<void>,
  progress: ReadingProgress,
): AsyncGenerator<string> {
  const pieces = new RowsInPieces();
  let keeping: Promise<void> = Promise.resolve();
  // One at a time: the file is not read faster than its rows are put away.
  const kept = async (full: Promise<Piece> | null) => {
    if (!full) return;
    await keeping;
    keeping = full.then(keep);
    keeping.catch(() => undefined);
  };
  let text = "";
  let since = performance.now();
  for await (const rows of batches) {
    for (const row of rows) {
      if (isBlank(row.cells)) continue;
      if (progress.rows >= MOST_ROWS) throw new TooManyRows();
      progress.rows += 1;
      text += stager.text(row);
      const full = pieces.add(row.rowNo, row.raw);
      if (full) await kept(full);
      if (text.length >= CHUNK) {
        yield text;
        text = "";
      }
      if (progress.rows % 64 === 0 && performance.now() - since > STRETCH_MS) {
        await breathe();
        since = performance.now();
      }
    }
    await progress.tell();
  }
  await kept(pieces.end());
  await keeping;
  if (text) yield text;
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");
