import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { finishSubmission } from "./finish-submission.server.ts";
import { lockSubmission } from "./submission.store.server.ts";

const nothing = { rowsTaken: 0, rowsSame: 0, rowsRefused: 0, rowsChanged: 0 };

/** A file that cannot be read at all. It may be sent again. */
export async function refuseSubmission(
  vendorId: number,
  submissionId: string,
  problem: string,
  at: Date,
) {
  await withScope(systemActor(vendorId), async (tx) => {
    const submission = await lockSubmission(tx, submissionId);
    if (submission?.status !== "reading") return;
    await finishSubmission(tx, submission, { problem, counts: nothing }, at);
  });
}
