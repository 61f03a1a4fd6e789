import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { removeText } from "#app/platform/files/row-text.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";
import { findSubmission } from "./find-submission.server.ts";
import { countFile, countRefusedFile } from "./intake-metrics.server.ts";
import { finishReading } from "./life/finish-reading.server.ts";
import { clearPlaces } from "./life/places.store.server.ts";
import { settleSubmission } from "./life/settle-submission.server.ts";
import { withStaging } from "./load-staging.server.ts";
import { type ReadPayload, readJob } from "./read-job.ts";
import { comeBack, ReadingProgress } from "./reading-progress.server.ts";
import { refuseSubmission } from "./refuse-submission.server.ts";
import { clearRows, clearStaging } from "./row.store.server.ts";
import { askAbout } from "./said/ask-about.server.ts";
import { type Staged, stageFile } from "./stage-file.server.ts";
import { claimSubmission } from "./submission.store.server.ts";
import { isRunning, type Submission } from "./submission.ts";

/** A file whose reading was broken off so often is to blame for it. */
export const MOST_BEGINNINGS = 8;

/**
 * Brings a file one or more steps on: it is read and checked, and what was checked is applied, unless somebody is to
 * be asked first. Whatever ends it half way leaves nothing of that step, and the step begins anew.
 */
export const readSubmission = defineJob<ReadPayload>({
  name: readJob.name,
  payload: z.object({ vendorId: z.number().int(), submissionId: z.uuid() }),
  run: async ({ vendorId, submissionId }) => {
    const system = systemActor(vendorId);
    const found = await findSubmission(system, submissionId);
    if (!found) return;
    if (!isRunning(found)) {
      if (found.status !== "waiting") await emptyStaging(vendorId, submissionId);
      return;
    }
    if (found.status !== "checked") {
      const read = await readFile(vendorId, found);
      if (read === "taken") return comeBack(vendorId, submissionId);
      if (read === "refused") return countRefusedFile();
      if (read === "asked") return;
    }
    const settled = await settleSubmission(vendorId, submissionId, now());
    if (settled.how === "taken") return comeBack(vendorId, submissionId);
    if (settled.how !== "waiting") await emptyStaging(vendorId, submissionId);
    if (settled.how === "applied" || settled.how === "refused") countFile(settled.counts);
  },
});

/** What the file holds, into staging; `taken` when somebody else is at it. */
async function readFile(
  vendorId: number,
  submission: Submission,
): Promise<"read" | "refused" | "taken" | "asked"> {
  const { id } = submission;
  const progress = new ReadingProgress(vendorId, id);
  const staged = await withStaging(
    { vendorId, submissionId: id },
    async (copy): Promise<Staged | null> => {
      const begun = await begin(vendorId, id);
      if (!begun) return null;
      if (begun > MOST_BEGINNINGS) return givenUp(vendorId, id);
      await progress.write();
      return stageFile(vendorId, submission, progress, copy);
    },
  );
  if (!staged) return "taken";
  if (staged.ok) {
    await finishReading(vendorId, submission, progress, staged.suspects, now());
    return "read";
  }
  if (staged.asks) {
    await askAbout(vendorId, id, staged.problem);
    return "asked";
  }
  await refuseSubmission(vendorId, id, staged.problem, now());
  return "refused";
}

/** A file that ends whoever reads it would do so for ever. It was kept, and may be sent again. */
function givenUp(vendorId: number, submissionId: string): Staged {
  log.error(
    { vendorId, submissionId },
    `a file was begun ${MOST_BEGINNINGS} times, and is refused`,
  );
  const problem = `Reading it was begun ${MOST_BEGINNINGS} times and never came to its end. Send it in several parts`;
  return { ok: false, problem };
}

/** How often it has been begun by now; nothing when another reader has it, or has read it. */
function begin(vendorId: number, submissionId: string): Promise<number> {
  return withScope(systemActor(vendorId), async (tx) => {
    const submission = await claimSubmission(tx, submissionId);
    if (submission?.status !== "received" && submission?.status !== "reading") return 0;
    await clearStaging(tx, submissionId);
    await clearRows(tx, submissionId);
    await clearPlaces(tx, submissionId);
    await removeText(tx, submissionId);
    const fresh = {
      rowsRead: 0,
      bytesRead: 0,
      rowsRefused: 0,
      rowsLeftOut: 0,
      rowsDone: 0,
      step: null,
    };
    const { begun } = await tx.submission.update({
      where: { vendorId_id: { vendorId, id: submissionId } },
      data: { status: "reading", begun: { increment: 1 }, ...fresh },
      select: { begun: true },
    });
    return begun;
  });
}

/** Apart from applying, so that nobody waits for it. */
const emptyStaging = (vendorId: number, submissionId: string) =>
  withScope(systemActor(vendorId), (tx) => clearStaging(tx, submissionId), {
    timeoutMs: 10 * 60_000,
  });
