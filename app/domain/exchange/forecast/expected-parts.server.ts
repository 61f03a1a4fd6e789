import { horizonOf } from "#app/domain/demand/forecast-page.server.ts";
import type { Month } from "#app/domain/demand/month.ts";
import {
  type InForce,
  lockForecasts,
  partsInForce,
} from "#app/domain/demand/parts-in-force.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectSubmission } from "../submission.store.server.ts";
import type { Submission } from "../submission.ts";
import { BucketMonths, type ExpectedPart, PartRows } from "./expected-part.ts";
import { stagedForecast } from "./staged-forecast.store.server.ts";

export type ForecastFile = Submission & { partnerId: string };

/** A forecast is somebody's. */
export function withPublisher(submission: Submission): ForecastFile {
  const { partnerId } = submission;
  if (partnerId === null) throw new Error("A forecast has a publisher");
  return { ...submission, partnerId };
}

const nothing: ReadonlyMap<Month, number> = new Map();

/** What is in force for the sender of a file, held until the transaction ends. */
export async function groundOf(tx: ScopedTx, { partnerId, follows }: ForecastFile, at: Date) {
  await lockForecasts(tx, partnerId);
  const horizon = await horizonOf(tx, at);
  const inForce = await partsInForce(tx, partnerId, horizon.first);
  return { horizon, inForce, completed: await filesBefore(tx, follows) };
}

/** The file whose rows were corrected, and those that it corrected. */
async function filesBefore(tx: ScopedTx, follows: string | null): Promise<Set<string>> {
  const files = new Set<string>();
  for (let id = follows; id !== null; ) {
    files.add(id);
    id = (await selectSubmission(tx, id))?.follows ?? null;
  }
  return files;
}

type Ground = {
  horizon: { first: Month; last: Month };
  inForce: InForce;
  /** Files whose rows these are: what they published of a part is completed by what they could not. */
  completed: ReadonlySet<string>;
};

/** What a file says of each part, part by part, with what is in force of it. */
export async function* expectedParts(
  tx: ScopedTx,
  { id }: Pick<ForecastFile, "id">,
  { horizon, inForce, completed }: Ground,
): AsyncGenerator<ExpectedPart> {
  const buckets = new BucketMonths(horizon);
  let rows: PartRows | null = null;
  let of = "";
  const ended = (part: PartRows) => part.expected(inForce.figures.get(of) ?? nothing);
  const begun = (productId: string) => {
    const published = inForce.published.get(productId) ?? null;
    const completes = completed.has(published?.submissionId ?? "");
    return new PartRows(productId, buckets, published, completes);
  };
  for await (const { rowNo, productId, row } of stagedForecast(tx, id)) {
    if (rows && productId !== of) {
      yield ended(rows);
      rows = null;
    }
    rows ??= begun(productId);
    of = productId;
    rows.add(rowNo, row);
  }
  if (rows) yield ended(rows);
}
