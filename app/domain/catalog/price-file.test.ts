import { expect, test } from "vitest";

import { cellsOf } from "#app/platform/tables/csv-parser.ts";

import { readPriceFile } from "./price-file.ts";

const today = new Date("2026-05-01");
const from = new Date("2026-06-01");
const ground = { parts: new Map([["HI4210", "p1"]]), today, from };

const read = (text: string) =>
  readPriceFile(
    text.split("\n").map((raw, place) => ({ rowNo: place + 1, raw, cells: cellsOf(raw, ",") })),
    ground,
  );

test("a row sets a price, from its own day or the one that was chosen", () => {
  const result = read(
    "Part number,Currency,List price,Valid from\nhi 4210,eur,99.50,\nHI-4210,EUR,101,2026-07-01",
  );
  const price = { productId: "p1", currency: "EUR" };
  expect(result).toEqual({
    ok: true,
    rows: 2,
    wrong: [],
    prices: [
      { ...price, listMinor: 9_950n, validFrom: from },
      { ...price, listMinor: 10_100n, validFrom: new Date("2026-07-01") },
    ],
  });
});

test("everything that is wrong with a row is said at once", () => {
  const result = read("Part number,Currency,List price,Valid from\nHI-9,euro,x,2026-01-01");
  expect(result.ok && result.wrong).toEqual([
    {
      rowNo: 2,
      raw: "HI-9,euro,x,2026-01-01",
      errors: [
        "HI-9 is not in the catalogue",
        "The currency has three letters such as EUR",
        "The price is not a number. Write it such as 1234.50",
        "Valid from is in the past",
      ],
    },
  ]);
});

test("a price that stands in the file twice is taken once and said", () => {
  const result = read("Part,Currency,Price\nHI-4210,EUR,1\nHI-4210,EUR,2".replace("Part,", "SKU,"));
  expect(result.ok && [result.prices.length, result.wrong[0]?.errors]).toEqual([
    1,
    ["The same part, currency and day stand in row 2"],
  ]);
});

test("rows without a price are left alone, and a file of none says so", () => {
  expect(read("SKU,Currency,Price\nHI-4210,EUR,")).toEqual({
    ok: false,
    problem: "There is no row with a price below the header",
  });
  expect(read("a,b,c\n1,2,3").ok).toBe(false);
});
