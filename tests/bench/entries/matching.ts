import { measureQuality } from "#app/domain/customers/match-files/measure-quality.ts";
import { matchLists } from "#app/domain/customers/matching/match-lists.ts";
import { readParty } from "#app/domain/customers/matching/party.ts";
import { twoLists } from "#tests/support/matching-world.ts";

import type { Bench, Found } from "../entries.ts";

const MOST_ROWS = 10_000;

/** Two made lists of companies resolved against each other, beside only reading them; and how right it was. */
export async function matching({ size }: Pick<Bench, "size">): Promise<Found[]> {
  const fields = ["address", "city", "postcode", "phone"] as const;
  const { left, right, pairs } = twoLists({ size: Math.min(size, MOST_ROWS), seed: 1, fields });
  const rows = left.length + right.length;
  const rate = (work: () => void) => {
    const from = performance.now();
    work();
    return rows / ((performance.now() - from) / 1000);
  };
  const limit = rate(() => {
    for (const party of [...left, ...right]) readParty(party);
  });
  let outcome: ReturnType<typeof matchLists> | undefined;
  const value = rate(() => {
    outcome = matchLists(left, right);
  });
  if (!outcome) throw new Error("Nothing was resolved");
  const truth = new Set(pairs.map(([one, other]) => `${one}|${other}`));
  const { automatic, both, blockingRecall } = measureQuality(outcome, truth, false);
  const share = (name: string, part: number): Found => ({
    ...{ name: `matching ${name}`, value: part * 100, unit: "%", limit: 100 },
  });
  return [
    { name: "matching", value, unit: "rows/s", limit },
    share("automatic precision", automatic.precision),
    share("automatic recall", automatic.recall),
    share("recall with workbench", both.recall),
    share("blocking recall", blockingRecall),
  ];
}
