import { expect, test } from "vitest";

import { proposeColumns } from "./propose-columns.ts";

const rows = [
  ["HI-4210", "31.07.2026", "N-4711", "6", "890,50", "Ada Ltd", "EUR", "Oslo"],
  ["HI4215", "01.08.2026", "N-4712", "1", "1.890,50", "Bob", "EUR", "Bergen"],
  ["X-1", "02.08.2026", "N-4713", "12", "3,20", "Ada", "EUR", "Oslo"],
].map((cells, at) => ({ rowNo: at + 2, raw: cells.join(";"), cells }));

const ground = {
  parts: new Map([
    ["HI4210", {}],
    ["HI4215", {}],
  ]),
  partners: {
    find: (text: string) =>
      /^(Ada|Bob)/.test(text)
        ? { ok: true as const, partner: {} as never }
        : { ok: false as const, several: false },
  },
};
const fields = ["document", "day", "part", "quantity", "unitPrice", "partner", "currency"];
const found = (taken: number[] = [], from = rows) =>
  Object.fromEntries(
    proposeColumns(from, fields, new Set(taken), ground).map(({ field, column }) => [
      field,
      column,
    ]),
  );

test("cells show what a column is", () => {
  expect(found()).toEqual({
    ...{ part: 0, day: 1, document: 2, quantity: 3, unitPrice: 4, partner: 5, currency: 6 },
  });
  expect(proposeColumns(rows, ["part"], new Set(), ground)).toEqual([
    { field: "part", column: 0, why: "2 of 3 cells are known part numbers" },
  ]);
});

test("a column that was taken is no proposal", () => {
  expect(found([0, 1]).part).toBeUndefined();
});

test("of two columns that look alike none is proposed", () => {
  const twice = rows.map((row) => ({ ...row, cells: [...row.cells, row.cells[1] ?? ""] }));
  expect(found([], twice).day).toBeUndefined();
});
