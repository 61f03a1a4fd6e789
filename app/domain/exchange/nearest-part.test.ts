import { expect, test } from "vitest";

import type { Product } from "#app/domain/catalog/product.ts";

import { nearestPart } from "./nearest-part.ts";

const product = (partNo: string): Product => ({
  ...{ id: partNo, partNo, name: partNo, familyId: "", familyName: "" },
  ...{ supplierId: null, active: true },
});

test("the nearest is one of the vendor's own numbers, not one that resembles what a partner writes", () => {
  const relay = product("HI-4210");
  const products = new Map([
    ["HI4210", relay],
    ["ART77", relay],
  ]);
  expect(nearestPart("HI-4201", products)?.partNo).toBe("HI-4210");
  expect(nearestPart("ART-78", products)).toBeNull();
});
