import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { selectSubmission } from "../submission.store.server.ts";
import { isLineKind, type Submission } from "../submission.ts";
import { mayDecide } from "./decide-submission.server.ts";
import type { NotReversed, Reversed } from "./reversal.ts";
import { askForReversal } from "./reverse-later.server.ts";
import { linesToReverse, partsReversed, takeBack } from "./take-back.server.ts";

const TIMEOUT_MS = 10 * 60_000;
/** Files of more rows are taken back in the background. */
const MANY_ROWS = 20_000;

/** What the button would do; a refusal says why there is none. */
export const previewOf = (actor: Actor, id: string, at: Date): Promise<Reversed> =>
  withScope(
    actor,
    async (tx) => {
      const found = await reversible(tx, actor, id);
      if (!found.ok) return found;
      const { kind } = found.submission;
      return asSystem(tx, actor, (system) =>
        isLineKind(kind)
          ? linesToReverse(system, { ...found.submission, kind })
          : undone(system, () => partsReversed(system, { ...found.submission, kind }, at)),
      );
    },
    { timeoutMs: TIMEOUT_MS },
  );

/** Takes back exactly what a file did, while its days are in open books: it is as if it had never come. */
export const reverseSubmission = (
  actor: Actor,
  id: string,
  at: Date,
): Promise<Reversed | { ok: true; later: true }> =>
  withScope(
    actor,
    async (tx) => {
      const found = await reversible(tx, actor, id);
      if (!found.ok) return found;
      const { submission } = found;
      if (submission.reversingBy) return { ok: false, reason: "busy" } as const;
      const large = isLineKind(submission.kind) && submission.rowsRead > MANY_ROWS;
      if (large) return askForReversal(tx, actor, submission);
      const outcome = await asSystem(tx, actor, (system) =>
        takeBack(system, submission, { by: actor.name, at }),
      );
      if (!outcome.ok) return outcome;
      const { ended, restored, replaced } = outcome.preview;
      const detail = { ended, restored, replaced };
      await audit(tx, actor, "submission.reversed", { kind: "submission", id }, detail);
      return outcome;
    },
    { timeoutMs: TIMEOUT_MS },
  );

/** Does something to see what it does. */
async function undone<T>(tx: ScopedTx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`savepoint preview`;
  const result = await work();
  await tx.$executeRaw`rollback to savepoint preview`;
  return result;
}

type Found = { ok: true; submission: Submission } | NotReversed;

async function reversible(tx: ScopedTx, actor: Actor, id: string): Promise<Found> {
  const submission = await selectSubmission(tx, id);
  if (!submission) return { ok: false, reason: "not-found" };
  if (!mayDecide(actor, submission)) return { ok: false, reason: "not-yours" };
  if (submission.status !== "applied") return { ok: false, reason: "not-applied" };
  return { ok: true, submission };
}
