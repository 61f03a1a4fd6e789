import { keyOfId, type Reporter } from "#app/domain/revenue/sales-line.ts";
import type { ByteText } from "#app/platform/tables/byte-text.ts";
import type { TableRow } from "#app/platform/tables/table.ts";

import { saleChecker } from "./check-file.ts";
import type { RepeatFilter } from "./repeat-filter.ts";
import type { RowContext } from "./row-context.ts";
import {
  nobody,
  SaleText,
  written,
  writtenLineNo,
  writtenMoney,
  writtenPart,
} from "./sale-text.ts";
import { errorsText, escaped, NULL, refusedText } from "./staged-text.ts";

/** Writes rows of adjustments as staging takes sales. There are few, and each is checked. */
export class AdjustmentStager {
  readonly repeats: RepeatFilter;
  private readonly checker;
  private readonly text: SaleText;

  constructor(
    context: RowContext,
    reporter: Reporter,
    /** What every row begins with: its vendor and its submission. */
    private readonly from: string,
  ) {
    this.checker = saleChecker(context);
    this.text = new SaleText(reporter, from);
    this.repeats = this.text.repeats;
  }

  write(row: TableRow, out: ByteText) {
    const checked = this.checker.check(row);
    const { rowNo, line, errors } = checked;
    if (!line) return out.text(refusedText("sale", this.from, checked));
    const { quantity, unitMicros, amountMinor, document, branch, authorisation } = line;
    this.text.row(
      rowNo,
      {
        part: writtenPart(line.productId, keyOfId(line.productId)),
        day: written(line.day.toISOString().slice(0, 10)),
        money: writtenMoney(`${quantity}\t${unitMicros}\t${amountMinor}`, quantity < 0, unitMicros),
        other: written(line.buyerId ?? NULL),
        ...{ document, branch, party: nobody, lineNo: writtenLineNo(line.lineNo) },
        references: `${NULL}\t${authorisation === undefined ? NULL : escaped(authorisation)}\t${NULL}`,
        ...(errors.length > 0 && { warnings: errorsText(errors) }),
      },
      out,
    );
  }
}
