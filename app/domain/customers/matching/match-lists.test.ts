import { expect, test } from "vitest";

import { oneList, twoLists } from "#tests/support/matching-world.ts";

import { ABSENT, KEYS } from "./keys.ts";
import { matchLists } from "./match-lists.ts";

const everything = ["address", "city", "postcode", "phone", "domain"] as const;
const said = (pairs: readonly (readonly [number, number])[]) =>
  new Set(pairs.map(([left, right]) => `${left}|${right}`));

test.each([
  ["everything", everything, 0.95, 0.99],
  ["addresses", ["address", "city"] as const, 0.75, 0.95],
  ["names and cities", ["city"] as const, 0.7, 0.9],
])("two lists with %s: what is automatic is right", (_what, fields, automatic, both) => {
  const { left, right, pairs } = twoLists({ size: 600, seed: 11, fields });
  const truth = said(pairs);
  const { matches, oneToOne } = matchLists(left, right);
  expect(oneToOne).toBe(true);
  const right_ = matches.filter((match) => truth.has(`${match.left}|${match.right}`));
  const sure = matches.filter(({ verdict }) => verdict === "automatic");
  const wrong = sure.filter((match) => !truth.has(`${match.left}|${match.right}`));
  expect(wrong.length / sure.length).toBeLessThan(0.01);
  expect(sure.length / truth.size).toBeGreaterThan(automatic);
  expect(right_.length / truth.size).toBeGreaterThan(both);
});

test("one list with repetitions: what is automatic is right", () => {
  const { left, pairs } = oneList({ size: 600, seed: 12, fields: everything });
  const truth = said(pairs);
  const { matches } = matchLists(left, null);
  const sure = matches.filter(({ verdict }) => verdict === "automatic");
  expect(
    sure.every(({ left: a, right: b }) => truth.has(`${Math.min(a, b)}|${Math.max(a, b)}`)),
  ).toBe(true);
  expect(sure.length / truth.size).toBeGreaterThan(0.85);
});

test("the order of the rows decides nothing", () => {
  const { left, right } = twoLists({ size: 200, seed: 13, fields: everything });
  const turned = matchLists([...left].reverse(), [...right].reverse());
  const back = turned.matches.map((match) => ({
    ...match,
    left: left.length - 1 - match.left,
    right: right.length - 1 - match.right,
  }));
  const byLeft = (a: { left: number }, b: { left: number }) => a.left - b.left;
  expect(back.sort(byLeft)).toEqual(matchLists(left, right).matches.sort(byLeft));
});

const acme = {
  name: "Acme Widgets Ltd",
  address: "1 Mill Lane",
  city: "Leeds",
  phone: "0113 4960001",
};
const filler = twoLists({ size: 100, seed: 14, fields: everything });

test("two numbers of one authority keep parties apart whatever else agrees", () => {
  const left = [...filler.left, { ...acme, duns: "218841176" }];
  const right = [...filler.right, { ...acme, duns: "218841177" }];
  const { matches } = matchLists(left, right);
  expect(matches.find((match) => match.left === filler.left.length)).toBeUndefined();
});

test("a third party that resembles two which contradict each other does not join them", () => {
  const list = [
    ...filler.left,
    { ...acme, duns: "218841176" },
    { ...acme, duns: "150483782" },
    { ...acme },
  ];
  const at = filler.left.length;
  const { matches } = matchLists(list, null);
  const pairs = matches.filter((match) => match.left >= at && match.right >= at);
  expect(pairs).toHaveLength(1);
  expect(pairs[0]?.right === at + 2 || pairs[0]?.left === at + 2).toBe(true);
});

test("a shared address and phone under two names is for a person", () => {
  const left = [...filler.left, acme];
  const right = [...filler.right, { ...acme, name: "Brightstone Catering" }];
  const { matches } = matchLists(left, right);
  const match = matches.find(({ left: place }) => place === filler.left.length);
  expect(match?.verdict ?? "workbench").toBe("workbench");
  if (match && match.probability > 0.99)
    expect(match.heldBack).toBe("the names have nothing in common");
});

test("a branch with another number is another place", () => {
  const numbered = (number: number) => ({ name: `Quillon Foods Store ${number}`, city: "Leeds" });
  const left = [...filler.left, numbered(12)];
  const right = [...filler.right, numbered(14)];
  const { matches } = matchLists(left, right);
  const match = matches.find(({ left: place }) => place === filler.left.length);
  expect(match?.verdict).not.toBe("automatic");
});

test("every match says for each key what it says", () => {
  const { matches, weights } = matchLists(filler.left, filler.right);
  for (const { levels } of matches) {
    expect(levels).toHaveLength(KEYS.length);
    for (const [key, level] of levels.entries())
      if (level !== ABSENT) expect(weights.keys[key]?.[level]).toBeTypeOf("number");
  }
});

test("lists without rows match nothing", () => {
  expect(matchLists([], []).matches).toEqual([]);
  expect(matchLists([acme], null).matches).toEqual([]);
});
