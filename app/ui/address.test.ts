import { expect, test } from "vitest";

import { otherParams, withParams } from "./address.ts";

const params = new URLSearchParams("sort=name&page=3&state=a&state=b");

test("a change leaves the other choices alone", () => {
  expect(withParams(params, { sort: "-name", page: null })).toBe("?state=a&state=b&sort=-name");
  expect(withParams(params, { state: ["c", "d"], page: null })).toBe("?sort=name&state=c&state=d");
});

test("taking the last choice out leads to the bare page", () => {
  expect(withParams(new URLSearchParams("page=2"), { page: null })).toBe("?");
});

test("a form carries what it does not ask about, but not the page it stood on", () => {
  expect(otherParams(params, ["state"])).toEqual([["sort", "name"]]);
});
