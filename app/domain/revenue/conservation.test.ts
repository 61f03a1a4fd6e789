import { expect, test } from "vitest";

import { randomHistory, shuffled } from "#tests/support/random-history.ts";

import { allocate } from "./allocate.ts";
import { conservationOf } from "./conservation.ts";
import { type Entry, entryContent, type Fact, isMove } from "./ledger.ts";

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
const content = (entries: Entry[]) => entries.map(entryContent);

test.each(seeds)("history %i: every unit and every cent sold in is somewhere", (seed) => {
  const facts = randomHistory(seed);
  const gaps = conservationOf(facts, allocate(facts)).map(({ gap }) => gap);
  expect(gaps).toEqual(gaps.map(() => ({ units: 0, netMinor: 0n })));
});

test.each(seeds)("history %i: every sale is told in full, covered or not", (seed) => {
  const facts = randomHistory(seed);
  const entries = allocate(facts);
  const told = (fact: Fact) => {
    const its = entries.filter((entry) => entry.factId === fact.id && entry.kind !== "stock");
    return {
      units: its.reduce((sum, entry) => sum + entry.quantity, 0),
      street: its.reduce((sum, entry) => sum + entry.streetMinor, 0n),
    };
  };
  const sales = facts.filter(
    (fact) => fact.kind !== "sell_in" && fact.shadowOfId === null && !isMove(fact),
  );
  expect(sales.map(told)).toEqual(
    sales.map(({ quantity: units, amountMinor: street }) => ({ units, street })),
  );
});

test.each(seeds)("history %i: the order of reporting does not matter", (seed) => {
  const facts = randomHistory(seed);
  expect(content(allocate(shuffled(facts, seed)))).toEqual(content(allocate(facts)));
});

test.each(seeds)("history %i: nothing lies anywhere in less than nothing", (seed) => {
  const stock = allocate(randomHistory(seed)).filter((entry) => entry.kind === "stock");
  expect(stock.filter((entry) => entry.quantity < 0)).toEqual([]);
});

test("a lost cent is named", () => {
  const facts = randomHistory(7);
  const entries = allocate(facts);
  const robbed = entries.find((entry) => entry.kind === "sold" && entry.channel !== "direct");
  if (robbed) robbed.netMinor -= 1n;
  const gaps = conservationOf(facts, entries).map(({ gap }) => gap.netMinor);
  expect(gaps.reduce((sum, gap) => sum + gap, 0n)).toBe(1n);
});
