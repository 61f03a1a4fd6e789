import { expect, test } from "vitest";

import { readValueOptions } from "./value-options.ts";

test("what is not asked for is three years at ten percent, to the last purchase", () => {
  expect(readValueOptions(["purchases.csv"])).toEqual({
    file: "purchases.csv",
    out: null,
    calibrationEnd: null,
    outlook: { horizonWeeks: 156, discountRate: 0.1 },
  });
});

test("every option is taken", () => {
  const asked = ["a.csv", "--out", "b.csv", "--calibration-end", "1997-09-30"];
  expect(readValueOptions([...asked, "--horizon-weeks=52", "--discount-rate", "0.15"])).toEqual({
    file: "a.csv",
    out: "b.csv",
    calibrationEnd: new Date("1997-09-30"),
    outlook: { horizonWeeks: 52, discountRate: 0.15 },
  });
});

test.each([
  [[], "One file of purchases is needed: npm run clv --"],
  [["a.csv", "b.csv"], "One file of purchases is needed"],
  [["a.csv", "--horizon", "9"], "npm run clv --"],
  [["a.csv", "--horizon-weeks", "0"], "--horizon-weeks is 0; it must be a number from 1 to 5200"],
  [["a.csv", "--discount-rate", "10%"], "--discount-rate is 10%; it must be a number from 0 to 10"],
  [["a.csv", "--calibration-end", "soon"], "--calibration-end is not a day. Write it such as"],
])("%j: %s", (args, words) => {
  expect(() => readValueOptions(args)).toThrow(words);
});
