import { expect, test } from "vitest";

import type { TableRow } from "#app/platform/tables/table.ts";

import type { RowError } from "../submission.ts";
import { Corrections } from "./corrections.ts";

const header = ["Part", "Qty", "Note"];
const by = { by: "Jonas", at: new Date(0) };
const row = (...cells: string[]): TableRow => ({ rowNo: 2, raw: cells.join(), cells });

/** Parts begin with P, quantities are digits. */
function errorsOf({ cells: [part = "", qty = ""] }: TableRow): RowError[] {
  const errors: RowError[] = [];
  if (!part.startsWith("P")) errors.push({ column: "Part", value: part, what: "Part not known" });
  if (!/^\d+$/.test(qty)) errors.push({ column: "Qty", value: qty, what: "Qty is no number" });
  return errors;
}
const part = { column: "Part", what: "Part not known", value: "X1", to: "P1", ...by };
const qty = { column: "Qty", what: "Qty is no number", value: "", to: "1", ...by };

test("one correction holds for every row with its mistake and value, and for no other", () => {
  const corrections = new Corrections([part, qty], header);
  expect(corrections.apply(row("X1", "5", "X1"), errorsOf)).toMatchObject({
    how: "corrected",
    row: { rowNo: 2, raw: "X1,5,X1", cells: ["P1", "5", "X1"] },
  });
  expect(corrections.apply(row("X1"), errorsOf)).toMatchObject({ row: { cells: ["P1", "1"] } });
  expect(corrections.apply(row("X2", "5"), errorsOf)).toEqual({ how: "as-it-was" });
  expect(corrections.apply(row("P3", "5"), errorsOf)).toEqual({ how: "as-it-was" });
  // The same value may be wrong for another reason.
  const other = (one: TableRow) => errorsOf(one).map((error) => ({ ...error, what: "Too old" }));
  expect(corrections.apply(row("X1", "5"), other)).toEqual({ how: "as-it-was" });
});

test("a correction that brings out another mistake is followed by that one's", () => {
  const twice = [
    { ...part, to: "X2" },
    { ...part, value: "X2" },
  ];
  const corrected = new Corrections(twice, header).apply(row("X1", "5"), errorsOf);
  expect(corrected).toMatchObject({ row: { cells: ["P1", "5"] } });
});

test("two that undo each other come to an end", () => {
  const circle = [
    { ...part, to: "X2" },
    { ...part, value: "X2", to: "X1" },
  ];
  expect(new Corrections(circle, header).apply(row("X1", "5"), errorsOf).how).toBe("corrected");
});

test("rows of a mistake are left out, whatever else is wrong with them", () => {
  const corrections = new Corrections([{ ...part, to: null }], header);
  expect(corrections.apply(row("X1", "?"), errorsOf)).toMatchObject({
    how: "left-out",
    by: "Jonas",
  });
});

test("what the format's own reader found wrong is right once it is corrected", () => {
  const wrong = [
    { cell: 1, column: "SDQ02", value: "a", what: "No number" },
    { cell: null, column: "CTT", value: "3", what: "Not so many" },
  ];
  const said = [{ column: "SDQ02", what: "No number", value: "a", to: "7", ...by }];
  const found = new Corrections(said, header).apply({ ...row("P1", "a"), wrong }, (one) =>
    (one.wrong ?? []).map(({ column, value, what }) => ({ column, value, what })),
  );
  expect(found).toMatchObject({ row: { cells: ["P1", "7"], wrong: [{ column: "CTT" }] } });
});
