import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import type { SalesLine } from "#app/domain/revenue/sales-line.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { checkSale, type LineIdentity } from "./check-sale.ts";
import { checkStock } from "./check-stock.ts";
import { LineCounter } from "./line-counter.ts";
import type { RowContext } from "./row-context.ts";
import { allFaults } from "./row-faults.ts";
import type { RowError } from "./submission.ts";

export type CheckedRow = {
  rowNo: number;
  raw: string;
  line: SalesLine | InventoryLine | null;
  errors: RowError[];
};

/** Checks the rows of one file in their order. Blank rows are nobody's. */
export function fileChecker(context: RowContext) {
  const sale = saleChecker(context);
  return (row: TableRow): CheckedRow | null => {
    if (row.cells.every((cell) => cell.trim() === "")) return null;
    return context.kind === "inventory" ? stockOf(context, row) : sale.check(row);
  };
}

export function stockOf(context: RowContext, row: TableRow) {
  const { rowNo, raw, cells, wrong } = row;
  const checked = checkStock(context, rowNo, cells);
  if (checked.ok && !wrong) return { rowNo, raw, line: checked.line, errors: [] };
  const errors = allFaults(context, row, checked.ok ? [] : checked.errors);
  return { rowNo, raw, line: null, errors };
}

export type CheckedSaleRow =
  | { rowNo: number; raw: string; line: SalesLine; errors: [] }
  | { rowNo: number; raw: string; line: null; errors: RowError[] };

/**
 * Checks rows of sales. Files without line numbers repeat a part within one invoice: its first line is the first
 * again when the file, or a corrected one, comes another time.
 */
export function saleChecker(context: RowContext) {
  const counter = new LineCounter();
  const nthLine = ({ branch, document, productId, quantity }: LineIdentity) =>
    `#${counter.next(`${branch}\t${document}\t${productId}\t${quantity < 0 ? "-" : "+"}`)}`;
  const numbered = context.header.at.lineNo !== undefined;
  const check = (row: TableRow): CheckedSaleRow => {
    const { rowNo, raw, cells, wrong } = row;
    const checked = checkSale(context, rowNo, cells);
    if (checked.ok && !wrong) {
      const { line } = checked;
      const lineNo = line.lineNo || nthLine(line);
      return { rowNo, raw, line: { ...line, lineNo }, errors: [] };
    }
    const identity = checked.ok ? checked.line : checked.identity;
    const errors = allFaults(context, row, checked.ok ? [] : checked.errors);
    // A refused line keeps its number, too: it comes back corrected, alone or among the others.
    const line = identity && !numbered ? nthLine(identity) : undefined;
    return { rowNo, raw, line: null, errors: errors.map((error) => ({ ...error, line })) };
  };
  return { check, nthLine };
}
