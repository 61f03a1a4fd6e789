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
import { contextOf } from "./load-context.server.ts";
import { loadStaging } from "./load-staging.server.ts";
import { type ReadPayload, readJob } from "./read-job.ts";
import { ReadingProgress } from "./reading-progress.server.ts";
import { refuseSubmission } from "./refuse-submission.server.ts";
import { clearStaging } from "./row.store.server.ts";
import { lockSubmission, updateSubmission } from "./submission.store.server.ts";
import { type FileKind, type FileLayout, MOST_ROWS, type Submission } from "./submission.ts";

/**
 * Reads a file that was handed over and applies it. Whatever ends it half way leaves nothing applied, and it begins
 * anew: staging is emptied first, and only a submission that is still being read is ever applied.
 */
export const readSubmission = defineJob<ReadPayload>({
  name: readJob.name,
  payload: z.object({ vendorId: z.number().int(), submissionId: z.uuid() }),
  run: async ({ vendorId, submissionId }) => {
    const submission = await begin(vendorId, submissionId);
    if (!submission) return;
    const kind = submission.kind as FileKind;
    const outcome = await stage(vendorId, { ...submission, kind });
    if (outcome.ok) await applySubmission(vendorId, submissionId, outcome.rows, now());
    else await refuseSubmission(vendorId, submissionId, outcome.problem, now());
  },
});

/** Null when there is nothing left to do. */
function begin(vendorId: number, submissionId: string): Promise<Submission | null> {
  return withScope(systemActor(vendorId), async (tx) => {
    const submission = await lockSubmission(tx, submissionId);
    if (!submission || submission.kind === "forecast") return null;
    if (submission.status === "applied" || submission.status === "refused") return null;
    await clearStaging(tx, submissionId);
    await updateSubmission(tx, submissionId, { status: "reading", rowsRead: 0, bytesRead: 0 });
    return submission;
  });
}

type Staged = { ok: true; rows: number } | { ok: false; problem: string };
type FileSubmission = Submission & { kind: FileKind };

/** Reads, checks and stages the rows; nothing of the file is kept in memory but the row at hand. */
async function stage(vendorId: number, submission: FileSubmission): Promise<Staged> {
  const progress = new ReadingProgress(vendorId, submission.id);
  await progress.write();
  const counted = () => progress.counting(readFileStream(vendorId, submission.sha256));
  const csv = await readCsv(counted);
  if (!csv.ok) return csv;
  try {
    const context = await contextOf(vendorId, submission, now());
    const head = await headOf(csv.records, context.columns);
    if (!head.ok) return head;
    const { header, rest } = head;
    const { encoding, delimiter } = csv;
    const { rowNo: headerRow, cells, at } = header;
    const layout: FileLayout = { encoding, delimiter, headerRow, cells, at };
    await withScope(systemActor(vendorId), (tx) =>
      updateSubmission(tx, submission.id, { header: layout }),
    );
    const check = fileChecker({ ...context, header });
    const target = { vendorId, submissionId: submission.id, partnerId: submission.partnerId };
    await loadStaging(target, checked(rest, check, progress));
  } catch (error) {
    if (error instanceof BrokenCsv) return { ok: false, problem: error.message };
    if (error instanceof TooManyRows) return { ok: false, problem: error.message };
    throw error;
  }
  const { rows } = progress;
  return rows > 0
    ? { ok: true, rows }
    : { ok: false, problem: "The file has a header and no rows below it" };
}

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
