import { expect, test } from "vitest";

import { calendarYear, type Period } from "./period.ts";
import { changeOf, columnsByTotal, type Figure, pivotOf, sumOf } from "./pivot.ts";
import { spansOf, wholeAndEdges } from "./pivot-spans.ts";
import { cellFrom, RevenueSearch, revenueQuery, rowCell } from "./revenue-query.schema.ts";
import { changeInWords } from "./ui/revenue-words.ts";

const today = new Date("2026-05-20");
const queryOf = (search: object) =>
  revenueQuery(RevenueSearch.parse(search), today, {
    currency: "EUR",
    calendar: calendarYear,
    timeZone: "UTC",
  });
const days = ({ from, to }: Period) => [from, to].map((day) => day.toISOString().slice(0, 10));

const figure = (
  row: string | null,
  column: string | null,
  minor: bigint,
  former = false,
): Figure => ({
  ...{ row, column, former, rows: row === null ? 3 : 0, columns: column === null ? 2 : 0 },
  ...{ indirectMinor: minor, directMinor: 0n },
});
const named = (key: string) => ({ name: key, note: "" });

test("columns stand by their totals, the rest last, and every figure is in a row, a column and the sum", () => {
  const figures = [
    figure("a", "x", 1n),
    figure("a", "y", 5n),
    figure("b", "x", 2n),
    figure("b", "y", 3n, true),
    figure(null, null, 100n),
  ];
  const columns = columnsByTotal(figures, named, (count) => `${count} others`);
  expect(columns.map(({ label }) => label)).toEqual(["y", "x", "2 others"]);
  const pivot = pivotOf(figures, columns, "-change", named);
  expect(pivot.rows.map(({ key, total }) => [key, sumOf(total), changeOf(total)])).toEqual([
    ["a", 6n, 6n],
    ["b", 2n, -1n],
  ]);
  expect(pivot.others).toMatchObject({ rows: 3, total: { indirectMinor: 100n } });
  expect(pivot.totals.cells.map(sumOf)).toEqual([5n, 3n, 100n]);
  expect(sumOf(pivot.totals.total)).toBe(108n);
});

test("rows and columns of time cut the same days, and those before alike", () => {
  const query = queryOf({ by: "month", columns: "quarter", period: "quarter", against: "before" });
  expect(spansOf(query).map((span) => [span.row, span.column, span.former, ...days(span)])).toEqual(
    [
      ["2026-04-01", "2026-04-01", false, "2026-04-01", "2026-04-30"],
      ["2026-05-01", "2026-04-01", false, "2026-05-01", "2026-05-20"],
      ["2026-04-01", "2026-04-01", true, "2026-01-01", "2026-01-31"],
      ["2026-05-01", "2026-04-01", true, "2026-02-01", "2026-02-20"],
    ],
  );
});

test("whole months are told by sums, and what is left at both ends by entries", () => {
  const spans = spansOf(queryOf({ columns: "total", from: "2026-01-10", to: "2026-04-12" }));
  const { whole, edges } = wholeAndEdges(spans, queryOf({}));
  expect(whole.map(days)).toEqual([["2026-02-01", "2026-03-31"]]);
  expect(edges.map(days)).toEqual([
    ["2026-01-10", "2026-01-31"],
    ["2026-04-01", "2026-04-12"],
  ]);
  const within = spansOf(queryOf({ columns: "total", from: "2026-02-03", to: "2026-02-09" }));
  expect(wholeAndEdges(within, queryOf({})).edges.map(days)).toEqual([
    ["2026-02-03", "2026-02-09"],
  ]);
});

test("more months than a page has are quarters, and more quarters years: none is left out", () => {
  const of = (from: string) => queryOf({ columns: "month", from, to: "2026-05-20" });
  expect([of("2025-06-01").unit, of("2024-01-01").unit, of("2017-01-01").unit]).toEqual([
    ...["month", "quarter", "year"],
  ]);
  expect(of("2017-01-01").columns).toHaveLength(10);
});

test.each([
  [5n, 0n, "new"],
  [0n, 5n, "none"],
  [0n, 0n, null],
  [5n, 5n, "same"],
  [6n, 5n, "+20%"],
  [4n, 5n, "−20%"],
  [-1n, 5n, "less"],
  [60n, 5n, "over tenfold"],
])("from what was to %s of %s is %s", (now, former, words) => {
  expect(changeInWords(now, former)).toBe(words);
});

test("a figure's name in the address leads back to it, and anything else to none", () => {
  expect(cellFrom(rowCell(null, "GB", "change"))).toEqual({
    ...{ kind: "row", row: "rest", column: "GB", turn: "change" },
  });
  expect(cellFrom(rowCell("2026-01-01", null))).toMatchObject({ column: "rest", turn: "now" });
  for (const text of ["", "x~all", "all~all~later", "'~all"]) expect(cellFrom(text)).toBeNull();
});
