import type { Weights } from "#app/domain/customers/matching/fit-weights.ts";
import { fitRule } from "#app/domain/customers/resolving/fit-rule.ts";

import { comparedPairs, labelledLists, readLabelled } from "#tests/support/labelled-lists.ts";

/** What parties are known by, from all there is to hardly anything: a rule must be right about each. */
export const MADE_OF = [
  ["address", "city", "postcode", "phone", "domain"],
  ["address", "city", "postcode"],
  ["city", "postcode"],
  ["city"],
  ["city", "domain"],
  ["city", "phone"],
  ["domain"],
] as const;

/** Weights from lists of which it is known who is who. Those that measure them are made from other seeds. */
export function fitOnMadeLists(size: number): Weights {
  const levels: Uint8Array[] = [];
  const labels: number[] = [];
  for (const [at, fields] of MADE_OF.entries()) {
    const lists = labelledLists({ size, seed: 100 + at, fields });
    const pairs = comparedPairs(readLabelled(lists), lists.truth);
    levels.push(pairs.compared.levels);
    labels.push(...pairs.labels);
  }
  const all = { pairs: labels.length, levels: Uint8Array.from(Buffer.concat(levels)) };
  return fitRule(all, Float64Array.from(labels));
}
