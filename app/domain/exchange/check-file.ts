import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import { isAdjustment, type SalesLine } from "#app/domain/revenue/sales-line.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { checkAdjustment } from "./check-adjustment.ts";
import { checkSale, type LineIdentity } from "./check-sale.ts";
import { checkStock } from "./check-stock.ts";
import { LineCounter } from "./line-counter.ts";
import { asideOf } from "./row-aside.ts";
import type { RowContext } from "./row-context.ts";
import { allFaults } from "./row-faults.ts";
import type { RowError } from "./submission.ts";

/** A row that is taken has its line, and in `errors` what is odd about it. */
export type CheckedRow<Line = SalesLine | InventoryLine> = {
  rowNo: number;
  raw: string;
  line: Line | null;
  errors: RowError[];
  /** It tells of something that is no sale to anybody, or somebody said that it is not to be read. */
  leftOut?: true;
  /** As they were read, where somebody corrected them. */
  cells?: readonly string[];
};

/** Checks the rows of one file in their order. Blank rows are nobody's. */
export function fileChecker(context: RowContext) {
  const sale = saleChecker(context);
  return (row: TableRow): CheckedRow | null => {
    if (row.cells.every((cell) => cell.trim() === "")) return null;
    return context.kind === "inventory" ? stockOf(context, row) : sale.check(row);
  };
}

export function stockOf(context: RowContext, given: TableRow): CheckedRow<InventoryLine> {
  const heard = correctedRow(context, given, (row) => {
    const checked = checkStock(context, row.rowNo, row.cells);
    return allFaults(context, row, checked.ok ? [] : checked.errors);
  });
  if (!heard.ok) return heard.row;
  const { rowNo, raw, cells, wrong } = heard.row;
  const checked = checkStock(context, rowNo, cells);
  if (checked.ok && !wrong) return { rowNo, raw, line: checked.line, errors: checked.warnings };
  const errors = allFaults(context, heard.row, checked.ok ? [] : checked.errors);
  return { rowNo, raw, line: null, errors };
}

type Heard = { ok: true; row: TableRow } | { ok: false; row: CheckedRow<never> };

/** A row as people corrected it; what is right is not touched, and what only stands among the rows is left out. */
export function correctedRow(
  { corrections, header }: RowContext,
  row: TableRow,
  errorsOf: (row: TableRow) => readonly RowError[],
): Heard {
  const why = asideOf(header, row);
  if (why !== null && errorsOf(row).length > 0) {
    const errors = [{ column: "", value: "", what: why }];
    return {
      ok: false,
      row: { rowNo: row.rowNo, raw: row.raw, line: null, errors, leftOut: true },
    };
  }
  const corrected = corrections?.apply(row, errorsOf);
  if (!corrected || corrected.how === "as-it-was") return { ok: true, row };
  if (corrected.how === "corrected") return { ok: true, row: corrected.row };
  const { rowNo, raw } = row;
  const { error, by } = corrected;
  const errors = [{ ...error, hint: `Left out by ${by}` }];
  return { ok: false, row: { rowNo, raw, line: null, errors, leftOut: true } };
}

/**
 * Checks rows of sales. Files without line numbers repeat a part within one invoice: its first line is the first
 * again when the file, or a corrected one, comes another time.
 */
export function saleChecker(context: RowContext) {
  const checkLine = isAdjustment(context.kind) ? checkAdjustment : checkSale;
  const counter = new LineCounter();
  const nthLine = ({ branch, document, productId, quantity }: LineIdentity) =>
    `#${counter.next(`${branch}\t${document}\t${productId}\t${quantity < 0 ? "-" : "+"}`)}`;
  const numbered = context.header.at.lineNo !== undefined;
  const check = (given: TableRow): CheckedRow<SalesLine> => {
    const heard = correctedRow(context, given, (one) => {
      const first = checkLine(context, one.rowNo, one.cells);
      return first.ok || !first.leftOut
        ? allFaults(context, one, first.ok ? [] : first.errors)
        : [];
    });
    if (!heard.ok) return heard.row;
    const { row } = heard;
    const { rowNo, raw, cells, wrong } = row;
    const checked = checkLine(context, rowNo, cells);
    if (checked.ok && !wrong) {
      const { line, warnings } = checked;
      const lineNo = line.lineNo || nthLine(line);
      return { rowNo, raw, line: { ...line, lineNo }, errors: warnings, cells };
    }
    if (!checked.ok && checked.leftOut) {
      return { rowNo, raw, line: null, errors: checked.errors, leftOut: true };
    }
    const identity = checked.ok ? checked.line : checked.identity;
    const errors = allFaults(context, row, checked.ok ? [] : checked.errors);
    // A refused line keeps its number, too: it comes back corrected, alone or among the others.
    const line = identity && !numbered ? nthLine(identity) : undefined;
    return { rowNo, raw, line: null, errors: errors.map((error) => ({ ...error, line })) };
  };
  return { check, nthLine };
}
