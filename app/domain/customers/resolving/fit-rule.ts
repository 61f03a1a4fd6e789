import type { Compared } from "../matching/compare-all.ts";
import { scoresOf, type Weights, weightsOfLabelled } from "../matching/fit-weights.ts";
import { ABSENT, KEYS } from "../matching/keys.ts";
import { tally } from "../matching/tally.ts";

/** What an authority's number adds when it agrees, and when it does not: no list teaches otherwise. */
const SAME_NUMBER = 18;
const OTHER_NUMBER = -60;

const SWEEPS = 20;

/** As many pairs as the first guess counts for, so that what is seen twice is not taken for certain. */
const BELIEF = 4;

/** No single agreement is surer than this: telephone numbers are passed on, names are taken over. */
const MOST = 8;

/** Nor does a single disagreement rule a match out, but for the name: people move, numbers are left out. */
const LEAST = -6;

/**
 * Weights from pairs of which it is known whether they are one party (1) or two (0). Keys depend on each other (who
 * moves changes street and city at once), so that what each says alone adds up to too much: from there, each key in
 * turn gives way until the sum comes true as often as it says (logistic regression). More agreement never says less.
 */
export function fitRule(compared: Compared, labels: Float64Array): Weights {
  const first = weightsOfLabelled(compared, labels);
  const weights: Weights = {
    start: first.start,
    keys: KEYS.map((key, at) =>
      "fixed" in key
        ? Float64Array.of(SAME_NUMBER, OTHER_NUMBER)
        : (first.keys[at] ?? new Float64Array()).slice(),
    ),
  };
  const scores = scoresOf(compared, weights);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const [at, key] of KEYS.entries())
      if (!("fixed" in key)) refit(at, compared, labels, scores, weights.keys, first.keys);
    weights.start += step(scores, labels);
  }
  return weights;
}

/** One step of Newton's for each level of a key, then the levels in their order, then the scores anew. */
function refit(
  at: number,
  { pairs, levels }: Compared,
  labels: Float64Array,
  scores: Float64Array,
  keys: Float64Array[],
  first: readonly Float64Array[],
): void {
  const own = keys[at] ?? new Float64Array();
  const before = own.slice();
  const guess = first[at] ?? own;
  const pull = own.map((weight, level) => BELIEF * ((guess[level] ?? 0) - weight) * SURE);
  const bend = own.map(() => BELIEF * SURE);
  const seen = own.map(() => BELIEF);
  for (let pair = 0; pair < pairs; pair += 1) {
    const level = levels[pair * KEYS.length + at] ?? ABSENT;
    if (level === ABSENT) continue;
    const chance = 1 / (1 + Math.exp(-(scores[pair] ?? 0)));
    pull[level] = (pull[level] ?? 0) + (labels[pair] ?? 0) - chance;
    bend[level] = (bend[level] ?? 0) + chance * (1 - chance);
    seen[level] = (seen[level] ?? 0) + 1;
  }
  for (const level of own.keys()) {
    const change = (pull[level] ?? 0) / (bend[level] ?? 1);
    own[level] = (own[level] ?? 0) + Math.max(-1, Math.min(1, change));
  }
  const ceilings =
    KEYS[at]?.levels.map(({ ceiling }: { ceiling?: number }) => ceiling ?? MOST) ?? [];
  own.set(
    falling(own, seen).map((weight, level) =>
      Math.max(Math.min(weight, ceilings[level] ?? MOST), at === 0 ? -12 : LEAST),
    ),
  );
  for (let pair = 0; pair < pairs; pair += 1) {
    const level = levels[pair * KEYS.length + at] ?? ABSENT;
    if (level !== ABSENT) tally(scores, pair, (own[level] ?? 0) - (before[level] ?? 0));
  }
}

/** How much a certain pair bends the sum. */
const SURE = 0.1;

function step(scores: Float64Array, labels: Float64Array): number {
  let [pull, bend] = [0, 1];
  for (const [pair, score] of scores.entries()) {
    const chance = 1 / (1 + Math.exp(-score));
    pull += (labels[pair] ?? 0) - chance;
    bend += chance * (1 - chance);
  }
  const change = Math.max(-1, Math.min(1, pull / bend));
  for (const pair of scores.keys()) tally(scores, pair, change);
  return change;
}

/** Weights that never rise from one level to the next: neighbours that would are taken together. */
function falling(weights: Float64Array, seen: Float64Array): number[] {
  const pools: { sum: number; seen: number; levels: number }[] = [];
  for (const [level, weight] of weights.entries()) {
    const many = seen[level] ?? 1;
    let pool = { sum: weight * many, seen: many, levels: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.seen < pool.sum / pool.seen;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = {
        sum: last.sum + pool.sum,
        seen: last.seen + pool.seen,
        levels: last.levels + pool.levels,
      };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, seen: many, levels }) =>
    Array.from({ length: levels }, () => sum / many),
  );
}
