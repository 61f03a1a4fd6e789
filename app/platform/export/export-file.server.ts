import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";

import type { Column } from "./column.ts";
import { csvLines } from "./csv-lines.ts";
import { workbook } from "./workbook.ts";

type ExportedList<Row> = {
  /** What the list is called, as the file's name: "deals". */
  name: string;
  columns: readonly Column<Row>[];
  batches: AsyncIterable<readonly Row[]>;
};

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/**
 * A list as a file to be saved, CSV or XLSX as the address ends, sent while it is read: memory does not grow with the
 * rows. It belongs to whoever asked, so nothing in between may keep it.
 */
export function exportFile<Row>(
  request: Request,
  today: Date,
  { name, columns, batches }: ExportedList<Row>,
): Response {
  const format = new URL(request.url).pathname.endsWith(".xlsx") ? "xlsx" : "csv";
  const body =
    format === "xlsx"
      ? workbook(name, columns, batches)
      : createReadableStreamFromReadable(Readable.from(csvLines(columns, batches)));
  const day = today.toISOString().slice(0, 10);
  return new Response(body, {
    headers: {
      "Content-Type": types[format],
      "Content-Disposition": `attachment; filename="${name}-${day}.${format}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
