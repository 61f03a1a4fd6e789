import { expect, test } from "vitest";

import { inGroups } from "./in-groups.ts";

test("products share a transaction until there is enough work in it", () => {
  const of = (id: string, facts: number) => ({ id, facts });
  expect(inGroups([])).toEqual([]);
  expect(inGroups([of("a", 0), of("b", 0)])).toEqual([["a", "b"]]);
  expect(inGroups([of("a", 19_999), of("b", 50_000), of("c", 1)])).toEqual([["a", "b"], ["c"]]);
  const many = Array.from({ length: 600 }, (_, index) => of(String(index), 1));
  expect(inGroups(many).map(({ length }) => length)).toEqual([250, 250, 100]);
});
