import { expect, test } from "vitest";

import { crumbsFrom } from "./crumbs.ts";

test("a page leads back to the list that it says it came from", () => {
  const crumbs = crumbsFrom([
    {
      pathname: "/portal/submissions/1",
      handle: { crumb: "Submission" },
      data: { crumb: "w46.csv", under: { label: "Inventory", to: "/portal/inventory" } },
    },
  ]);
  expect(crumbs).toEqual([{ label: "Inventory", to: "/portal/inventory" }, { label: "w46.csv" }]);
});

test("routes that name themselves become the way from the top to here", () => {
  const crumbs = crumbsFrom([
    { pathname: "/", handle: undefined, data: null },
    { pathname: "/desk/deals", handle: { crumb: "Deals" }, data: {} },
    { pathname: "/desk/deals/1", handle: { crumb: "Deal" }, data: { crumb: "DR-20417" } },
  ]);
  expect(crumbs).toEqual([{ label: "Deals", to: "/desk/deals" }, { label: "DR-20417" }]);
});

test("a page without data of its own says in its handle where it came from", () => {
  const handle = { crumb: "Profit", under: { label: "Revenue", to: "/desk/revenue" } };
  const crumbs = crumbsFrom([{ pathname: "/desk/revenue/profit", handle, data: {} }]);
  expect(crumbs).toEqual([{ label: "Revenue", to: "/desk/revenue" }, { label: "Profit" }]);
});

test("no names, no way", () => {
  expect(crumbsFrom([{ pathname: "/", handle: null, data: undefined }])).toEqual([]);
});
