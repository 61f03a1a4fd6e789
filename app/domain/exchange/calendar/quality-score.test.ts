import { expect, test } from "vitest";

import { noFigures, scoreOf, togetherOf } from "./quality-score.ts";

const good = {
  ...noFigures(),
  ...{ files: 4, rowsRead: 1_000, parties: 20, due: 4, onTime: 4, share: 100 },
};

test.each([
  { what: "everything in time, whole and clean", figures: {}, score: 100 },
  { what: "one period of four late", figures: { onTime: 3, daysLate: 2 }, score: 90 },
  { what: "five of a hundred rows refused", figures: { rowsRefused: 50 }, score: 88 },
  { what: "every fourth row refused", figures: { rowsRefused: 250 }, score: 75 },
  { what: "half of the usual", figures: { share: 50 }, score: 90 },
  { what: "customers with a name alone", figures: { bareParties: 20 }, score: 90 },
  { what: "a file of five taken back", figures: { reversedFiles: 1 }, score: 99 },
])("$what is $score", ({ figures, score }) => {
  expect(scoreOf({ ...good, ...figures })).toBe(score);
});

test("what does not apply does not count against anybody", () => {
  // Stock names no customers.
  expect(scoreOf({ ...good, parties: 0 })).toBe(100);
  expect(scoreOf({ ...noFigures(), due: 1 })).toBe(0);
  expect(scoreOf(noFigures())).toBe(null);
});

test("months together weigh what was due in each", () => {
  const together = togetherOf([good, { ...good, due: 1, onTime: 0, share: 0 }]);
  expect(together).toMatchObject({ due: 5, onTime: 4, share: 80, rowsRead: 2_000 });
});
