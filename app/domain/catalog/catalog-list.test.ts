import { expect, test } from "vitest";

import { CatalogQuery, PriceQuery } from "./catalog.schema.ts";
import { arrangeCatalog, arrangePrices } from "./catalog-list.ts";

const product = (partNo: string, name: string, over: object = {}) => ({
  id: partNo,
  partNo,
  name,
  familyId: "0198c7a0-0000-7000-8000-000000000001",
  familyName: "Sentry",
  supplierId: null,
  active: true,
  ...over,
});
const products = [
  product("HI-4210", "Sentry"),
  product("HI-5120", "Vane", { familyId: "0198c7a0-0000-7000-8000-000000000002" }),
  product("HI-1000", "Old", { active: false }),
];

test.each([
  { query: {}, found: ["HI-4210", "HI-5120"] },
  { query: { q: "hi4210" }, found: ["HI-4210"] },
  { query: { q: "van" }, found: ["HI-5120"] },
  { query: { q: "-" }, found: [] },
  { query: { sort: "-partNo", status: "all" }, found: ["HI-5120", "HI-4210", "HI-1000"] },
  { query: { status: "inactive" }, found: ["HI-1000"] },
  { query: { family: "0198c7a0-0000-7000-8000-000000000002" }, found: ["HI-5120"] },
])("$query finds $found", ({ query, found }) => {
  const arranged = arrangeCatalog(products, CatalogQuery.parse(query));
  expect(arranged.map(({ partNo }) => partNo)).toEqual(found);
});

test("a price list can show what has no price, and what will have another", () => {
  const price = { listMinor: 100n, since: new Date(0), next: null };
  const lines = [
    { ...product("A", "A"), ...price },
    { ...product("B", "B"), ...price, listMinor: null, since: null },
    { ...product("C", "C"), ...price, next: { listMinor: 200n, validFrom: new Date(1) } },
  ];
  const shown = (show: string) =>
    arrangePrices(lines, PriceQuery.parse({ show })).map(({ partNo }) => partNo);
  expect([shown("all"), shown("missing"), shown("coming")]).toEqual([
    ["A", "B", "C"],
    ["B"],
    ["C"],
  ]);
});
