import { writeXlsxStream } from "hucre/xlsx";

import { decimalOf } from "#app/platform/money.ts";
import { sheetText } from "#app/platform/tables/sheet-text.ts";

import type { Column } from "./column.ts";

const formats: Partial<Record<Column<unknown>["kind"], string>> = {
  money: "#,##0.00",
  day: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm",
};

const widths: Record<Column<unknown>["kind"], number> = {
  text: 24,
  number: 12,
  money: 16,
  day: 12,
  instant: 18,
};

/** Numbers are numbers and days are days; text is text, even where it begins like a formula. */
function cellOf<Row>(column: Column<Row>, row: Row): string | number | Date | null {
  if (column.kind !== "money") {
    const value = column.of(row) ?? null;
    return typeof value === "string" ? sheetText(value) : value;
  }
  const amount = column.of(row);
  return amount ? Number(decimalOf(amount.minor, amount.currency)) : null;
}

async function* valuesOf<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
) {
  for await (const rows of batches) {
    for (const row of rows) yield columns.map((column) => cellOf(column, row));
  }
}

/** An XLSX workbook of one sheet, written as its rows come; past a million rows it goes on in another sheet. */
export const workbook = <Row>(
  name: string,
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): ReadableStream<Uint8Array> =>
  writeXlsxStream(valuesOf(columns, batches), {
    name,
    columns: columns.map(({ head, kind, width }) => ({
      header: head,
      width: width ?? widths[kind],
      numFmt: formats[kind],
    })),
    freezePane: { rows: 1 },
  });
