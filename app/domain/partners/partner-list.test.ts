import { expect, test } from "vitest";

import { arrangePartners, PartnerListQuery, type PartnerRow } from "./partner-list.ts";

const row = (name: string, over: Partial<PartnerRow> = {}): PartnerRow => ({
  id: name,
  kind: "reseller",
  code: name.toUpperCase(),
  name,
  city: "Leeds",
  country: "GB",
  tierId: null,
  tierName: null,
  discountBp: 0,
  managerId: null,
  status: "active",
  managerName: null,
  links: [],
  openDeals: 0,
  lastReport: null,
  ...over,
});

const rows = [
  row("Bob", { openDeals: 3 }),
  row("Ada", { openDeals: 1 }),
  row("North", { kind: "distributor", city: "Oslo" }),
];

const names = (query: Partial<Record<keyof PartnerListQuery, string>>) =>
  arrangePartners(rows, PartnerListQuery.parse(query)).map(({ name }) => name);

test.each([
  { query: {}, found: ["Ada", "Bob", "North"] },
  { query: { kind: "distributor" }, found: ["North"] },
  { query: { q: "osl" }, found: ["North"] },
  { query: { sort: "-deals" }, found: ["Bob", "Ada", "North"] },
  { query: { kind: "nonsense", sort: "nonsense" }, found: ["Ada", "Bob", "North"] },
])("$query finds $found", ({ query, found }) => {
  expect(names(query)).toEqual(found);
});
