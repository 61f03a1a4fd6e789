import { expect, test } from "vitest";

import { CustomerListQuery, identifiersIn } from "./customer-list.schema.ts";

test.each([
  { q: "21-884-1176", sought: ["21-884-1176", "218841176"] },
  { q: "GB 412 7730 18", sought: ["GB 412 7730 18", "GB412773018"] },
  { q: "https://www.acme.example/about", sought: ["acme.example", "acmeexample"] },
  { q: "Acme Pumps", sought: [] },
  { q: "3", sought: [] },
])("what $q may be as an identifier", ({ q, sought }) => {
  expect(identifiersIn(q)).toEqual(sought);
});

test("a mangled address is the whole list", () => {
  const mangled = { kind: "firm", country: "England", partner: "ada", family: "all", sort: "x" };
  expect(CustomerListQuery.parse(mangled)).toEqual({ q: "", sort: "-revenue" });
});
