import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { BrokenCsv } from "#app/platform/csv/csv-parser.ts";
import { readCsv } from "#app/platform/csv/read-csv.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { applySubmission } from "./apply-submission.server.ts";
import { type CheckedRow, fileChecker } from "./check-file.ts";
import { headOf, TooManyRows } from "./file-head.ts";
import { findSubmission } from "./find-submission.server.ts";
import { countFile, countRefusedFile } from "./intake-metrics.server.ts";
import { contextOf } from "./load-context.server.ts";
import { withStaging } from "./load-staging.server.ts";
import { type ReadPayload, readJob } from "./read-job.ts";
import { comeBack, ReadingProgress } from "./reading-progress.server.ts";
import { refuseSubmission } from "./refuse-submission.server.ts";
import { clearStaging } from "./row.store.server.ts";
import { claimSubmission, updateSubmission } from "./submission.store.server.ts";
import {
  type FileKind,
  type FileLayout,
  isRunning,
  MOST_ROWS,
  type Submission,
} from "./submission.ts";

/**
 * Reads a file that was handed over and applies it. Whatever ends it half way leaves nothing applied, and it begins
 * anew: staging is emptied first, and only a submission that is still being read is ever applied.
 */
export const readSubmission = defineJob<ReadPayload>({
  name: readJob.name,
  payload: z.object({ vendorId: z.number().int(), submissionId: z.uuid() }),
  run: async ({ vendorId, submissionId }) => {
    const found = await findSubmission(systemActor(vendorId), submissionId);
    if (!found || !isRunning(found) || found.kind === "forecast") return;
    const submission = { ...found, kind: found.kind };
    const { partnerId } = submission;
    const staged = await withStaging({ vendorId, submissionId, partnerId }, async (copy) => {
      const mine = await begin(vendorId, submissionId);
      return mine ? stage(vendorId, submission, copy) : null;
    });
    if (!staged) return comeBack(vendorId, submissionId);
    if (staged.ok) {
      const counts = await applySubmission(vendorId, submissionId, staged.rows, now());
      if (counts) countFile(counts);
    } else {
      await refuseSubmission(vendorId, submissionId, staged.problem, now());
      countRefusedFile();
    }
  },
});

/** False when another reader is applying the file already, or has. */
function begin(vendorId: number, submissionId: string): Promise<boolean> {
  return withScope(systemActor(vendorId), async (tx) => {
    const submission = await claimSubmission(tx, submissionId);
    if (!submission || !isRunning(submission)) return false;
    await clearStaging(tx, submissionId);
    await updateSubmission(tx, submissionId, { status: "reading", rowsRead: 0, bytesRead: 0 });
    return true;
  });
}

type Staged = { ok: true; rows: number } | { ok: false; problem: string };
type FileSubmission = Submission & { kind: FileKind };
type Copy = (rows: AsyncIterable<CheckedRow>) => Promise<void>;

/** Reads, checks and stages the rows; nothing of the file is kept in memory but the row at hand. */
async function stage(vendorId: number, submission: FileSubmission, copy: Copy): Promise<Staged> {
  const progress = new ReadingProgress(vendorId, submission.id);
  await progress.write();
  try {
    const csv = await readCsv(() => progress.counting(readFileStream(vendorId, submission.sha256)));
    if (!csv.ok) return csv;
    const context = await contextOf(vendorId, submission, now());
    const head = await headOf(csv.records, context.columns);
    if (!head.ok) return head;
    const { header, rest } = head;
    const { rowNo: headerRow, cells, at } = header;
    const { encoding, delimiter } = csv;
    const layout: FileLayout = { encoding, delimiter, headerRow, cells, at };
    await withScope(systemActor(vendorId), (tx) =>
      updateSubmission(tx, submission.id, { header: layout }),
    );
    await copy(checked(rest, fileChecker({ ...context, header }), progress));
  } catch (error) {
    if (error instanceof BrokenCsv) return { ok: false, problem: error.message };
    if (error instanceof TooManyRows) return { ok: false, problem: error.message };
    if (isDataError(error)) {
      const problem =
        "The file holds signs that cannot be kept. Save it as UTF-8 and send it again";
      return { ok: false, problem };
    }
    throw error;
  }
  const { rows } = progress;
  return rows > 0
    ? { ok: true, rows }
    : { ok: false, problem: "The file has a header and no rows below it" };
}

/** What PostgreSQL cannot hold it will refuse every time: trying again would never end. */
const isDataError = (error: unknown) =>
  error instanceof Error && "code" in error && String(error.code).startsWith("22");

async function* checked(
  records: Parameters<typeof headOf>[0],
  check: ReturnType<typeof fileChecker>,
  progress: ReadingProgress,
): AsyncGenerator<CheckedRow> {
  for await (const record of records) {
    const row = check(record);
    if (!row) continue;
    if (progress.rows >= MOST_ROWS) throw new TooManyRows();
    await progress.row();
    yield row;
  }
}
