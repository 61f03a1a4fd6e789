import { describe, expect, test } from "vitest";
import { aFact, allocate, figures, of, on, sale, sellIn, stock } from "#tests/support/few-facts.ts";
import type { Fact } from "./fact.ts";

describe("ways to a customer", () => {
  test("what is sold in and not sold on lies at the partner", () => {
    expect(figures(allocate([sellIn(10, 1000n)]))).toEqual([["stock", null, 10, 1000n, "north"]]);
  });

  test("a distributor's sale to a customer consumes its stock in one tier", () => {
    const sold = sale(4);
    const entries = allocate([sellIn(10, 1000n), sold]);
    expect(figures(of(entries, sold))).toEqual([["sold", "one_tier", 4, 400n, "north"]]);
    expect(figures(stock(entries))).toEqual([["stock", null, 6, 600n, "north"]]);
  });

  test("a distributor's sale through a named reseller to a named customer is two tiers at once", () => {
    const sold = sale(4, { soldToId: "ada" });
    const entries = allocate([sellIn(10, 1000n), sold]);
    expect(figures(of(entries, sold))).toEqual([["sold", "two_tier", 4, 400n, "ada"]]);
    expect(of(entries, sold)[0]?.firstPartnerId).toBe("north");
    expect(figures(stock(entries))).toEqual([["stock", null, 6, 600n, "north"]]);
  });

  test("a sale to a reseller without a customer moves stock and earns nothing yet", () => {
    const moved = sale(4, { soldToId: "ada", partyId: null });
    const entries = allocate([sellIn(10, 1000n), moved]);
    expect(figures(of(entries, moved))).toEqual([["moved", null, 4, 400n, "ada"]]);
    expect(figures(stock(entries))).toEqual([
      ["stock", null, 4, 400n, "ada"],
      ["stock", null, 6, 600n, "north"],
    ]);
  });

  test("a reseller sells what came through a distributor in two tiers, what it bought itself in one", () => {
    const own = sellIn(2, 260n, { partnerId: "ada", day: on(1) });
    const moved = sale(2, { soldToId: "ada", partyId: null, day: on(2) });
    const sold = sale(4, { partnerId: "ada", day: on(3) });
    const entries = of(allocate([sellIn(10, 1000n), own, moved, sold]), sold);
    expect(figures(entries).sort()).toEqual([
      ["sold", "one_tier", 2, 260n, "ada"],
      ["sold", "two_tier", 2, 200n, "ada"],
    ]);
    expect(entries.map((entry) => entry.firstPartnerId).sort()).toEqual(["ada", "north"]);
  });

  test("what the vendor sold itself is direct, at the invoiced amount", () => {
    const sold = sale(3, { kind: "direct", partnerId: null, amountMinor: 999n });
    expect(figures(allocate([sold]))).toEqual([["sold", "direct", 3, 999n, null]]);
  });
});

describe("layers", () => {
  test("are consumed oldest first", () => {
    const dear = sellIn(5, 1000n, { day: on(2) });
    const cheap = sellIn(5, 500n, { day: on(1) });
    const sold = sale(7, { day: on(3) });
    const entries = of(allocate([dear, sold, cheap]), sold);
    expect(entries.map(({ layerFactId, netMinor }) => [layerFactId, netMinor]).sort()).toEqual(
      [
        [cheap.id, 500n],
        [dear.id, 400n],
      ].sort(),
    );
  });

  test("split to the cent, and the last piece takes the remainder", () => {
    const sales = [1, 2, 3].map((day) => sale(1, { day: on(day + 1) }));
    const entries = allocate([sellIn(3, 1000n), ...sales]);
    expect(sales.flatMap((each) => of(entries, each).map((entry) => entry.netMinor))).toEqual([
      333n,
      333n,
      334n,
    ]);
  });

  test("the reported amount is split alike when a sale spans layers", () => {
    const sold = sale(3, { amountMinor: 1000n });
    const entries = of(allocate([sellIn(1, 10n), sellIn(2, 20n), sold]), sold);
    expect(entries.map((entry) => entry.streetMinor)).toEqual([333n, 667n]);
  });

  test("cover sales of their own product alone", () => {
    const sold = sale(2);
    const other = sellIn(5, 500n, { productId: "relay" });
    expect(figures(of(allocate([other, sold]), sold))).toEqual([
      ["uncovered", "one_tier", 2, 0n, "north"],
    ]);
  });

  test("cover sales in any currency: the net is in theirs, what the customer paid in its own", () => {
    const sold = sale(2, { currency: "USD" });
    const [entry] = of(allocate([sellIn(5, 500n), sold]), sold);
    expect(entry).toMatchObject({ netMinor: 200n, currency: "EUR", streetCurrency: "USD" });
  });
});

describe("uncovered", () => {
  test("what nobody sold in is worth nothing and keeps its street value", () => {
    const sold = sale(5);
    const entries = of(allocate([sellIn(3, 300n), sold]), sold);
    expect(entries.map((e) => [e.kind, e.quantity, e.netMinor, e.streetMinor]).sort()).toEqual([
      ["sold", 3, 300n, 450n],
      ["uncovered", 2, 0n, 300n],
    ]);
  });

  test("a later sell-in covers the sales that waited, oldest first, on the day of the sale", () => {
    const first = sale(2, { day: on(2) });
    const second = sale(2, { day: on(3) });
    const entries = allocate([first, second, sellIn(3, 300n, { day: on(9) })]);
    expect(figures(of(entries, first))).toEqual([["sold", "one_tier", 2, 200n, "north"]]);
    expect(of(entries, first)[0]?.day).toEqual(on(2));
    expect(figures(of(entries, second)).sort()).toEqual([
      ["sold", "one_tier", 1, 100n, "north"],
      ["uncovered", "one_tier", 1, 0n, "north"],
    ]);
  });

  test("a move that waited passes a late sell-in on to the reseller's waiting sale", () => {
    const moved = sale(2, { soldToId: "ada", partyId: null, day: on(2) });
    const sold = sale(2, { partnerId: "ada", day: on(3) });
    const entries = allocate([moved, sold, sellIn(2, 200n, { day: on(9) })]);
    expect(figures(entries)).toEqual([
      ["moved", null, 2, 200n, "ada"],
      ["sold", "two_tier", 2, 200n, "ada"],
    ]);
  });

  test("a move without stock is an exception of the mover and no sale", () => {
    const moved = sale(2, { soldToId: "ada", partyId: null });
    const [entry] = allocate([moved]);
    expect(entry).toMatchObject({ kind: "uncovered", channel: null, lastPartnerId: "north" });
    expect(entry?.streetMinor).toBe(0n);
  });
});

test("an echo of a line already reported counts nothing", () => {
  const sold = sale(2, { soldToId: "ada" });
  const echo = sale(2, { partnerId: "ada", shadowOfId: sold.id });
  expect(of(allocate([sellIn(5, 500n), sold, echo]), echo)).toEqual([]);
});

test("goods that arrive on the day they are sold cover the sale, whatever the ids say", () => {
  const sold = sale(2, { day: on(4) });
  const entries = allocate([sold, sellIn(2, 200n, { day: on(4) })]);
  expect(figures(of(entries, sold))).toEqual([["sold", "one_tier", 2, 200n, "north"]]);
});

describe("where the trail ends", () => {
  const toZoe = { soldToId: "zoe", partyId: null };

  test("a sale to a reseller that does not report is a sale to a customer that nobody names", () => {
    const moved = sale(4, toZoe);
    const entries = allocate([sellIn(10, 1000n), moved]);
    expect(figures(of(entries, moved))).toEqual([["sold", "two_tier", 4, 400n, "zoe"]]);
    expect(figures(stock(entries))).toEqual([["stock", null, 6, 600n, "north"]]);
  });

  test("what comes back from there undoes it", () => {
    const moved = sale(4, toZoe);
    const named = sale(1, { day: on(3) });
    const back = sale(-3, { ...toZoe, day: on(4) });
    const entries = allocate([sellIn(10, 1000n), moved, named, back]);
    expect(figures(of(entries, back))).toEqual([["sold", "two_tier", -3, -300n, "zoe"]]);
  });
});

describe("adjustments", () => {
  const stockChange = (quantity: number, day: string) =>
    aFact({ kind: "stock_adjustment", quantity, day });
  const priceChange = (amountMinor: bigint, day: string, more: Partial<Fact> = {}) =>
    aFact({ kind: "price_adjustment", quantity: 0, amountMinor, day, ...more });

  test("lost units leave the stock at what they are worth, oldest first", () => {
    const lost = stockChange(-3, on(3));
    const layers = [sellIn(2, 200n, { day: on(1) }), sellIn(2, 300n, { day: on(2) })];
    const entries = allocate([...layers, lost]);
    expect(figures(of(entries, lost))).toEqual([
      ["adjusted", null, 2, 200n, "north"],
      ["adjusted", null, 1, 150n, "north"],
    ]);
  });

  test("found units are those lost last, and beyond them they are worth nothing", () => {
    const found = stockChange(3, on(4));
    const entries = allocate([sellIn(5, 500n), stockChange(-1, on(3)), found]);
    expect(figures(of(entries, found)).sort()).toEqual([
      ["adjusted", null, -1, -100n, "north"],
      ["adjusted", null, -2, 0n, "north"],
    ]);
    expect(figures(stock(entries)).sort()).toEqual([
      ["stock", null, 2, 0n, "north"],
      ["stock", null, 5, 500n, "north"],
    ]);
  });

  test("price protection lowers what lies in stock, split to the cent", () => {
    const lowered = priceChange(-100n, on(4));
    const layers = [sellIn(1, 200n, { day: on(1) }), sellIn(2, 400n, { day: on(2) })];
    const entries = allocate([...layers, lowered]);
    expect(figures(of(entries, lowered)).sort()).toEqual([
      ["adjusted", null, 0, 33n, "north"],
      ["adjusted", null, 0, 67n, "north"],
    ]);
    expect(figures(stock(entries)).sort()).toEqual([
      ["stock", null, 1, 167n, "north"],
      ["stock", null, 2, 333n, "north"],
    ]);
  });

  test("a change of price with nothing in stock in that currency is an exception", () => {
    const lowered = priceChange(-100n, on(4), { currency: "USD" });
    const told = of(allocate([sellIn(1, 200n), lowered]), lowered);
    expect(told).toMatchObject([{ kind: "uncovered", quantity: 0, streetMinor: -100n }]);
  });

  test("an invoice of an amount alone changes what lies in stock", () => {
    const lowered = sellIn(0, -50n);
    const entries = allocate([lowered, sellIn(5, 500n)]);
    expect(figures(stock(entries))).toEqual([["stock", null, 5, 450n, "north"]]);
  });
});
