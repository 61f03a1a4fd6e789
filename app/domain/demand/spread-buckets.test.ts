import fc from "fast-check";
import { expect, test } from "vitest";

import { daysFrom, monthsOf, readBucket, readWeek } from "./bucket.ts";
import { spreadBuckets, withinHorizon } from "./spread-buckets.ts";

const horizon = { first: "2026-11", last: "2027-10" };
const week = (from: string, quantity: number) => ({ ...daysFrom(from, 7), quantity });

test("a week in one month is that month's, one in two is divided by its days", () => {
  expect([...spreadBuckets([week("2026-11-09", 7)], horizon)]).toEqual([["2026-11", 7]]);
  // The last day of November, and six of December.
  expect([...spreadBuckets([week("2026-11-30", 14)], horizon)]).toEqual([
    ["2026-11", 2],
    ["2026-12", 12],
  ]);
  // A half unit has to be somewhere, and stays one.
  expect([...spreadBuckets([week("2026-11-30", 1)], horizon)]).toEqual([
    ["2026-11", 0],
    ["2026-12", 1],
  ]);
});

test("what began before the first month, or ends after the last, is of the days within", () => {
  expect([...spreadBuckets([week("2026-10-26", 70)], horizon)]).toEqual([["2026-11", 70]]);
  expect(withinHorizon(daysFrom("2026-10-19", 7), horizon)).toBeNull();
  expect([...spreadBuckets([week("2027-10-28", 7)], horizon)]).toEqual([["2027-10", 7]]);
});

test("months add up to what their buckets do, whatever those are", () => {
  const bucket = fc.record({
    after: fc.integer({ min: 0, max: 330 }),
    days: fc.integer({ min: 1, max: 31 }),
    quantity: fc.integer({ min: -10_000_000, max: 10_000_000 }),
  });
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 60 }), (buckets) => {
      const figures = buckets.map(({ after, days, quantity }) => {
        const from = new Date(Date.UTC(2026, 10, 1 + after)).toISOString().slice(0, 10);
        return { ...daysFrom(from, days), quantity };
      });
      const months = spreadBuckets(figures, horizon);
      const sum = [...months.values()].reduce((all, quantity) => all + quantity, 0);
      expect(sum).toBe(buckets.reduce((all, { quantity }) => all + quantity, 0));
      for (const quantity of months.values()) expect(Number.isInteger(quantity)).toBe(true);
    }),
  );
});

test("weeks go by their numbers as ISO counts them", () => {
  expect(readWeek("2026-W48")).toEqual({ from: "2026-11-23", to: "2026-11-29" });
  expect(readWeek("KW 01/2027")).toEqual({ from: "2027-01-04", to: "2027-01-10" });
  expect(readWeek("2026-W53")).toEqual({ from: "2026-12-28", to: "2027-01-03" });
  expect(readWeek("2027-W53")).toBeNull();
  expect(readWeek("2026-W00")).toBeNull();
  expect(readBucket("Nov 2026")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
  expect(monthsOf({ from: "2026-12-31", to: "2027-01-02" })).toEqual(["2026-12", "2027-01"]);
});
