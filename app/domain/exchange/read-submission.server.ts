import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { removeText } from "#app/platform/files/row-text.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
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
import { claimSubmission, updateSubmission } from "./submission.store.server.ts";
import { type FileKind, isRunning, type Submission } from "./submission.ts";

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
    if (!found || found.kind === "forecast") return;
    if (!isRunning(found)) {
      if (found.status !== "waiting") await emptyStaging(vendorId, submissionId);
      return;
    }
    if (found.status !== "checked") {
      const read = await readFile(vendorId, { ...found, kind: found.kind });
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

type FileSubmission = Submission & { kind: FileKind };

/** What the file holds, into staging; `taken` when somebody else is at it. */
async function readFile(
  vendorId: number,
  submission: FileSubmission,
): Promise<"read" | "refused" | "taken" | "asked"> {
  const { id } = submission;
  const progress = new ReadingProgress(vendorId, id);
  const staged = await withStaging(
    { vendorId, submissionId: id },
    async (copy): Promise<Staged | null> => {
      if (!(await begin(vendorId, id))) return null;
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

/** False when another reader has it, or has read it. */
function begin(vendorId: number, submissionId: string): Promise<boolean> {
  return withScope(systemActor(vendorId), async (tx) => {
    const submission = await claimSubmission(tx, submissionId);
    if (submission?.status !== "received" && submission?.status !== "reading") return false;
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
    await updateSubmission(tx, submissionId, { status: "reading", ...fresh });
    return true;
  });
}

/** Apart from applying, so that nobody waits for it. */
const emptyStaging = (vendorId: number, submissionId: string) =>
  withScope(systemActor(vendorId), (tx) => clearStaging(tx, submissionId), {
    timeoutMs: 10 * 60_000,
  });
