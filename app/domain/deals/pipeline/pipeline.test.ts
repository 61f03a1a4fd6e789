import { expect, test } from "vitest";

import { closingKeys, figuresOf, inOrder, type Sum, totalOf, upToLast } from "./pipeline.ts";

const odds = { prospect: 10, qualified: 25, proposal: 50, negotiation: 75, committed: 90 };
const sum = (key: string, stage: Sum["stage"], deals: number, minor: bigint): Sum => ({
  by: "family",
  key,
  stage,
  deals,
  minor,
});

test("a figure is what its stages come to, each weighted by its own odds", () => {
  const sums = [
    sum("relay", "prospect", 1, 1_000n),
    sum("relay", "negotiation", 2, 400n),
    sum("sentry", "committed", 1, 5_000n),
    { ...sum("prospect", "prospect", 9, 9_000n), by: "stage" as const },
  ];
  expect(figuresOf(sums, "family", odds)).toEqual([
    { key: "sentry", deals: 1, minor: 5_000n, weightedMinor: 4_500n },
    { key: "relay", deals: 3, minor: 1_400n, weightedMinor: 400n },
  ]);
  expect(totalOf(figuresOf(sums, "family", odds))).toMatchObject({ deals: 4, minor: 6_400n });
});

test("months that nobody expects anything in are left out at the far end, not in between", () => {
  const keys = closingKeys(new Date("2026-11-22T00:00:00Z"));
  expect(keys).toHaveLength(14);
  expect(keys.slice(0, 3)).toEqual(["overdue", "2026-11", "2026-12"]);
  const deals = (key: string) => ({ key, deals: 1, minor: 1n, weightedMinor: 1n });
  const far = inOrder([deals("2026-12"), deals("2027-08")], keys);
  expect(upToLast(far).map(({ key }) => key)).toEqual(keys.slice(0, 11));
  const near = inOrder([deals("overdue")], keys);
  expect(upToLast(near)).toHaveLength(6);
  expect(upToLast(inOrder([deals("later")], keys))).toHaveLength(14);
});
