import { type Bucket, daysIn, monthBucket, monthsOf } from "./bucket.ts";
import type { Month } from "./month.ts";

export type Figure = Bucket & { quantity: number };

type Horizon = { first: Month; last: Month };

/** The days of a bucket that a forecast may speak of; null where it has none. */
export function withinHorizon({ from, to }: Bucket, { first, last }: Horizon): Bucket | null {
  const [begin, end] = [monthBucket(first).from, monthBucket(last).to];
  const inside = { from: from < begin ? begin : from, to: to > end ? end : to };
  return inside.from <= inside.to ? inside : null;
}

/**
 * What buckets come to month by month. What lies in two months is divided by its days, and the whole units that this
 * leaves go where most of one was: the months add up to what the buckets do.
 */
export function spreadBuckets(figures: readonly Figure[], horizon: Horizon): Map<Month, number> {
  const shares = new Map<Month, number>();
  let total = 0;
  for (const { quantity, ...bucket } of figures) {
    const inside = withinHorizon(bucket, horizon);
    if (!inside) continue;
    total += quantity;
    const days = daysIn(inside);
    for (const month of monthsOf(inside)) {
      const { from, to } = monthBucket(month);
      const part = daysIn({
        from: inside.from > from ? inside.from : from,
        to: inside.to < to ? inside.to : to,
      });
      shares.set(month, (shares.get(month) ?? 0) + (quantity * part) / days);
    }
  }
  return inWholeUnits(shares, total);
}

/** Sums of fractions are off by less than this. */
const ROUNDING = 1e-6;

function inWholeUnits(shares: ReadonlyMap<Month, number>, total: number): Map<Month, number> {
  const parts = [...shares]
    .map(([month, share]) => ({ month, share, whole: Math.floor(share + ROUNDING) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  let left = total - parts.reduce((sum, { whole }) => sum + whole, 0);
  const restOf = ({ share, whole }: { share: number; whole: number }) =>
    Math.round((share - whole) / ROUNDING);
  const byRest = [...parts].sort((a, b) => restOf(b) - restOf(a));
  for (const part of byRest) {
    if (left <= 0) break;
    part.whole += 1;
    left -= 1;
  }
  return new Map(parts.map(({ month, whole }) => [month, whole]));
}
