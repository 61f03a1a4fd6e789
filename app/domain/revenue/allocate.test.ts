import { describe, expect, test } from "vitest";

import { allocate } from "./allocate.ts";
import type { Entry, Fact } from "./ledger.ts";

let count = 0;

const aFact = (fact: Partial<Fact>): Fact => ({
  id: `fact-${String(++count).padStart(6, "0")}`,
  kind: "sell_through",
  partnerId: "north",
  soldToId: null,
  partyId: null,
  productId: "sentry",
  day: new Date("2026-03-01"),
  quantity: 1,
  amountMinor: 0n,
  currency: "EUR",
  shadowOfId: null,
  ...fact,
});

const on = (day: number) => new Date(Date.UTC(2026, 2, day));
const sellIn = (quantity: number, amountMinor: bigint, more: Partial<Fact> = {}) =>
  aFact({ kind: "sell_in", quantity, amountMinor, day: on(1), ...more });
const sale = (quantity: number, more: Partial<Fact> = {}) =>
  aFact({ quantity, amountMinor: BigInt(quantity) * 150n, partyId: "acme", day: on(2), ...more });

/** The figures of each entry, without the ids that say where they come from. */
const figures = (entries: Entry[]) =>
  entries.map(({ kind, channel, quantity, netMinor, lastPartnerId }) => [
    kind,
    channel,
    quantity,
    netMinor,
    lastPartnerId,
  ]);
const of = (entries: Entry[], fact: Fact) =>
  entries.filter((entry) => entry.factId === fact.id && entry.kind !== "stock");
const stock = (entries: Entry[]) => entries.filter((entry) => entry.kind === "stock");

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
    expect(of(entries, moved)).toEqual([]);
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

  test("cover sales in their own currency and product alone", () => {
    const sold = sale(2);
    const others = [sellIn(5, 500n, { currency: "USD" }), sellIn(5, 500n, { productId: "relay" })];
    expect(figures(of(allocate([...others, sold]), sold))).toEqual([
      ["uncovered", "one_tier", 2, 0n, "north"],
    ]);
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
    expect(figures(entries)).toEqual([["sold", "two_tier", 2, 200n, "ada"]]);
  });

  test("a move without stock is an exception of the mover and no sale", () => {
    const moved = sale(2, { soldToId: "ada", partyId: null });
    const [entry] = allocate([moved]);
    expect(entry).toMatchObject({ kind: "uncovered", channel: null, lastPartnerId: "north" });
    expect(entry?.streetMinor).toBe(0n);
  });
});

describe("returns", () => {
  test("put back the newest units sold to that customer, at the net they had", () => {
    const layers = [
      sellIn(2, 200n, { day: on(1) }),
      sellIn(1, 150n, { day: on(2) }),
      sellIn(2, 800n, { day: on(2) }),
    ];
    const toAcme = sale(3, { day: on(3) });
    const toOther = sale(1, { day: on(4), partyId: "other" });
    const back = sale(-1, { day: on(5) });
    const entries = allocate([...layers, toAcme, toOther, back]);
    expect(figures(of(entries, back))).toEqual([["sold", "one_tier", -1, -150n, "north"]]);
    expect(of(entries, back)[0]?.streetMinor).toBe(-150n);
    expect(figures(stock(entries)).sort()).toEqual([
      ["stock", null, 1, 150n, "north"],
      ["stock", null, 1, 400n, "north"],
    ]);
  });

  test("take from the newest sale to anybody when that customer is not known to have bought", () => {
    const back = sale(-1, { day: on(5), partyId: "acme-by-another-name" });
    const entries = allocate([sellIn(2, 200n), sale(2), back]);
    expect(figures(of(entries, back))).toEqual([["sold", "one_tier", -1, -100n, "north"]]);
  });

  test("returned units can be sold again", () => {
    const again = sale(2, { day: on(6), partyId: "other" });
    const entries = allocate([sellIn(2, 200n), sale(2), sale(-2, { day: on(5) }), again]);
    expect(figures(of(entries, again))).toEqual([["sold", "one_tier", 2, 200n, "north"]]);
    expect(stock(entries)).toEqual([]);
  });

  test("lie where they lay, so that older units are still sold first", () => {
    const layers = [sellIn(2, 200n, { day: on(1) }), sellIn(2, 300n, { day: on(2) })];
    const again = sale(2, { day: on(6), partyId: "other" });
    const entries = allocate([...layers, sale(2, { day: on(3) }), sale(-2, { day: on(5) }), again]);
    expect(figures(of(entries, again))).toEqual([["sold", "one_tier", 2, 200n, "north"]]);
  });

  test("cancel what was never covered, so that a late sell-in does not cover it", () => {
    const late = sellIn(2, 200n, { day: on(9) });
    const entries = allocate([sale(2), sale(-2, { day: on(5) }), late]);
    expect(figures(stock(entries))).toEqual([["stock", null, 2, 200n, "north"]]);
    const uncovered = entries.filter((entry) => entry.kind === "uncovered");
    expect(uncovered.reduce((sum, entry) => sum + entry.quantity, 0)).toBe(0);
  });

  test("of units nobody sold are an exception", () => {
    const back = sale(-2);
    expect(figures(allocate([sellIn(5, 500n), back])).sort()).toEqual([
      ["stock", null, 5, 500n, "north"],
      ["uncovered", "one_tier", -2, 0n, "north"],
    ]);
  });

  test("of a reseller to its distributor move stock back to where it lay", () => {
    const moved = sale(4, { soldToId: "ada", partyId: null, day: on(2) });
    const back = sale(-1, { soldToId: "ada", partyId: null, day: on(3) });
    expect(figures(stock(allocate([sellIn(5, 500n), moved, back])))).toEqual([
      ["stock", null, 3, 300n, "ada"],
      ["stock", null, 2, 200n, "north"],
    ]);
  });

  test("of a reseller lie where they lay, so that older units are still sold first", () => {
    const layers = [sellIn(2, 200n, { day: on(1) }), sellIn(2, 300n, { day: on(2) })];
    const moved = sale(2, { soldToId: "ada", partyId: null, day: on(3) });
    const back = sale(-1, { soldToId: "ada", partyId: null, day: on(4) });
    const sold = sale(1, { day: on(5) });
    const entries = allocate([...layers, moved, back, sold]);
    expect(figures(of(entries, sold))).toEqual([["sold", "one_tier", 1, 100n, "north"]]);
  });

  test("on the day of the sale follow it, whatever the ids say", () => {
    const back = sale(-1);
    const entries = allocate([back, sellIn(2, 200n), sale(1)]);
    expect(figures(of(entries, back))).toEqual([["sold", "one_tier", -1, -100n, "north"]]);
  });

  test("to the vendor on the day of a sell-in follow it, whatever the ids say", () => {
    const back = sellIn(-1, -150n, { day: on(2) });
    const entries = allocate([sellIn(1, 100n), back, sellIn(1, 150n, { day: on(2) })]);
    expect(figures(of(entries, back))).toEqual([["returned", null, 1, 150n, "north"]]);
  });

  test("to the vendor take the newest layers out of the channel", () => {
    const layers = [sellIn(2, 200n, { day: on(1) }), sellIn(2, 300n, { day: on(2) })];
    const back = sellIn(-1, -140n, { day: on(3) });
    const entries = allocate([...layers, back]);
    expect(figures(of(entries, back))).toEqual([["returned", null, 1, 150n, "north"]]);
    expect(of(entries, back)[0]?.streetMinor).toBe(140n);
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

test("a correction of an amount without units keeps the sums whole", () => {
  const lowered = sellIn(0, -50n);
  expect(figures(stock(allocate([lowered, sellIn(5, 500n)]))).sort()).toEqual([
    ["stock", null, 0, -50n, "north"],
    ["stock", null, 5, 500n, "north"],
  ]);
});
