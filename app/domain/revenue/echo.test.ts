import { expect, test } from "vitest";

import { type EchoLine, pairEchoes } from "./echo.ts";

const line = (over: Partial<EchoLine>): EchoLine => ({
  id: "a",
  productId: "sentry",
  customerId: "solvang",
  quantity: 6,
  day: new Date("2026-07-10"),
  document: "B-1",
  resellerId: "ada",
  ...over,
});
const reported = (over: Partial<EchoLine> = {}) => line({ id: "n", document: "N-1", ...over });

test("the same sale three days apart is an echo, four days apart is another sale", () => {
  const near = reported({ day: new Date("2026-07-13") });
  const far = reported({ day: new Date("2026-07-14") });
  expect(pairEchoes([line({})], [near])).toEqual([{ lineId: "a", shadowOfId: "n" }]);
  expect(pairEchoes([line({})], [far])).toEqual([]);
});

test("the same document is an echo however far apart", () => {
  const other = reported({ day: new Date("2026-09-30"), document: "b-1" });
  expect(pairEchoes([line({})], [other])).toHaveLength(1);
});

test.each([
  { productId: "relay" },
  { customerId: "other" },
  { quantity: 5 },
  { resellerId: "bob" },
])("a line that differs in %o is another sale", (over) => {
  expect(pairEchoes([line({})], [reported(over)])).toEqual([]);
});

test("a distributor that named no reseller reports the same sale", () => {
  expect(pairEchoes([line({})], [reported({ resellerId: null })])).toHaveLength(1);
});

test("two equal sales in a week stay two, and the closest pair up", () => {
  const own = [line({ id: "a" }), line({ id: "b", day: new Date("2026-07-12") })];
  const one = [reported({ id: "n", day: new Date("2026-07-12") })];
  expect(pairEchoes(own, one)).toEqual([{ lineId: "b", shadowOfId: "n" }]);
  const two = [...one, reported({ id: "m" })];
  expect(pairEchoes(own, two)).toEqual([
    { lineId: "a", shadowOfId: "m" },
    { lineId: "b", shadowOfId: "n" },
  ]);
});
