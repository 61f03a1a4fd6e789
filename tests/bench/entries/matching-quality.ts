import { existsSync } from "node:fs";
import { join } from "node:path";
import { readParties, readTable } from "#app/domain/customers/match-files/read-party-file.ts";
import { readTruth } from "#app/domain/customers/match-files/read-truth.ts";
import { SHIPPED_RULE } from "#app/domain/customers/resolving/shipped-rule.ts";
import { root } from "#app/platform/run/child.ts";
import { type Labelled, labelledLists } from "#tests/support/labelled-lists.ts";
import { type Measured, measureRule } from "#tests/support/measure-rule.ts";
import type { Bench, Found } from "../entries.ts";
import { fitOnMadeLists, MADE_OF } from "../fit-on-made-lists.ts";

/** Published lists that lie beside the project on some machines. */
const folder = join(root, "../shared/data/matching");
const MOST_ROWS = 6_000;

/**
 * How right the rule is that comes with the application, on made lists that it was not fitted to, beside the same
 * fitted anew; and on published ones. Calibration: what came true of what was said, in each band of probability.
 */
export async function matchingQuality({ size }: Pick<Bench, "size">): Promise<Found[]> {
  const rows = Math.min(size, MOST_ROWS);
  const anew = { ...SHIPPED_RULE, weights: fitOnMadeLists(rows) };
  const found: Found[] = [];
  for (const [at, fields] of MADE_OF.entries()) {
    const lists = labelledLists({ size: rows, seed: 7 + at, fields });
    found.push(...figuresOf(fields.join(" "), lists, measureRule(lists, anew)));
  }
  if (!existsSync(folder)) return found;
  return [...found, ...figuresOf("restaurants", await restaurants())];
}

function figuresOf(name: string, lists: Labelled, anew?: Measured): Found[] {
  const measured = measureRule(lists, SHIPPED_RULE);
  const figure = (what: string, value: number, limit: number): Found => ({
    ...{ name: `quality ${what}, ${name}`, value: value * 100, unit: "%", limit: limit * 100 },
  });
  return [
    figure("blocking recall", measured.blocking, 1),
    figure("precision", measured.precision, anew?.precision ?? 1),
    figure("recall", measured.recall, anew?.recall ?? 1),
    figure("F1 with workbench", measured.both.f1, anew?.both.f1 ?? 1),
    ...measured.bands.map(({ from, said, came }) => figure(`came true from ${from}`, came, said)),
  ];
}

async function restaurants(): Promise<Labelled> {
  const [known, reported] = [
    readParties(await readTable(join(folder, "fodors.csv")), null),
    readParties(await readTable(join(folder, "zagats.csv")), null),
  ];
  const pairs = readTruth(await readTable(join(folder, "matches.csv")), known, reported, false);
  const truth = [...pairs].map((pair) => pair.split("|").map(Number));
  return {
    ...{ known: known.parties, reported: reported.parties },
    truth: new Map(truth.map(([one = 0, other = 0]) => [other, one])),
  };
}
