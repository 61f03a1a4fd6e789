import { expect, test } from "vitest";

import { type ConventionFinding, usualConventions } from "#app/platform/tables/conventions.ts";

import { type ColumnSaid, settleConventions } from "./settle-conventions.ts";

const header = { cells: ["Day", "Price", "Note"], at: { day: 0, unitPrice: 1 } };
const holds = (field: string) =>
  ({ day: "dates" as const, unitPrice: "decimal" as const })[field] ?? null;
const day = (is: string, certain = false): ConventionFinding => ({
  ...{ column: 0, what: "dates", is, certain, rowNo: 2, cell: "03/04/2026" },
});
const price = (is: string): ConventionFinding => ({
  ...{ column: 1, what: "decimal", is, certain: false, rowNo: 5, cell: "1,234" },
});

type Said = Record<string, ColumnSaid>;
const settle = (findings: ConventionFinding[], said: Said = {}, remembered: Said = {}) =>
  settleConventions(
    { conventions: usualConventions, findings },
    { header, holds, said, remembered },
  );

test("what is open is asked with both readings", () => {
  expect(settle([day("open"), price("open")]).questions).toEqual([
    {
      ...{ column: 0, what: "dates", assumed: null, cell: "03/04/2026", rowNo: 2 },
      readings: [
        { value: "dmy", words: "3 April 2026" },
        { value: "mdy", words: "4 March 2026" },
      ],
    },
    {
      ...{ column: 1, what: "decimal", assumed: null, cell: "1,234", rowNo: 5 },
      readings: [
        { value: ",", words: "1.234" },
        { value: ".", words: "1234" },
      ],
    },
  ]);
});

test("what was assumed is asked too, what a cell shows beyond doubt is not", () => {
  expect(settle([day("dmy")]).questions).toMatchObject([{ assumed: "dmy" }]);
  expect(settle([day("dmy", true)]).questions).toEqual([]);
});

test("a column that nobody reads is not asked about", () => {
  expect(settle([{ ...day("open"), column: 2 }]).questions).toEqual([]);
});

test("what was said of the file counts more than what it shows", () => {
  const settled = settle([day("dmy", true)], { day: { dates: "mdy" } });
  expect(settled).toMatchObject({
    questions: [],
    conventions: { columns: { 0: { dates: "mdy" } } },
  });
});

test("what was said of earlier files answers a question, and contradicts no cell", () => {
  const before = { day: { dates: "mdy" }, price: { decimal: "," } };
  expect(settle([day("open"), price(".")], {}, before)).toMatchObject({
    questions: [],
    conventions: { columns: { 0: { dates: "mdy" }, 1: { decimal: "," } } },
  });
  expect(settle([day("dmy", true)], {}, before).conventions.columns?.[0]).toBeUndefined();
});
