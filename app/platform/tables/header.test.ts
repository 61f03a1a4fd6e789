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
  expect(recogniseHeader(rows("Invoice No,Customer"), columns)).toMatchObject({
    ok: false,
    missing: ["part"],
    nearest: { rowNo: 1, at: { document: 0, customer: 1 } },
    problem:
      'The header in row 1 has no column for Part number (for example "Part Number" or "Item")',
  });
});

test("rows that name nothing are no header", () => {
  expect(recogniseHeader(rows("1,2,3", "4,5,6"), columns)).toMatchObject({
    ok: false,
    nearest: { rowNo: 1 },
    problem:
      "None of the first rows names the columns. The file needs a header row with Invoice number, Part number",
  });
});

test("what was said of a column counts more than its name, and leaves it to nobody else", () => {
  const fieldsOf = (cells: readonly string[]) =>
    cells.map((cell) => ({ Ware: "part", Item: "" })[cell]);
  const found = recogniseHeader(rows("Invoice,Item,Ware"), columns, { fieldsOf });
  expect(found).toMatchObject({ ok: true, header: { at: { document: 0, part: 2 } } });
  const left = recogniseHeader(rows("Invoice,Item,Customer"), columns, { fieldsOf });
  expect(left).toMatchObject({ ok: false, missing: ["part"] });
});

test("a file without a header goes by the places of its columns", () => {
  const fieldsOf = () => ["part", "document"];
  const found = recogniseHeader(rows("HI-1,N-1,9", "HI-2,N-2"), columns, { rowNo: 0, fieldsOf });
  expect(found).toEqual({
    ok: true,
    header: { rowNo: 0, cells: ["Column 1", "Column 2", "Column 3"], at: { part: 0, document: 1 } },
  });
});

test("the header is the row that was said", () => {
  const found = recogniseHeader(rows("Invoice,Item", "Invoice No,Part Number"), columns, {
    rowNo: 2,
  });
  expect(found).toMatchObject({ ok: true, header: { rowNo: 2 } });
});
