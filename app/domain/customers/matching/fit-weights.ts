import type { Compared } from "./compare-all.ts";
import { ABSENT, KEYS, type Key } from "./keys.ts";
import { tally } from "./tally.ts";

/** What each level of each key adds to the score, in nats, and what the score begins with. */
export type Weights = { start: number; keys: Float64Array[] };

/** Turns scores into probabilities; where each list has a party once, in view of the rival pairs. */
export type Judge = (scores: Float64Array) => Float64Array;

/** As many pairs as what is known beforehand counts for. */
const BELIEF = 20;
const ROUNDS = 60;

/** No single agreement is surer than this: telephone numbers are passed on, names are taken over. */
const MOST = 8;

const keys: readonly Key[] = KEYS;

/**
 * Fellegi and Sunter's model, fitted by expectation and maximisation to the lists themselves, without a single
 * labelled pair: how often do pairs that are one party agree in a key, how often pairs that only resemble each other?
 * `strangers` are pairs known to be two parties, as a list that has each party once is full of them; they answer the
 * second question outright. What is known beforehand counts for BELIEF pairs. More agreement never counts for less.
 */
export function fitWeights(
  compared: Compared,
  strangers: Compared | null,
  expected: number,
  judge: Judge,
): Weights {
  let share = Math.min(0.5, expected / Math.max(compared.pairs, 1));
  const none = new Float64Array(strangers?.pairs ?? 0);
  const seen = strangers && keys.map((key, at) => ratesOf(key, at, strangers, none));
  let rates = keys.map((key, at) => ({
    match: key.levels.map((level) => level.match),
    other: seen?.[at]?.other ?? key.levels.map((level) => level.other),
  }));
  const scores = new Float64Array(compared.pairs);
  for (let round = 0; round < ROUNDS; round += 1) {
    const probabilities = judge(scoresOf(compared, weightsOf(share, rates), scores));
    let matches = 0;
    for (const probability of probabilities) matches += probability;
    const before = share;
    share = (matches + 1) / (compared.pairs + 2);
    rates = keys.map((key, at) => {
      const { match, other } = ratesOf(key, at, compared, probabilities);
      return { match, other: seen?.[at]?.other ?? other };
    });
    if (Math.abs(share - before) < 1e-5 * before) break;
  }
  return weightsOf(share, rates);
}

/** The same where it is known of each pair whether it is one party (1) or two (0). */
export function weightsOfLabelled(compared: Compared, labels: Float64Array): Weights {
  const matches = labels.reduce((sum, label) => sum + label, 0);
  return weightsOf(
    (matches + 1) / (compared.pairs + 2),
    keys.map((key, at) => ratesOf(key, at, compared, labels)),
  );
}

type Rates = { match: number[]; other: number[] };

function ratesOf(
  key: Key,
  at: number,
  { pairs, levels }: Compared,
  probabilities: Float64Array,
): Rates {
  if (key.fixed)
    return {
      match: key.levels.map((level) => level.match),
      other: key.levels.map((level) => level.other),
    };
  const match = key.levels.map((level) => level.match * BELIEF);
  const other = key.levels.map((level) => level.other * BELIEF);
  for (let pair = 0; pair < pairs; pair += 1) {
    const level = levels[pair * keys.length + at] ?? ABSENT;
    if (level === ABSENT) continue;
    const probability = probabilities[pair] ?? 0;
    tally(match, level, probability);
    tally(other, level, 1 - probability);
  }
  const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);
  const [matches, others] = [total(match), total(other)];
  return {
    match: match.map((count) => count / matches),
    other: other.map((count) => count / others),
  };
}

function weightsOf(share: number, rates: readonly Rates[]): Weights {
  return {
    start: Math.log(share / (1 - share)),
    keys: rates.map(({ match, other }, at) =>
      Float64Array.from(falling(match, other), (weight, level) =>
        Math.min(weight, keys[at]?.levels[level]?.ceiling ?? MOST),
      ),
    ),
  };
}

/** Log ratios that never rise from one level to the next: neighbours that would are taken together. */
function falling(match: readonly number[], other: readonly number[]): number[] {
  const pools: { match: number; other: number; levels: number }[] = [];
  const ratio = (pool: { match: number; other: number }) => Math.log(pool.match / pool.other);
  for (let at = 0; at < match.length; at += 1) {
    let pool = { match: match[at] ?? 0, other: other[at] ?? 0, levels: 1 };
    for (let last = pools.at(-1); last && ratio(last) < ratio(pool); last = pools.at(-1)) {
      pools.pop();
      pool = {
        match: last.match + pool.match,
        other: last.other + pool.other,
        levels: last.levels + pool.levels,
      };
    }
    pools.push(pool);
  }
  return pools.flatMap((pool) => Array.from({ length: pool.levels }, () => ratio(pool)));
}

export function scoresOf(
  { pairs, levels }: Compared,
  weights: Weights,
  scores: Float64Array = new Float64Array(pairs),
): Float64Array {
  scores.fill(weights.start);
  for (let key = 0; key < keys.length; key += 1) {
    const weight = weights.keys[key] ?? new Float64Array();
    for (let pair = 0; pair < pairs; pair += 1) {
      const level = levels[pair * keys.length + key] ?? ABSENT;
      if (level !== ABSENT) tally(scores, pair, weight[level] ?? 0);
    }
  }
  return scores;
}
