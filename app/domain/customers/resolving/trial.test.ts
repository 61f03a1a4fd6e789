import { expect, test } from "vitest";

import type { Difference } from "./preview-rule-version.server.ts";
import { addToTrial, beginTrial } from "./trial.ts";

const outcome = (verdict: "automatic" | "workbench" | "none") => ({
  ...{ verdict, customerId: "c", probability: 0.9 },
});
const difference = (partyId: string, verdict: "workbench" | "none"): Difference => {
  const [now, then] = [outcome("automatic"), outcome(verdict)];
  return { partyId, name: partyId, customerId: "c", now, then };
};

test("a trial counts every change and keeps a few of each to look at", () => {
  const begun = beginTrial(12, 3, new Date("2026-03-01T09:00:00Z"));
  const six = ["a", "b", "c", "d", "e", "f"].map((id) => difference(id, "workbench"));
  const first = addToTrial(begun, { looked: 6, differences: six, next: "f" });
  const other = difference("g", "none");
  const both = addToTrial(first, { looked: 6, differences: [other], next: null });
  expect(both).toMatchObject({ looked: 12, after: null });
  expect(both.changes).toEqual([
    { from: "automatic", to: "workbench", parties: 6 },
    { from: "automatic", to: "none", parties: 1 },
  ]);
  expect(both.examples.map(({ partyId }) => partyId)).toEqual(["a", "b", "c", "d", "g"]);
  expect(begun.changes).toEqual([]);
});
