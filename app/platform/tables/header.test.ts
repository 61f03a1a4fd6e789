import { expect, test } from "vitest";

import { type Column, recogniseHeader } from "./header.ts";

const columns: Column<"document" | "part" | "buyer" | "customer">[] = [
  { field: "document", label: "Invoice number", required: true, names: ["Invoice No", "Invoice"] },
  { field: "part", label: "Part number", required: true, names: ["Part Number", "Item"] },
  { field: "customer", label: "End customer", names: ["End Customer", "Customer"] },
  { field: "buyer", label: "Reseller", names: ["Reseller", "Customer"] },
];
const rows = (...lines: string[]) =>
  lines.map((raw, index) => ({ rowNo: index + 1, raw, cells: raw.split(",") }));

test.each(["Invoice No,Item", "INVOICE_NO.,item", "invoice #,  Item ", "Invoice-No,ITEM"])(
  "%j names the columns",
  (line) => {
    expect(recogniseHeader(rows(line), columns)).toMatchObject({
      ok: true,
      header: { rowNo: 1, at: { document: 0, part: 1 } },
    });
  },
);

test("a title above the header does not hide it", () => {
  const found = recogniseHeader(rows("Sales of July", "", "Item,Invoice,x"), columns);
  expect(found).toMatchObject({ ok: true, header: { rowNo: 3, at: { part: 0, document: 1 } } });
});

test("one column serves one field, by the name that fits it best", () => {
  const found = recogniseHeader(rows("Invoice,Item,Customer,End Customer"), columns);
  expect(found).toMatchObject({ ok: true, header: { at: { customer: 3, buyer: 2 } } });
});

test("a column that is needed and missing is asked for by its names", () => {
  expect(recogniseHeader(rows("Invoice No,Customer"), columns)).toEqual({
    ok: false,
    problem:
      'The header in row 1 has no column for Part number (for example "Part Number" or "Item")',
  });
});

test("rows that name nothing are no header", () => {
  expect(recogniseHeader(rows("1,2,3", "4,5,6"), columns)).toEqual({
    ok: false,
    problem:
      "None of the first rows names the columns. The file needs a header row with Invoice number, Part number",
  });
});
