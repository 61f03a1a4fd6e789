import fc from "fast-check";
import { expect, test } from "vitest";

import { RepeatFilter } from "./repeat-filter.ts";

test("every row that repeats a key is named", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 300 }), (keys) => {
      const filter = new RepeatFilter();
      const seen = new Set<string>();
      const repeats: number[] = [];
      for (const [row, key] of keys.entries()) {
        filter.see(key, "", "", row);
        if (seen.has(key)) repeats.push(row);
        seen.add(key);
      }
      expect(filter.suspects()).toEqual(expect.arrayContaining(repeats));
    }),
  );
});

test("of very many different keys hardly any is named", () => {
  const filter = new RepeatFilter();
  for (let row = 0; row < 400_000; row += 1)
    filter.see(`SO-1790000-${row >> 2}`, String(row % 4), "+", row);
  expect(filter.suspects()?.length).toBeLessThan(5);
});

test("where most keys repeat, all rows are to be looked at", () => {
  const filter = new RepeatFilter();
  for (let row = 0; row < 30_000; row += 1) filter.see("one", "", "", row);
  expect(filter.suspects()).toBeNull();
});
