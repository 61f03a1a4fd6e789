import type { TableRow } from "#app/platform/tables/table.ts";

import { stockOf } from "./check-file.ts";
import type { RowContext } from "./row-context.ts";
import { escaped, NULL, refusedText } from "./staged-text.ts";

/** Writes rows of an inventory report as staging takes them. */
export class StockStager {
  constructor(
    private readonly context: RowContext,
    private readonly from: string,
  ) {}

  text(row: TableRow): string {
    const { rowNo, raw, line, errors } = stockOf(this.context, row);
    if (!line) return refusedText("stock", this.from, { rowNo, raw, errors });
    const { available, committed, onOrder, inTransit, backordered } = line;
    const others = [available, committed, onOrder, inTransit, backordered];
    const day = line.asOf.toISOString().slice(0, 10);
    const location = escaped(line.location);
    const cells = [
      `${this.from}${rowNo}`,
      ...[NULL, NULL, NULL, `${location}\u001f${day}\u001f${line.productId}`],
      ...[line.productId, day, line.onHand, location],
      ...others.map((units) => units ?? NULL),
    ];
    return `${cells.join("\t")}\n`;
  }
}
