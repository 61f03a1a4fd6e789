import { blockingFeatures, featureWorth } from "./blocking-features.ts";
import type { Party } from "./party.ts";
import { tally } from "./tally.ts";

/** Pairs worth a closer look, as places in the two lists. */
export type Candidates = { left: Int32Array; right: Int32Array };

/** How many of the other list each party is compared with. */
const CLOSEST = 16;

/** A feature that more parties share is skipped: it would cost much and tell little. */
const MOST_SHARING = 1_000;

type Index = { starts: Int32Array; places: Int32Array; worth: Float32Array };

/**
 * For each party of the left list the parties of the right one that share most with it, rare things counting more.
 * Work grows with the number of parties, not with its square. Without a right list, the left one meets itself.
 */
export function findCandidates(left: readonly Party[], right: readonly Party[] | null): Candidates {
  const known = new Map<string, number>();
  const number = (feature: string) => {
    const found = known.get(feature);
    if (found !== undefined) return found;
    known.set(feature, known.size);
    return known.size - 1;
  };
  const features = (party: Party) => Int32Array.from(blockingFeatures(party), number);
  const held = (right ?? left).map(features);
  const asking = right ? left.map(features) : held;
  const index = indexOf(held, known);
  return closest(asking, index, held.length, right === null);
}

function indexOf(held: readonly Int32Array[], known: ReadonlyMap<string, number>): Index {
  const counts = new Int32Array(known.size + 1);
  for (const features of held) for (const feature of features) tally(counts, feature, 1);
  const worth = new Float32Array(known.size);
  let feature = 0;
  for (const text of known.keys()) {
    const count = counts[feature] ?? 0;
    if (count > 0 && count <= MOST_SHARING)
      worth[feature] = Math.log((held.length + 2) / (count + 0.5)) * featureWorth(text);
    feature += 1;
  }
  const starts = new Int32Array(known.size + 1);
  for (let at = 0; at < known.size; at += 1) starts[at + 1] = (starts[at] ?? 0) + (counts[at] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(starts[known.size] ?? 0);
  for (let place = 0; place < held.length; place += 1)
    for (const feature of held[place] ?? []) {
      places[next[feature] ?? 0] = place;
      tally(next, feature, 1);
    }
  return { starts, places, worth };
}

function closest(
  asking: readonly Int32Array[],
  { starts, places, worth }: Index,
  size: number,
  itself: boolean,
): Candidates {
  const left: number[] = [];
  const right: number[] = [];
  const sums = new Float32Array(size);
  const touched: number[] = [];
  const seen = new Set<number>();
  for (let place = 0; place < asking.length; place += 1) {
    touched.length = 0;
    for (const feature of asking[place] ?? []) {
      const value = worth[feature] ?? 0;
      if (value <= 0) continue;
      const end = starts[feature + 1] ?? 0;
      for (let at = starts[feature] ?? 0; at < end; at += 1) {
        const other = places[at] ?? 0;
        if (sums[other] === 0) touched.push(other);
        tally(sums, other, value);
      }
    }
    const least = bar(touched, sums, itself ? CLOSEST + 1 : CLOSEST);
    for (const other of touched) {
      if ((sums[other] ?? 0) >= least && !(itself && other === place)) {
        const [a, b] = itself && other < place ? [other, place] : [place, other];
        const pair = a * size + b;
        if (!itself || !seen.has(pair)) {
          left.push(a);
          right.push(b);
          if (itself) seen.add(pair);
        }
      }
      sums[other] = 0;
    }
  }
  return { left: Int32Array.from(left), right: Int32Array.from(right) };
}

const best = new Float32Array(CLOSEST + 1);

/**
 * The sum of the last party that still gets in. All that equal it get in or, where they are a crowd, none, so that
 * order decides nothing.
 */
function bar(touched: readonly number[], sums: Float32Array, most: number): number {
  if (touched.length <= most) return 0;
  let held = 0;
  for (const other of touched) {
    const sum = sums[other] ?? 0;
    if (held === most && sum <= (best[held - 1] ?? 0)) continue;
    let at = held < most ? held++ : held - 1;
    while (at > 0 && (best[at - 1] ?? 0) < sum) {
      best[at] = best[at - 1] ?? 0;
      at -= 1;
    }
    best[at] = sum;
  }
  const last = best[most - 1] ?? 0;
  let inside = 0;
  for (const other of touched) if ((sums[other] ?? 0) >= last) inside += 1;
  if (inside <= 2 * most) return last;
  const higher = best.subarray(0, most).findLast((sum) => sum > last);
  return higher ?? last;
}
