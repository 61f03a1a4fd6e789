import { expect, test } from "vitest";

import { splitDiffering } from "./compare.tsx";

test("only the words that differ are marked", () => {
  expect(splitDiffering("Meridian Health Grp", "Meridian Health Group")).toEqual([
    "Meridian Health ",
    "Grp",
    "",
  ]);
  expect(splitDiffering("1 Castle Street", "12 Castle Street")).toEqual([
    "",
    "1 ",
    "Castle Street",
  ]);
  expect(splitDiffering("same words", "same words")).toEqual(["same words", "", ""]);
  expect(splitDiffering("Leeds", "")).toEqual(["", "Leeds", ""]);
});
