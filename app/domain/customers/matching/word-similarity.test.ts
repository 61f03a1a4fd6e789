import { expect, test } from "vitest";

import { editDistance, wordSimilarity } from "./word-similarity.ts";

test.each([
  ["lynch", "lynch", 0],
  ["lynch", "lnych", 1],
  ["lynch", "lych", 1],
  ["lynch", "finch", 2],
  ["kitten", "sitting", 3],
])("%s and %s are %i apart", (a, b, distance) => {
  expect(editDistance(a, b, 5)).toBe(distance);
  expect(editDistance(b, a, 5)).toBe(distance);
});

test("a distance beyond the most that matters is not counted out", () => {
  expect(editDistance("kitten", "sitting", 1)).toBe(2);
});

test("a slip, a short form and the consonants are the same word to a degree", () => {
  expect(wordSimilarity("johnston", "jonhston")).toBeGreaterThan(0.8);
  expect(wordSimilarity("deli", "delicatessen")).toBe(0.8);
  expect(wordSimilarity("mfg", "manufacturing")).toBe(0.7);
  expect(wordSimilarity("0rady", "grady")).toBe(0.8);
});

test("numbers and codes are the same or not", () => {
  expect(wordSimilarity("12", "14")).toBe(0);
  expect(wordSimilarity("kdl40v3000", "kdl46v3000")).toBe(0);
  expect(wordSimilarity("smith", "jones")).toBe(0);
});
