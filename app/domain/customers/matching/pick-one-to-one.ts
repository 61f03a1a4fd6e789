import type { Candidates } from "./find-candidates.ts";

export type Picked = { left: number; right: number; probability: number; levels?: number[] };

/** The most probable pairs first, each party once. */
export function pickOneToOne(
  { left, right }: Candidates,
  probabilities: Float64Array,
  least: number,
): Picked[] {
  const order = [...probabilities.keys()]
    .filter((pair) => (probabilities[pair] ?? 0) >= least)
    .sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b);
  const lefts = new Set<number>();
  const rights = new Set<number>();
  const picked: Picked[] = [];
  for (const pair of order) {
    const [a, b] = [left[pair] ?? 0, right[pair] ?? 0];
    if (lefts.has(a) || rights.has(b)) continue;
    lefts.add(a);
    rights.add(b);
    picked.push({ left: a, right: b, probability: probabilities[pair] ?? 0 });
  }
  return picked;
}
