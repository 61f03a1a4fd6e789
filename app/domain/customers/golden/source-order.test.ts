import { expect, test } from "vitest";

import { moveSource, rankOf, sourcesInOrder } from "./source-order.ts";

const of = (partnerKind: Parameters<typeof rankOf>[0]["partnerKind"], system: string | null) => ({
  ...{ partnerKind, system },
});

test("without an order of its own the vendor's systems count alike, then who delivers, sells, makes", () => {
  const ranks = [of(null, "crm"), of(null, null), of("distributor", null), of("supplier", null)];
  expect(ranks.map((source) => rankOf(source, []))).toEqual([0, 0, 1, 3]);
});

test("in the vendor's order a system counts by its name, and one that it does not name like other files", () => {
  const order = ["system:crm", "reseller", "vendor", "distributor", "supplier"];
  const ranks = [of(null, "crm"), of(null, "erp"), of(null, null), of("reseller", null)];
  expect(ranks.map((source) => rankOf(source, order))).toEqual([0, 2, 2, 1]);
});

test("a system that came later stands before the other files, and one that went is not named", () => {
  expect(sourcesInOrder(["crm", "erp"], ["reseller", "system:old", "vendor"])).toEqual([
    ...["reseller", "system:crm", "system:erp", "distributor", "supplier", "vendor"],
  ]);
});

test("a source goes a place up or down, and no further than the ends", () => {
  expect(moveSource(["a", "b", "c"], "b", "up")).toEqual(["b", "a", "c"]);
  expect(moveSource(["a", "b", "c"], "b", "down")).toEqual(["a", "c", "b"]);
  expect(moveSource(["a", "b"], "a", "up")).toEqual(["a", "b"]);
});
