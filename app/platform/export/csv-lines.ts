import { decimalOf } from "#app/platform/money.ts";
import { BOM, csvRow } from "#app/platform/tables/write-csv.ts";

import type { Column } from "./column.ts";

function cellOf<Row>(column: Column<Row>, row: Row): string | number | null | undefined {
  switch (column.kind) {
    case "money": {
      const amount = column.of(row);
      return amount && decimalOf(amount.minor, amount.currency);
    }
    case "day":
      return column.of(row)?.toISOString().slice(0, 10);
    case "instant":
      return column.of(row)?.toISOString();
    default:
      return column.of(row);
  }
}

/** The lines of a CSV file (RFC 4180, UTF-8 with its mark), as its rows come. */
export async function* csvLines<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield BOM + csvRow(columns.map(({ head }) => head));
  for await (const rows of batches) {
    yield rows.map((row) => csvRow(columns.map((column) => cellOf(column, row)))).join("");
  }
}
