import { expect, test } from "vitest";

import { aRowContext } from "#tests/support/a-row-context.ts";

import { fileChecker } from "./check-file.ts";

const header = "Invoice No,Invoice Date,Part Number,Qty,Unit Price,End Customer";
const check = fileChecker(aRowContext(header));
const checked = (raw: string) => check({ rowNo: 3, raw, cells: raw.split(",") });

test.each([
  ["Subtotal SO-1,,,26,", "It sums up other rows"],
  ["Gesamtsumme:,,,26,1234.50,", "It sums up other rows"],
  ["Row count,4", "It sums up other rows"],
  ["TRL,4", "It sums up other rows"],
  ["End of report", "It sums up other rows"],
  [header, "It repeats the header"],
])("%s is left out and said, not refused", (raw, what) => {
  expect(checked(raw)).toMatchObject({ line: null, leftOut: true, errors: [{ what }] });
});

test("a sale whose document is called so is a sale, and a broken one is refused", () => {
  const sale = "Total 77,2026-09-01,HI-4210,2,990.00,Solvang Energi AS";
  expect(checked(sale)).toMatchObject({ line: { document: "Total 77" } });
  const broken = checked(sale.replace("HI-4210", "HI-1"));
  expect(broken?.leftOut).toBeUndefined();
  expect(broken?.errors).toHaveLength(1);
});
