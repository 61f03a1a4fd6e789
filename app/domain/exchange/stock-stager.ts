import type { TableRow } from "#app/platform/tables/table.ts";

import { stockOf } from "./check-file.ts";
import { RepeatFilter } from "./repeat-filter.ts";
import type { RowContext } from "./row-context.ts";
import { errorsText, escaped, NULL, refusedText } from "./staged-text.ts";

/** Writes rows of an inventory report as staging takes them. */
export class StockStager {
  /** Which rows may say something of a line that another said something of. */
  readonly repeats = new RepeatFilter();

  constructor(
    private readonly context: RowContext,
    private readonly from: string,
  ) {}

  text(row: TableRow): string {
    const checked = stockOf(this.context, row);
    const { rowNo, line, errors } = checked;
    if (!line) return refusedText("stock", this.from, checked);
    const { available, committed, onOrder, inTransit, backordered } = line;
    const others = [available, committed, onOrder, inTransit, backordered];
    const day = line.asOf.toISOString().slice(0, 10);
    const location = escaped(line.location);
    const key = `${location}\u001f${day}\u001f${line.productId}`;
    this.repeats.see(location, day, line.productId, rowNo);
    const cells = [
      `${this.from}${rowNo}`,
      ...[NULL, errorsText(errors), NULL, key],
      ...[line.productId, day, line.onHand, location],
      ...others.map((units) => units ?? NULL),
    ];
    return `${cells.join("\t")}\n`;
  }
}
