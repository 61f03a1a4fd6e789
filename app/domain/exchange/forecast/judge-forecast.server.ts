import { MAX_QUANTITY } from "#app/domain/demand/forecast.ts";
import { monthLabel } from "#app/domain/demand/month.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { refuseRows } from "../master/staged-records.store.server.ts";
import type { Submission } from "../submission.ts";
import type { ExpectedPart } from "./expected-part.ts";
import { expectedParts, groundOf, withPublisher } from "./expected-parts.server.ts";
import {
  mayBeOutOfBounds,
  meetAtOnce,
  refuseBesides,
  refuseMixed,
  refuseOverlaps,
} from "./staged-forecast.store.server.ts";

/** What can be said of a forecast's rows only once all of them are there. */
export async function judgeForecast(tx: ScopedTx, submission: Submission, at: Date) {
  const { id } = submission;
  await meetAtOnce(tx, async () => {
    await refuseOverlaps(tx, id);
    await refuseMixed(tx, id);
    await refuseBesides(tx, id);
  });
  if (!(await mayBeOutOfBounds(tx, id, MAX_QUANTITY))) return;
  const file = withPublisher(submission);
  const refused: { rowNo: number; what: string; value: string }[] = [];
  for await (const part of expectedParts(tx, file, await groundOf(tx, file, at))) {
    const what = outOfBounds(part);
    if (what) refused.push(...part.rows.map(({ rowNo }) => ({ rowNo, what, value: part.partNo })));
  }
  if (refused.length > 0) await refuseRows(tx, id, refused);
}

/** Why a part's figures cannot be published. */
export function outOfBounds({ after }: ExpectedPart): string | null {
  for (const [month, quantity] of after) {
    if (quantity < 0) return `${monthLabel(month)} would come to less than 0`;
    if (quantity > MAX_QUANTITY) return `${monthLabel(month)} adds up to more than anybody sells`;
  }
  return null;
}
