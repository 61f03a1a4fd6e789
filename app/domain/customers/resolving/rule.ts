import { z } from "zod";

import type { Weights } from "../matching/fit-weights.ts";
import { ABSENT, KEYS, type KeyName } from "../matching/keys.ts";

/** What every agreement and disagreement adds to the log odds, and from which probability on what is done. */
export type MatchRule = {
  version: number;
  weights: Weights;
  automatic: number;
  workbench: number;
};

export const NAMES: readonly KeyName[] = KEYS.map(({ name }) => name);

/** How weights are kept: by the names of the keys, a number for each level, so that a key may come later. */
export const StoredWeights = z.object({
  start: z.number(),
  keys: z.record(z.string(), z.array(z.number())),
});
export type StoredWeights = z.infer<typeof StoredWeights>;

/** A key or level that these weights do not know says nothing. */
export const readWeights = ({ start, keys }: StoredWeights): Weights => ({
  start,
  keys: KEYS.map(({ name, levels }) =>
    Float64Array.from(levels, (_, level) => keys[name]?.[level] ?? 0),
  ),
});

const digits = (value: number) => Number(value.toFixed(3));

export const writeWeights = ({ start, keys }: Weights): StoredWeights => ({
  start: digits(start),
  keys: Object.fromEntries(NAMES.map((name, at) => [name, Array.from(keys[at] ?? [], digits)])),
});

const [NAME, DOMAIN] = [NAMES.indexOf("name"), NAMES.indexOf("domain")];

/** Companies go by brands and former names: where the web domain is the same, another name says no more than this. */
const RENAMED = -4;

export function scoreOf(levels: readonly number[], { start, keys }: Weights): number {
  let score = start;
  for (let key = 0; key < levels.length; key += 1) {
    const level = levels[key] ?? ABSENT;
    if (level === ABSENT) continue;
    const weight = keys[key]?.[level] ?? 0;
    score += key === NAME && levels[DOMAIN] === 0 ? Math.max(weight, RENAMED) : weight;
  }
  return score;
}
