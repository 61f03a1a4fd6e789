/** A change beyond tenfold says how little there was before, not how much there is now. */
const MOST = 10;

/** By which share a sum grew; null where there is nothing to measure it by. */
export function growthOf(now: bigint, before: bigint): number | null {
  if (before <= 0n) return null;
  const growth = Number(now - before) / Number(before);
  return growth > MOST ? null : growth;
}
