import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { previewSegments, selectTopFrom } from "./keep-run.store.server.ts";
import { latestWorthRun } from "./read-worth.server.ts";
import type { SegmentSum } from "./report.ts";
import type { WorthTerms } from "./worth-terms.ts";

const DAY_MS = 86_400_000;

export type TermsPreview = { day: Date; now: SegmentSum[]; then: SegmentSum[] };

/**
 * How the customers of the newest run would fall into segments by other limits. What the models themselves are told
 * (how far they look back and ahead, and the discount) shows with the next run.
 */
export async function previewTerms(tx: ScopedTx, terms: WorthTerms): Promise<TermsPreview | null> {
  const run = await latestWorthRun(tx);
  if (!run) return null;
  const { day, report } = run;
  const then = await previewSegments(tx, day, {
    ...terms,
    until: report.until.getTime() / DAY_MS,
    silenceDays: report.silenceDays,
    topFrom: await selectTopFrom(tx, day, terms.topPercent),
  });
  return { day, now: report.segments, then };
}
