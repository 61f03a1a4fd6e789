import { judgeParty } from "#app/domain/customers/resolving/judge-party.ts";
import type { MatchRule } from "#app/domain/customers/resolving/rule.ts";

import { type Labelled, readLabelled } from "./labelled-lists.ts";

export type Measured = {
  /** Of reported parties that are customers, how many find theirs among their candidates. */
  blocking: number;
  /** Of those that were put to a customer without anybody, how many are right. */
  precision: number;
  /** Of those that are customers, how many were put there without anybody. */
  recall: number;
  /** The same with those that a person is asked about. */
  both: { precision: number; recall: number; f1: number };
  /** By bands of probability: how many, what was said, and what came true. */
  bands: { from: number; pairs: number; said: number; came: number }[];
};

const BANDS = [0.05, 0.5, 0.9, 0.98, 0.999];

/** Resolves reported parties as the store would, each by itself, and says how right that was. */
export function measureRule(lists: Labelled, rule: MatchRule): Measured {
  const read = readLabelled(lists);
  const bands = BANDS.map((from) => ({ from, pairs: 0, said: 0, came: 0 }));
  let [automatic, automaticRight, asked, askedRight] = [0, 0, 0, 0];
  for (const [place, party] of read.reported.entries()) {
    const wordings = (read.candidates[place] ?? []).flatMap((at) => {
      const known = read.known[at];
      return known ? [{ customerId: String(at), party: known }] : [];
    });
    const links = judgeParty(party, wordings, () => undefined, rule, read.near);
    const isRight = (id: string) => lists.truth.get(place) === Number(id);
    for (const { probability, customerId } of links) {
      const band = bands.findLast(({ from }) => probability >= from);
      if (!band) continue;
      band.pairs += 1;
      band.said += probability;
      if (isRight(customerId)) band.came += 1;
    }
    const [best] = links;
    if (!best || best.verdict === "none") continue;
    const right = isRight(best.customerId) ? 1 : 0;
    if (best.verdict === "automatic")
      [automatic, automaticRight] = [automatic + 1, automaticRight + right];
    else [asked, askedRight] = [asked + 1, askedRight + right];
  }
  const share = (part: number, of: number) => (of === 0 ? 1 : part / of);
  const precision = share(automaticRight + askedRight, automatic + asked);
  const recall = share(automaticRight + askedRight, lists.truth.size);
  return {
    blocking: read.recall,
    precision: share(automaticRight, automatic),
    recall: share(automaticRight, lists.truth.size),
    both: { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) },
    bands: bands
      .filter(({ pairs }) => pairs > 0)
      .map(({ said, came, pairs, from }) => ({
        ...{ from, pairs, said: share(said, pairs), came: share(came, pairs) },
      })),
  };
}
