import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { tell } from "./api/tell-job.ts";
import { reportedJob } from "./calendar/reported-job.ts";
import { readJob } from "./read-job.ts";
import { secondReaderKey } from "./reading-progress.server.ts";
import { updateSubmission } from "./submission.store.server.ts";
import type { Submission } from "./submission.ts";

export type Counts = Record<"rowsTaken" | "rowsSame" | "rowsRefused" | "rowsChanged", number>;

type End = {
  problem: string | null;
  counts: Counts;
  plan?: Prisma.InputJsonValue;
  appliedNo?: number;
};

/** The end of a submission: its counts, its state, its record, and no second reader. */
export async function finishSubmission(
  tx: ScopedTx,
  submission: Pick<Submission, "id" | "bytes" | "rowsLeftOut">,
  end: End,
  at: Date,
) {
  const { id, bytes, rowsLeftOut } = submission;
  const { problem, counts, plan, appliedNo } = end;
  const status = problem === null ? "applied" : "refused";
  const rowsRead = counts.rowsTaken + counts.rowsSame + counts.rowsRefused + rowsLeftOut;
  await updateSubmission(tx, id, {
    ...counts,
    ...(plan !== undefined && { plan }),
    ...(appliedNo !== undefined && { appliedNo }),
    status,
    problem,
    step: null,
    rowsDone: problem === null ? rowsRead : 0,
    finishedAt: at,
    rowsRead,
    bytesRead: bytes,
  });
  const subject = { kind: "submission", id };
  await audit(tx, systemActor(tx.vendorId), `submission.${status}`, subject, {
    ...counts,
    problem,
  });
  // It clears away what the reading left, and is gone.
  const payload = { vendorId: tx.vendorId, submissionId: id };
  await enqueue(tx, readJob, payload, { key: secondReaderKey(id), runAt: at });
  await enqueue(tx, reportedJob, payload);
  await tell(tx, id, status);
}
