import { monthBucket } from "#app/domain/demand/bucket.ts";
import type { Month } from "#app/domain/demand/month.ts";
import { publishableProducts } from "#app/domain/demand/publish-figures.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { RecordOutdated } from "#app/platform/records/record-room.ts";

import { selectFormer } from "../life/former.store.server.ts";
import type { FilePlan } from "../life/make-plan.server.ts";
import type { Plan } from "../life/plan.ts";
import { unusualIn, usualOf } from "../life/unusual.ts";
import { tallyInWords } from "../master/record-words.ts";
import type { Submission } from "../submission.ts";
import { expectedParts, groundOf, withPublisher } from "./expected-parts.server.ts";
import { ForecastTally } from "./forecast-tally.ts";
import { outOfBounds } from "./judge-forecast.server.ts";
import { unusualParts } from "./unusual-parts.ts";

const SPREAD = "What lies in two months is divided between them by its days";

const none = { rows: 0, units: 0, amountMinor: 0n };

/**
 * Works out what publishing a file does. Takes the lock under which it is published. Null when staging does not hold
 * the rows that were read.
 */
export async function makeForecastPlan(
  tx: ScopedTx,
  submission: Submission,
  at: Date,
): Promise<FilePlan | null> {
  const file = withPublisher(submission);
  const ground = await groundOf(tx, file, at);
  const tally = new ForecastTally();
  for await (const part of expectedParts(tx, file, ground)) {
    const why = outOfBounds(part);
    if (why) throw new RecordOutdated(`${part.partNo}: ${why}`);
    tally.add(part);
  }
  const { rowsRead, rowsSame, rowsRefused, rowsLeftOut } = submission;
  const { fresh, changed, same } = tally.counts;
  const lines = fresh + changed + same;
  if (lines !== rowsRead - rowsSame - rowsRefused - rowsLeftOut) return null;
  const productIds = tally.units.map(({ productId }) => productId);
  const open = await publishableProducts(tx, file.partnerId, productIds);
  if (productIds.some((id) => !open.has(id)))
    throw new RecordOutdated("A part is not open any more");
  const stay = [...ground.inForce.figures.keys()].filter((id) => !tally.partNos.has(id)).length;
  const { currency } = await findVendor(tx);
  const former = await selectFormer(tx, submission);
  const [last] = former;
  const totals: Plan["totals"] = {
    sales: { ...none, rows: lines, units: tally.total },
    returns: none,
    ...daysOf(tally.months),
  };
  const parts = tally.top();
  const plan: Plan = {
    ...{ fresh, changed, same: same + rowsSame, refused: rowsRefused, leftOut: rowsLeftOut },
    ...{ currency, totals, parts, newParties: 0, echoes: 0, echoRows: [], warnings: [] },
    unusual: submission.follows
      ? []
      : [...unusualIn({ totals, parts: [], stock: true }, former), ...unusualParts(tally.jumps)],
    last: last
      ? { id: last.id, fileName: last.fileName, totals: last.totals, rows: last.rows }
      : null,
    usual: usualOf(former),
    assumed: tally.divided ? [SPREAD] : [],
    records: {
      said: [...tallyInWords(tally.deeds, ["part", "parts"]), ...staying(stay)],
      shown: tally.shown,
      more: tally.altered - tally.shown.length,
      stands: { units: tally.totalNow, ...daysOf(tally.monthsNow) },
      effect: tally.mark(),
    },
    again: false,
  };
  return { plan, productIds, lines, lastRow: 0, days: null };
}

/** The first and the last day of some months. */
function daysOf(months: ReadonlySet<Month>): { from: string | null; to: string | null } {
  const inOrder = [...months].sort();
  const [from = null, to = from] = [inOrder.at(0), inOrder.at(-1)];
  return { from: from && monthBucket(from).from, to: to && monthBucket(to).to };
}

const staying = (parts: number): string[] => {
  if (parts === 0) return [];
  return [
    `${parts.toLocaleString("en-GB")} ${parts === 1 ? "other stays" : "others stay"} as before`,
  ];
};
