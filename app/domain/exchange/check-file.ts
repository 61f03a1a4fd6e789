import type { InventoryLine } from "#app/domain/inventory/inventory-line.ts";
import type { SalesLine } from "#app/domain/revenue/sales-line.ts";
import type { CsvRecord } from "#app/platform/csv/csv-parser.ts";

import { checkSale, type LineIdentity } from "./check-sale.ts";
import { checkStock } from "./check-stock.ts";
import type { RowContext } from "./row-context.ts";
import type { RowError } from "./submission.ts";

export type CheckedRow = {
  rowNo: number;
  raw: string;
  line: SalesLine | InventoryLine | null;
  errors: RowError[];
};

/** Checks the rows of one file in their order. Blank rows are nobody's. */
export function fileChecker(context: RowContext) {
  const nthLine = lineCounter();
  const numbered = context.header.at.lineNo !== undefined;
  return ({ rowNo, raw, cells }: CsvRecord): CheckedRow | null => {
    if (cells.every((cell) => cell.trim() === "")) return null;
    if (context.kind === "inventory") {
      const checked = checkStock(context, rowNo, cells);
      if (checked.ok) return { rowNo, raw, line: checked.line, errors: [] };
      return { rowNo, raw, line: null, errors: checked.errors };
    }
    const checked = checkSale(context, rowNo, cells);
    if (checked.ok) {
      const { line } = checked;
      const lineNo = line.lineNo || nthLine(line);
      return { rowNo, raw, line: { ...line, lineNo }, errors: [] };
    }
    const { errors, identity } = checked;
    // A refused line keeps its number, too: it comes back corrected, alone or among the others.
    const line = identity && !numbered ? nthLine(identity) : undefined;
    return { rowNo, raw, line: null, errors: errors.map((error) => ({ ...error, line })) };
  };
}

/**
 * Files without line numbers repeat a part within one invoice. Its first line is the first again when the file, or a
 * corrected one, comes another time.
 */
function lineCounter() {
  const counts = new Map<string, number>();
  return ({ branch, document, productId, quantity }: LineIdentity) => {
    const key = JSON.stringify([branch, document, productId, quantity < 0]);
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return `#${nth}`;
  };
}
