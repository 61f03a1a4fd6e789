import { wordSimilarity } from "./word-similarity.ts";

export type Weighed = { words: readonly string[]; weights: readonly number[] };

export type Alignment = {
  /** Weight of what both say, less where it is not said in the same letters. */
  shared: number;
  /** Full weight of the words that found each other. */
  paired: number;
  onlyLeft: number;
  onlyRight: number;
  /** Every pair of words is the same, letter by letter. */
  exact: boolean;
};

const MOST_WORDS = 24;
const usedLeft = new Uint8Array(MOST_WORDS);
const usedRight = new Uint8Array(MOST_WORDS);

/**
 * Pairs the words of two names, whatever their order: the same words first, then two words written as one, then the
 * most alike. A word that was mistyped weighs what its counterpart weighs, or every slip would look like a rare word.
 */
export function alignWords(left: Weighed, right: Weighed): Alignment {
  const lefts = Math.min(left.words.length, MOST_WORDS);
  const rights = Math.min(right.words.length, MOST_WORDS);
  usedLeft.fill(0);
  usedRight.fill(0);
  const found: Alignment = { shared: 0, paired: 0, onlyLeft: 0, onlyRight: 0, exact: true };
  for (let i = 0; i < lefts; i += 1) {
    for (let j = 0; j < rights; j += 1) {
      if (usedRight[j] || left.words[i] !== right.words[j]) continue;
      pair(found, left, i, right, j, 1);
      break;
    }
  }
  joined(found, left, lefts, usedLeft, right, rights, usedRight);
  joined(found, right, rights, usedRight, left, lefts, usedLeft);
  for (;;) {
    let best = 0;
    let bestLeft = 0;
    let bestRight = 0;
    for (let i = 0; i < lefts; i += 1) {
      if (usedLeft[i]) continue;
      for (let j = 0; j < rights; j += 1) {
        if (usedRight[j]) continue;
        const alike = wordSimilarity(left.words[i] ?? "", right.words[j] ?? "");
        if (alike > best) [best, bestLeft, bestRight] = [alike, i, j];
      }
    }
    if (best === 0) break;
    pair(found, left, bestLeft, right, bestRight, best);
  }
  for (let i = 0; i < lefts; i += 1) if (!usedLeft[i]) found.onlyLeft += left.weights[i] ?? 0;
  for (let j = 0; j < rights; j += 1) if (!usedRight[j]) found.onlyRight += right.weights[j] ?? 0;
  return found;
}

function pair(
  found: Alignment,
  left: Weighed,
  i: number,
  right: Weighed,
  j: number,
  alike: number,
) {
  usedLeft[i] = 1;
  usedRight[j] = 1;
  const weight = Math.min(left.weights[i] ?? 0, right.weights[j] ?? 0);
  found.paired += weight;
  found.shared += weight * alike;
  if (alike < 1) found.exact = false;
}

/** "north point" and "northpoint". */
function joined(
  found: Alignment,
  apart: Weighed,
  aparts: number,
  usedApart: Uint8Array,
  whole: Weighed,
  wholes: number,
  usedWhole: Uint8Array,
): void {
  for (let i = 0; i + 1 < aparts; i += 1) {
    if (usedApart[i] || usedApart[i + 1]) continue;
    const together = (apart.words[i] ?? "") + (apart.words[i + 1] ?? "");
    for (let j = 0; j < wholes; j += 1) {
      if (usedWhole[j] || whole.words[j] !== together) continue;
      usedApart[i] = 1;
      usedApart[i + 1] = 1;
      usedWhole[j] = 1;
      const weight = Math.min(
        (apart.weights[i] ?? 0) + (apart.weights[i + 1] ?? 0),
        whole.weights[j] ?? 0,
      );
      found.paired += weight;
      found.shared += weight;
      break;
    }
  }
}
