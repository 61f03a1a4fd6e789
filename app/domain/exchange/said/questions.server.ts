import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectLayout } from "../submission.store.server.ts";

export type Asked = {
  /** Some cells have two readings and were refused. */
  open: boolean;
  /** Something was read in one of two ways, because it looks like it. */
  assumed: boolean;
};

/** What only a person knows about a file that was read. */
export async function questionsOf(tx: ScopedTx, submissionId: string): Promise<Asked> {
  const questions = (await selectLayout(tx, submissionId))?.questions ?? [];
  return {
    open: questions.some(({ assumed }) => assumed === null),
    assumed: questions.some(({ assumed }) => assumed !== null),
  };
}
