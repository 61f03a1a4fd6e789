import { expect, test } from "vitest";

import { stretches } from "./stretches.ts";

test("stretches follow each other without a gap, up to the last row", () => {
  for (const [lastRow, size] of [
    [100_001, 20_000],
    [29_999, 20_000],
    [30_001, 20_000],
    [1, 20_000],
    [0, 20_000],
  ] as const) {
    const all = [...stretches(lastRow, size)];
    expect(all[0]?.after).toBe(0);
    expect(all.at(-1)?.to).toBe(lastRow);
    for (const [nth, { after }] of all.entries()) {
      if (nth > 0) expect(after).toBe(all[nth - 1]?.to);
    }
  }
  expect([...stretches(29_999, 20_000)]).toHaveLength(1);
  expect([...stretches(30_001, 20_000)]).toHaveLength(2);
});
