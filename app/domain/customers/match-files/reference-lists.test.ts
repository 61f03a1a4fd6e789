import { existsSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { matchLists } from "../matching/match-lists.ts";
import { type Measured, measureQuality } from "./measure-quality.ts";
import { readParties, readTable } from "./read-party-file.ts";
import { readTruth } from "./read-truth.ts";

/** Published lists that lie beside the project on some machines and are not part of it. */
const folder = join(import.meta.dirname, "../../../../../shared/data/matching");

async function measured(left: string, right: string, truth: string): Promise<Measured> {
  const [one, other] = [
    readParties(await readTable(join(folder, left)), null),
    readParties(await readTable(join(folder, right)), null),
  ];
  const pairs = readTruth(await readTable(join(folder, truth)), one, other, false);
  return measureQuality(matchLists(one.parties, other.parties), pairs, false);
}

test.skipIf(!existsSync(folder))("two restaurant guides are resolved without a label", async () => {
  const { automatic, both, blockingRecall } = await measured(
    "fodors.csv",
    "zagats.csv",
    "matches.csv",
  );
  expect(automatic.precision).toBeGreaterThanOrEqual(0.99);
  expect(automatic.f1).toBeGreaterThanOrEqual(0.97);
  expect(both.f1).toBeGreaterThanOrEqual(0.985);
  expect(blockingRecall).toBe(1);
});

test.skipIf(!existsSync(folder))("company names with slips in them find each other", async () => {
  // The rows of the two files belong together one by one, so a file is its own list of pairs.
  const names = "dnb_test_names.csv";
  const one = readParties(await readTable(join(folder, names)), null);
  const other = readParties(await readTable(join(folder, "dnb_adjusted_test_names.csv")), null);
  const truth = new Set(one.ids.map((id, place) => `${place}|${other.ids.indexOf(id)}`));
  const { automatic, both } = measureQuality(matchLists(one.parties, other.parties), truth, false);
  expect(automatic.precision).toBeGreaterThanOrEqual(0.99);
  expect(automatic.recall).toBeGreaterThan(0.65);
  expect(both.f1).toBeGreaterThan(0.95);
});
