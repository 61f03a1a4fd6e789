import type { Candidates } from "./find-candidates.ts";
import { KEYS } from "./keys.ts";

/** Compared pairs: levels[pair * KEYS.length + key]. */
export type Compared = { pairs: number; levels: Uint8Array };

export function compareAll(
  { left, right }: Candidates,
  compare: (a: number, b: number) => readonly number[],
): Compared {
  const levels = new Uint8Array(left.length * KEYS.length);
  for (let pair = 0; pair < left.length; pair += 1)
    levels.set(compare(left[pair] ?? 0, right[pair] ?? 0), pair * KEYS.length);
  return { pairs: left.length, levels };
}

export function together(some: readonly Compared[]): Compared {
  const levels = new Uint8Array(some.reduce((sum, one) => sum + one.levels.length, 0));
  let at = 0;
  for (const one of some) {
    levels.set(one.levels, at);
    at += one.levels.length;
  }
  return { pairs: levels.length / KEYS.length, levels };
}
