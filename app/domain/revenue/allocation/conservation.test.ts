import fc from "fast-check";
import { expect, test } from "vitest";

import { facts, inAnyOrder, reporters } from "#tests/support/random-facts.ts";

import { allocate, allocateProduct } from "./allocate.ts";
import { conservationOf } from "./conservation.ts";
import { addUp, type Entry, entryContent } from "./entry.ts";
import { type Fact, isMove } from "./fact.ts";

const content = (entries: readonly Entry[]) => entries.map(entryContent);
const holds = <T>(arbitrary: fc.Arbitrary<T>, check: (value: T) => void, numRuns = 400) =>
  fc.assert(fc.property(arbitrary, check), { numRuns });

test("every unit and every cent sold in is somewhere, per product and currency", () => {
  holds(facts(), (history) => {
    const gaps = conservationOf(history, allocate(history, reporters)).map(({ gap }) => gap);
    expect(gaps).toEqual(gaps.map(() => ({ units: 0, netMinor: 0n })));
  });
});

test("every sale is told in full, covered or not", () => {
  holds(facts(), (history) => {
    const sums = new Map<string, { units: number; street: bigint }>();
    for (const entry of allocate(history, reporters)) {
      if (entry.kind !== "sold" && entry.kind !== "uncovered") continue;
      const sum = sums.get(entry.factId) ?? { units: 0, street: 0n };
      sum.units += entry.quantity;
      sum.street += entry.streetMinor;
      sums.set(entry.factId, sum);
    }
    const sales = history.filter(
      (fact) =>
        (fact.kind === "direct" || fact.kind === "sell_through") &&
        fact.shadowOfId === null &&
        (!isMove(fact) || !reporters.has(fact.soldToId ?? "")),
    );
    for (const { id, quantity, amountMinor } of sales) {
      expect(sums.get(id) ?? { units: 0, street: 0n }).toEqual({
        units: quantity,
        street: amountMinor,
      });
    }
  });
});

test("the order in which the same facts were delivered does not matter", () => {
  const twice = facts().chain((history) => fc.tuple(fc.constant(history), inAnyOrder(history)));
  holds(twice, ([history, again]) => {
    expect(content(allocate(again, reporters))).toEqual(content(allocate(history, reporters)));
  });
});

test("nothing lies anywhere in less than nothing", () => {
  holds(facts(), (history) => {
    const stock = allocate(history, reporters).filter((entry) => entry.kind === "stock");
    expect(stock.filter((entry) => entry.quantity < 0)).toEqual([]);
  });
});

test("work that goes on from saved books says what work from nothing says", () => {
  const split = fc.tuple(facts(), fc.constantFrom("2026-01-09", "2026-02-01", "2026-03-01"));
  holds(split, ([history, day]) => {
    const own = history.filter(({ productId }) => productId === "p1");
    const whole = allocateProduct("p1", { facts: own, reporters, keep: [day] });
    const [from] = whole.saved;
    if (!from) throw new Error("Books were to be kept");
    const rest = own.filter((fact) => fact.day >= day);
    const later = allocateProduct("p1", { facts: rest, reporters, from });
    const before = (entry: Entry) => entry.settledOn !== null && entry.settledOn < day;
    const together = addUp([...whole.entries.filter(before), ...later.entries]);
    expect(content(together)).toEqual(content(whole.entries));
  });
});

test("what is saved on the way does not depend on where the work began", () => {
  holds(
    facts(),
    (history) => {
      const own = history.filter(({ productId }) => productId === "p1");
      const days = ["2026-02-01", "2026-03-01"];
      const whole = allocateProduct("p1", { facts: own, reporters, keep: days });
      const [first, second] = whole.saved;
      const rest = own.filter((fact) => fact.day >= "2026-02-01");
      const later = allocateProduct("p1", { facts: rest, reporters, from: first, keep: days });
      expect(later.saved.map(({ day }) => day)).toEqual(["2026-03-01"]);
      const end = (from: typeof second) =>
        allocateProduct("p1", {
          facts: own.filter((fact) => fact.day >= "2026-03-01"),
          reporters,
          from,
        }).entries;
      expect(content(end(later.saved[0]))).toEqual(content(end(second)));
    },
    150,
  );
});

test("a lost cent is named", () => {
  const sellIn: Fact = {
    id: "a",
    kind: "sell_in",
    partnerId: "d1",
    soldToId: null,
    partyId: null,
    productId: "p1",
    day: "2026-01-01",
    quantity: 3,
    amountMinor: 1000n,
    currency: "EUR",
    shadowOfId: null,
  };
  const entries = allocate([sellIn], reporters);
  const lying = entries.find(({ kind }) => kind === "stock");
  if (lying) lying.netMinor -= 1n;
  expect(conservationOf([sellIn], entries).map(({ gap }) => gap.netMinor)).toEqual([1n]);
});
