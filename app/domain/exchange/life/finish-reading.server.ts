import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { lockSubmission, updateSubmission } from "../submission.store.server.ts";
import type { FileKind, Submission } from "../submission.ts";
import { countStaged, keepVerdicts, markRepeats } from "./staged.store.server.ts";

/** Staging does not hold what the reader put there: another reader of the same file is at work. */
export class StagingDisturbed extends Error {}

const TIMEOUT_MS = 10 * 60_000;
const hint = "Keep one of the two, or give them different line numbers";

/** The file is read: rows are compared with each other, and those that cannot be used are kept with what is wrong. */
export const finishReading = (
  vendorId: number,
  { id, kind }: Pick<Submission, "id"> & { kind: FileKind },
  rows: number,
) =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      const submission = await lockSubmission(tx, id);
      if (submission?.status !== "reading") throw new StagingDisturbed("It is read elsewhere");
      const staged = await countStaged(tx, id);
      if (staged !== rows) throw new StagingDisturbed(`${staged} rows staged of ${rows}`);
      const what =
        kind === "inventory"
          ? "Another row has the same location, day and part"
          : "Another row has the same document, line and part";
      await markRepeats(tx, id, what, hint);
      const { same, refused } = await keepVerdicts(tx, id, submission.partnerId);
      await updateSubmission(tx, id, {
        status: "checked",
        rowsRead: rows,
        bytesRead: submission.bytes,
        rowsSame: same,
        rowsRefused: refused,
      });
    },
    { timeoutMs: TIMEOUT_MS },
  );
