import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { judgeForecast } from "../forecast/judge-forecast.server.ts";
import { judgeRecords, repeatedRecord } from "../master/judge-records.server.ts";
import type { ReadingProgress } from "../reading-progress.server.ts";
import {
  holdSubmission,
  lockSubmission,
  selectSubmission,
  updateSubmission,
} from "../submission.store.server.ts";
import { isLineKind, isRecordKind, type Submission, type SubmissionKind } from "../submission.ts";
import { keepVerdicts, markRepeats, type Suspects, selectLastRow } from "./staged.store.server.ts";
import { warnOfKnown } from "./warn-of-known.server.ts";

/** Staging does not hold what the reader put there: another reader of the same file is at work. */
export class StagingDisturbed extends Error {}

const TIMEOUT_MS = 10 * 60_000;
const hint = "Keep one of the two, or give them different line numbers";

function repeatedWords(kind: Exclude<SubmissionKind, "forecast">): { what: string; hint: string } {
  if (isRecordKind(kind)) return { what: repeatedRecord(kind), hint: "Keep one of the two" };
  const what =
    kind === "inventory"
      ? "Another row has the same location, day and part"
      : "Another row has the same document, line and part";
  return { what, hint };
}

/** The file is read: rows are compared with each other, and those that cannot be used are kept with what is wrong. */
export const finishReading = (
  vendorId: number,
  { id, kind }: Pick<Submission, "id" | "kind">,
  progress: ReadingProgress,
  suspects: Suspects,
  at: Date,
) =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      const elsewhere = "It is read elsewhere";
      // Its row is not held: how far this is is told by others meanwhile.
      if (!(await holdSubmission(tx, id))) throw new StagingDisturbed(elsewhere);
      const submission = await selectSubmission(tx, id);
      if (submission?.status !== "reading") throw new StagingDisturbed(elsewhere);
      const { rows } = progress;
      const lastRow = await selectLastRow(tx, id);
      if (lastRow === null) throw new StagingDisturbed(`Nothing of ${rows} rows is staged`);
      const file = { id, lastRow, told: progress.reach };
      await progress.begin("compare");
      if (kind === "forecast") await judgeForecast(tx, submission, at);
      else await markRepeats(tx, file, suspects, repeatedWords(kind));
      await progress.begin("earlier");
      if (isRecordKind(kind)) await judgeRecords(tx, { ...submission, kind }, at);
      else if (isLineKind(kind)) await warnOfKnown(tx, { ...submission, kind }, file);
      await progress.begin("aside");
      const { partnerId } = submission;
      const { same, refused, leftOut } = await keepVerdicts(tx, file, partnerId);
      const held = await lockSubmission(tx, id);
      if (held?.status !== "reading") throw new StagingDisturbed(elsewhere);
      await updateSubmission(tx, id, {
        status: "checked",
        begun: 0,
        step: null,
        rowsDone: 0,
        rowsRead: rows,
        bytesRead: submission.bytes,
        rowsSame: same,
        rowsRefused: refused,
        rowsLeftOut: leftOut,
      });
    },
    { timeoutMs: TIMEOUT_MS },
  );
