import { expect, test } from "vitest";

import { consolidate, type Ground, weigh } from "./consolidate.ts";
import type { StatedLine } from "./forecast.ts";

const ground: Ground = {
  products: [
    { id: "sentry", supplierId: "supply" },
    { id: "vane", supplierId: "forge" },
    { id: "cable", supplierId: null },
  ],
  kinds: new Map([
    ["north", "distributor"],
    ["south", "distributor"],
    ["ada", "reseller"],
    ["bob", "reseller"],
    ["supply", "supplier"],
    ["forge", "supplier"],
  ]),
  links: [{ distributorId: "north", resellerId: "ada" }],
};

const line = (
  partnerId: string,
  quantity: number,
  { productId = "sentry", month = "2026-11" } = {},
): StatedLine => ({ partnerId, productId, month, quantity });

const sums = (lines: StatedLine[], on: Ground = ground) =>
  consolidate(lines, on).map((row) => [
    row.productId,
    row.month,
    row.channelQuantity,
    row.supplierQuantity,
    row.publishers,
  ]);

test("distributors add up", () => {
  expect(sums([line("north", 100), line("south", 40)])).toEqual([
    ["sentry", "2026-11", 140, null, 2],
  ]);
});

test("each product and month is its own sum", () => {
  expect(
    sums([
      line("north", 1),
      line("north", 2, { month: "2026-12" }),
      line("north", 4, { productId: "vane" }),
    ]),
  ).toEqual([
    ["sentry", "2026-11", 1, null, 1],
    ["sentry", "2026-12", 2, null, 1],
    ["vane", "2026-11", 4, null, 1],
  ]);
});

test("a reseller's demand is already in the figure of its distributor", () => {
  expect(sums([line("north", 100), line("ada", 30)])).toEqual([
    ["sentry", "2026-11", 100, null, 1],
  ]);
});

test("a reseller counts where its distributor stated nothing for that month or that product", () => {
  expect(
    sums([
      line("north", 100, { month: "2026-12" }),
      line("north", 9, { productId: "vane" }),
      line("ada", 30),
    ]),
  ).toContainEqual(["sentry", "2026-11", 30, null, 1]);
});

test("a distributor that expects nothing has still stated it", () => {
  expect(sums([line("north", 0), line("ada", 30)])).toEqual([["sentry", "2026-11", 0, null, 1]]);
});

test("a reseller counts beside a distributor it has no live link with", () => {
  expect(sums([line("south", 100), line("ada", 30)])).toEqual([
    ["sentry", "2026-11", 130, null, 2],
  ]);
  const unlinked = { ...ground, links: [] };
  expect(sums([line("north", 100), line("ada", 30)], unlinked)).toEqual([
    ["sentry", "2026-11", 130, null, 2],
  ]);
});

test("one of two distributors is enough to hold a reseller's demand", () => {
  const both = {
    ...ground,
    links: [...ground.links, { distributorId: "south", resellerId: "ada" }],
  };
  expect(sums([line("south", 100), line("ada", 30)], both)).toEqual([
    ["sentry", "2026-11", 100, null, 1],
  ]);
});

test("what the supplier expects stands beside the channel and is not added", () => {
  expect(sums([line("north", 100), line("supply", 80)])).toEqual([
    ["sentry", "2026-11", 100, 80, 1],
  ]);
  expect(sums([line("supply", 80)])).toEqual([["sentry", "2026-11", 0, 80, 0]]);
});

test("a supplier's figure for what another supplies counts for nothing", () => {
  expect(sums([line("forge", 80)])).toEqual([]);
  expect(sums([line("supply", 5, { productId: "cable" })])).toEqual([]);
});

test("a partner that is not known counts for nothing", () => {
  expect(sums([line("stranger", 80)])).toEqual([]);
});

test("a figure that is not counted says whose it is in", () => {
  expect(weigh([line("north", 100), line("ada", 30)], ground)).toEqual([
    { ...line("north", 100), role: "channel", within: [] },
    { ...line("ada", 30), role: "channel", within: ["north"] },
  ]);
});
