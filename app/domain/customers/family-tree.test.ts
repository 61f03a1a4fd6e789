import { expect, test } from "vitest";

import { familyLines } from "./family-tree.ts";

const member = (id: string, parentId: string | null) => ({ id, name: id, city: null, parentId });

test("what a company brings holds what everybody below it brings, and who brings most comes first", () => {
  const bought: Record<string, bigint> = { top: 5n, small: 1n, large: 2n, deep: 40n };
  const lines = familyLines(
    [member("top", null), member("small", "top"), member("large", "top"), member("deep", "large")],
    "top",
    (id) => bought[id] ?? 0n,
  );
  expect(lines.map(({ id, depth, rolledMinor, below }) => [id, depth, rolledMinor, below])).toEqual(
    [
      ["top", 0, 48n, 3],
      ["large", 1, 42n, 1],
      ["deep", 2, 40n, 0],
      ["small", 1, 1n, 0],
    ],
  );
});

test("a company that belongs to nobody and has nobody is a family of one", () => {
  expect(familyLines([member("one", null)], "one", () => 3n)).toMatchObject([
    { id: "one", ownMinor: 3n, rolledMinor: 3n, below: 0 },
  ]);
});
