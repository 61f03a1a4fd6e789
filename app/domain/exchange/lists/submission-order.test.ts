import { expect, test } from "vitest";

import { placeOf, readPlace, submissionSorts } from "./submission-order.ts";

const row = {
  id: "0191d5a0-0000-7000-8000-0000000000aa",
  createdAt: new Date("2026-10-05T08:00:00Z"),
  fileName: "Umsätze_42 & mehr.csv",
  rowsRefused: 12,
};

test.each(submissionSorts)("a place in the order %s is read as it was written", (sort) => {
  const name = sort.replace("-", "");
  const value = { when: row.createdAt, file: row.fileName, refused: row.rowsRefused }[name];
  expect(readPlace(sort, placeOf(sort, row))).toEqual({ value, id: row.id });
});

test.each(["", "_", "x", `abc_${row.id}`, "1_2", `%E0%A4%A_${row.id}`])(
  "a mangled place is none: %s",
  (place) => {
    expect(readPlace("-when", place)).toBe(null);
  },
);
