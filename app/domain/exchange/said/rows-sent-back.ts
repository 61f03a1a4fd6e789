import type { TableRow } from "#app/platform/tables/table.ts";
import { withFormula } from "#app/platform/tables/write-csv.ts";

/** The column in which a file says what is wrong with its rows, when it goes back to its sender. */
const ERRORS = "errors";

/**
 * Rows of a file that we gave back come as they stood in the first one: a customer called @Home was written such that no
 * spreadsheet runs it, and must not be somebody else for that.
 */
export async function* asSentBefore(
  header: readonly string[],
  batches: AsyncGenerator<TableRow[]>,
): AsyncGenerator<TableRow[]> {
  if (!header.includes(ERRORS)) {
    yield* batches;
    return;
  }
  for await (const rows of batches) {
    yield rows.map((row) => {
      const cells = row.cells.map(withFormula);
      const { rowNo, raw, wrong } = row;
      return { rowNo, raw, cells, ...(wrong && { wrong }) };
    });
  }
}
