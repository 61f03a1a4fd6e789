import type { Candidates } from "./find-candidates.ts";
import type { Weights } from "./fit-weights.ts";
import { ABSENT } from "./keys.ts";
import type { Picked } from "./pick-one-to-one.ts";

type Wanted = {
  candidates: Candidates;
  probabilities: Float64Array;
  /** Whether one list meets itself. */
  itself: boolean;
  least: number;
  compare: (a: number, b: number) => number[];
  weights: Weights;
};

/** Beyond this, a cluster is more likely a chain of misunderstandings than one party. */
const LARGEST = 60;

/** Two parties this unlikely to be one keep their clusters apart, whatever stands between them. */
const CONTRADICTION = 0.001;

/**
 * Where a party may stand in a list many times, pairs grow into clusters, the most probable first. Two clusters stay
 * apart when any of one contradicts any of the other: what is like both then belongs to the first it met.
 */
export function clusterPairs(wanted: Wanted): Picked[] {
  const { candidates, probabilities, itself, least } = wanted;
  const order = [...probabilities.keys()]
    .filter((pair) => (probabilities[pair] ?? 0) >= least)
    .sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b);
  if (!itself)
    return order.map((pair) => ({
      left: candidates.left[pair] ?? 0,
      right: candidates.right[pair] ?? 0,
      probability: probabilities[pair] ?? 0,
    }));
  const clusters = new Map<number, number[]>();
  const of = (place: number) => clusters.get(place) ?? [place];
  const picked: Picked[] = [];
  for (const pair of order) {
    const a = of(candidates.left[pair] ?? 0);
    const b = of(candidates.right[pair] ?? 0);
    if (a === b || a.includes(candidates.right[pair] ?? 0)) continue;
    if (a.length + b.length > LARGEST) continue;
    const links = crossing(a, b, wanted);
    if (links.some((link) => link.probability < CONTRADICTION)) continue;
    // Nobody in a cluster is surer of another than of the one who brought them together.
    for (const link of links)
      picked.push({
        ...link,
        probability: Math.min(Math.max(link.probability, least), probabilities[pair] ?? 0),
      });
    const together = [...a, ...b];
    for (const place of together) clusters.set(place, together);
  }
  return picked;
}

function crossing(a: readonly number[], b: readonly number[], { compare, weights }: Wanted) {
  return a.flatMap((one) =>
    b.map((other) => {
      const [left, right] = one < other ? [one, other] : [other, one];
      const levels = compare(left, right);
      const score = levels.reduce(
        (sum, level, key) => sum + (level === ABSENT ? 0 : (weights.keys[key]?.[level] ?? 0)),
        weights.start,
      );
      return { left, right, levels, probability: 1 / (1 + Math.exp(-score)) };
    }),
  );
}
