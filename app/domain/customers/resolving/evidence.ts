import { levelWords } from "../matching/compare-parties.ts";
import type { Weights } from "../matching/fit-weights.ts";
import { ABSENT, type KeyName } from "../matching/keys.ts";
import type { Evidence } from "../resolve.ts";
import { NAMES } from "./rule.ts";

const SHORT: Partial<Record<KeyName, string>> = {
  ...{ "DUNS number": "duns", LEI: "lei", "tax number": "vat", number: "number in the name" },
};

const least = 0.005;

/**
 * What spoke for and against, key by key, the strongest first: each as its share of the score, so that those that
 * agree add up to it and those that disagree stand below nothing.
 */
export function evidenceOf(
  levels: readonly number[],
  { keys }: Weights,
  probability: number,
): Evidence[] {
  const found = levels.flatMap((level, key) => {
    if (level === ABSENT) return [];
    const name = NAMES[key] ?? "name";
    const nats = keys[key]?.[level] ?? 0;
    return [{ key: SHORT[name] ?? name, value: levelWords(key, level), nats }];
  });
  const agreeing = found.reduce((sum, { nats }) => sum + Math.max(nats, 0), 0) || 1;
  return found
    .sort((a, b) => b.nats - a.nats)
    .map(({ key, value, nats }) => {
      const weight = Math.max(-1, (nats / agreeing) * probability);
      return { key, value, weight: Number(weight.toFixed(3)) };
    })
    .filter(({ weight }) => Math.abs(weight) >= least);
}
