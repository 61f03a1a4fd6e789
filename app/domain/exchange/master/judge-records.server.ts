import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { RecordKind, Submission } from "../submission.ts";
import { refuseFixed } from "./plan-records.server.ts";
import { recordIntakes } from "./record-intakes.server.ts";
import { refuseUnmet } from "./staged-records.store.server.ts";

/** What can be said of rows only once all of them are there. */
export async function judgeRecords(
  tx: ScopedTx,
  submission: Submission & { kind: RecordKind },
  at: Date,
) {
  await refuseFixed(tx, submission, at);
  const { unmet } = recordIntakes[submission.kind];
  if (unmet) await refuseUnmet(tx, submission.id, unmet);
}

export const repeatedRecord = (kind: RecordKind) => recordIntakes[kind].repeated;
