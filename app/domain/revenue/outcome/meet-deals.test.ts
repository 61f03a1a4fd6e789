import { expect, test } from "vitest";

import type { RegisteredDeal } from "#app/domain/deals/outcome/deal-outcome.ts";

import { type BooksLine, meetDeals, unitsOf } from "./meet-deals.ts";

const suppliers = new Map([["ada", new Set(["north"])]]);

const deal = (wish: Partial<RegisteredDeal> = {}): RegisteredDeal => ({
  ...{ id: "deal", number: "DR-1", reference: null, partnerId: "ada", customer: "acme" },
  ...{ from: "2026-01-10", to: "2026-06-08", wonOn: null, families: ["sensors"] },
  lines: [{ productId: "sentry", familyId: "sensors", quantity: 40 }],
  ...wish,
});

const line = (wish: Partial<BooksLine> = {}): BooksLine => ({
  ...{ id: "line", kind: "sell_through", day: "2026-02-01", productId: "sentry" },
  ...{ familyId: "sensors", quantity: 10, partnerId: "ada", soldToId: null, dealId: null },
  ...{ authorisation: null, customer: "acme", ...wish },
});

const met = (deals: RegisteredDeal[], ...lines: BooksLine[]) => {
  const found = meetDeals(deals, lines, suppliers);
  return deals.map(({ id }) => ({
    tied: found.get(id)?.tied.map((each) => [each.line.id, each.tie, each.reach]),
    elsewhere: found.get(id)?.elsewhere.map((each) => each.id),
  }));
};

test.each<[what: string, wish: Partial<BooksLine>, tie: unknown]>([
  ["its own report", {}, ["line", "product", "partner"]],
  [
    "the distributor names it",
    { partnerId: "north", soldToId: "ada" },
    ["line", "product", "partner"],
  ],
  ["its distributor names nobody", { partnerId: "north" }, ["line", "product", "distributor"]],
  ["another of the family", { productId: "relay" }, ["line", "family", "partner"]],
  [
    "the deal’s number, whenever",
    { dealId: "deal", day: "2026-12-01" },
    ["line", "deal", "partner"],
  ],
  [
    "its number as a price",
    { authorisation: " dr-1 ", day: "2026-12-01" },
    ["line", "special_price", "partner"],
  ],
])("%s ties a line to the deal", (_, wish, tie) => {
  expect(met([deal()], line(wish))).toEqual([{ tied: [tie], elsewhere: [] }]);
});

test.each<[what: string, wish: Partial<BooksLine>]>([
  ["another partner", { partnerId: "bob" }],
  ["the vendor itself", { kind: "direct", partnerId: null }],
  ["its distributor and another reseller", { partnerId: "north", soldToId: "bob" }],
  ["another partner, of another deal", { partnerId: "bob", dealId: "other" }],
])("what %s sold of the family is bought elsewhere", (_, wish) => {
  expect(met([deal()], line(wish))).toEqual([{ tied: [], elsewhere: ["line"] }]);
});

test.each<[what: string, wish: Partial<BooksLine>]>([
  ["before its days", { day: "2026-01-09" }],
  ["after them", { day: "2026-06-09" }],
  ["another customer", { customer: "zeta" }],
  ["another family", { productId: "vane", familyId: "vanes" }],
])("%s is neither", (_, wish) => {
  const nothing = [{ tied: [], elsewhere: [] }];
  expect(met([deal()], line(wish))).toEqual(nothing);
  expect(met([deal()], line({ ...wish, partnerId: "bob" }))).toEqual(nothing);
});

test("a family that the approval left out may be bought of whoever holds it", () => {
  expect(met([deal({ families: [] })], line({ partnerId: "bob" }))).toEqual([
    { tied: [], elsewhere: [] },
  ]);
});

test("a line is of one deal: of the one that misses units, and of the other when that is full", () => {
  const [first, second] = [deal({ id: "first" }), deal({ id: "second" })];
  const found = met(
    [first, second],
    line({ id: "a", quantity: 40 }),
    line({ id: "b", day: "2026-02-02", quantity: 30 }),
    line({ id: "c", day: "2026-02-03", quantity: 10, dealId: "first" }),
    line({ id: "d", day: "2026-02-04", quantity: 10 }),
    line({ id: "beyond", day: "2026-02-05", quantity: 10 }),
  );
  expect(found.map(({ tied }) => tied?.map(([id]) => id))).toEqual([
    ["c", "a"],
    ["b", "d"],
  ]);
});

test("a move that names the deal counts until the sale itself is reported", () => {
  const move = line({
    id: "move",
    partnerId: "north",
    soldToId: "ada",
    customer: null,
    dealId: "deal",
  });
  expect(met([deal()], move)[0]?.tied).toEqual([["move", "deal", "partner"]]);
  expect(met([deal()], move, line())[0]?.tied).toEqual([["line", "product", "partner"]]);
});

test("another of the family counts for what is missing, and no further", () => {
  const relay = { productId: "relay", quantity: 20 };
  const found = met(
    [deal()],
    line({ ...relay, id: "a" }),
    line({ ...relay, id: "b", day: "2026-02-02" }),
    line({ id: "c", day: "2026-02-03", quantity: 30 }),
  );
  expect(found[0]?.tied?.map(([id]) => id)).toEqual(["c", "a"]);
});

test("what came back is no longer bought", () => {
  const found = meetDeals([deal()], [line(), line({ id: "back", quantity: -4 })], suppliers);
  expect(unitsOf(found.get("deal")?.tied.map((each) => each.line) ?? [])).toBe(6);
});
