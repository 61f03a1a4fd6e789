import type { Match, Outcome } from "../matching/match-lists.ts";
import { pairKey, type Truth } from "./read-truth.ts";

export type Quality = { found: number; precision: number; recall: number; f1: number };

export type Measured = {
  automatic: Quality;
  both: Quality;
  /** The share of true pairs that were looked at: what blocking let through. */
  blockingRecall: number;
  /** Per band of probability: what was promised and what was right. */
  calibration: { from: number; to: number; pairs: number; promised: number; right: number }[];
};

const BANDS = [0.5, 0.7, 0.9, 0.97, 0.99, 1.01];

export function measureQuality(outcome: Outcome, truth: Truth, itself: boolean): Measured {
  const { matches, candidates } = outcome;
  const isRight = ({ left, right }: Match) => truth.has(pairKey(left, right, itself));
  const quality = (some: readonly Match[]): Quality => {
    const right = some.filter(isRight).length;
    const precision = some.length === 0 ? 1 : right / some.length;
    const recall = right / truth.size;
    const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { found: some.length, precision, recall, f1 };
  };
  const looked = new Set<string>();
  for (let pair = 0; pair < candidates.left.length; pair += 1) {
    const key = pairKey(candidates.left[pair] ?? 0, candidates.right[pair] ?? 0, itself);
    if (truth.has(key)) looked.add(key);
  }
  const calibration = BANDS.slice(0, -1).flatMap((from, at) => {
    const to = BANDS[at + 1] ?? 1;
    const some = matches.filter(({ probability }) => probability >= from && probability < to);
    if (some.length === 0) return [];
    const promised = some.reduce((sum, { probability }) => sum + probability, 0) / some.length;
    return [{ from, to, pairs: some.length, promised, right: quality(some).precision }];
  });
  return {
    automatic: quality(matches.filter(({ verdict }) => verdict === "automatic")),
    both: quality(matches),
    blockingRecall: looked.size / truth.size,
    calibration,
  };
}
