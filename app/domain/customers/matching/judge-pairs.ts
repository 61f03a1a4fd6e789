import type { Candidates } from "./find-candidates.ts";
import type { Judge } from "./fit-weights.ts";
import { tally } from "./tally.ts";

/** The probability on its own: every pair may be one party, whatever the others are. */
export const judgeAlone: Judge = (scores) => scores.map((score) => 1 / (1 + Math.exp(-score)));

const HIGHEST = Math.exp(30);
const ROUNDS = 6;

/**
 * The probability where each list has a party once: of all pairs that share a side, at most one is right. A close
 * rival takes from a pair, unless the rival is itself wanted elsewhere. Each end of a pair tells the other how free it
 * would be without it (belief propagation over matchings), a few times over.
 */
export function judgeAmongRivals(
  { left, right }: Candidates,
  lefts: number,
  rights: number,
): Judge {
  // Made once: the fit asks many times over millions of pairs.
  const odds = new Float64Array(left.length);
  const leftFree = new Float64Array(left.length);
  const rightFree = new Float64Array(left.length);
  const before = new Float64Array(left.length);
  const claims = new Float64Array(Math.max(lefts, rights));
  return (scores) => {
    for (let pair = 0; pair < odds.length; pair += 1)
      odds[pair] = Math.min(Math.exp(scores[pair] ?? 0), HIGHEST);
    leftFree.fill(1);
    rightFree.fill(1);
    for (let round = 0; round < ROUNDS; round += 1) {
      before.set(leftFree);
      free(leftFree, odds, left, rightFree, claims);
      free(rightFree, odds, right, before, claims);
    }
    return odds.map((odd, pair) => {
      const wanted = odd * (leftFree[pair] ?? 1) * (rightFree[pair] ?? 1);
      return wanted / (1 + wanted);
    });
  };
}

/** For one end of every pair: how likely no other pair claims it. */
function free(
  ownFree: Float64Array,
  odds: Float64Array,
  ends: Int32Array,
  otherFree: Float64Array,
  claims: Float64Array,
): void {
  claims.fill(0);
  for (let pair = 0; pair < odds.length; pair += 1)
    tally(claims, ends[pair] ?? 0, (odds[pair] ?? 0) * (otherFree[pair] ?? 1));
  for (let pair = 0; pair < odds.length; pair += 1) {
    const others = (claims[ends[pair] ?? 0] ?? 0) - (odds[pair] ?? 0) * (otherFree[pair] ?? 1);
    ownFree[pair] = 1 / (1 + Math.max(others, 0));
  }
}
