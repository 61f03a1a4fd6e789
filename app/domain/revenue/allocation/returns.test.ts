import { describe, expect, test } from "vitest";

import { allocate, figures, of, on, sale, sellIn, stock } from "#tests/support/few-facts.ts";

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
