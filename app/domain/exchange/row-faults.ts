import type { TableRow } from "#app/platform/tables/table.ts";

import type { RowContext } from "./row-context.ts";
import type { RowError } from "./submission.ts";

/** What the reader of the format found wrong with a row, then what the rules found in cells that it did not name. */
export function allFaults(
  { header }: Pick<RowContext, "header">,
  { wrong = [] }: TableRow,
  errors: readonly RowError[],
): RowError[] {
  const named = new Set(wrong.map(({ cell }) => (cell === null ? null : header.cells[cell])));
  const found = wrong.map(({ column, value, what, hint }) => ({
    column,
    value,
    what,
    ...(hint !== undefined && { hint }),
  }));
  return [...found, ...errors.filter(({ column }) => !named.has(column))];
}
