import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { selectSubmission } from "../submission.store.server.ts";
import { isRunning } from "../submission.ts";
import { acknowledge } from "./acknowledge.ts";
import { firstAnswerNo } from "./control.store.server.ts";
import { surveyX12 } from "./survey-x12.ts";

/**
 * The functional acknowledgement of a submission, worked out from its kept file, so that it is the same whenever it
 * is asked for. Null when there is none: it is no X12, is still being read or is out of scope.
 */
export async function answerSubmission(
  actor: Actor,
  id: string,
): Promise<{ fileName: string; text: string } | null> {
  const found = await withScope(actor, async (tx) => {
    const submission = await selectSubmission(tx, id);
    if (!submission || isRunning(submission)) return null;
    return { submission, firstControlNo: await firstAnswerNo(tx, id) };
  });
  if (!found || found.firstControlNo === null) return null;
  const { submission, firstControlNo } = found;
  const { kind, sha256, status, createdAt, finishedAt } = submission;
  const survey = await surveyX12(() => readFileStream(actor.vendorId, sha256), kind);
  const taken = status !== "refused" && status !== "discarded";
  const text = acknowledge(survey, { taken, firstControlNo, at: finishedAt ?? createdAt });
  if (text === null) return null;
  return { fileName: `${submission.fileName.replace(/\.[^.]*$/, "")}-997.x12`, text };
}
