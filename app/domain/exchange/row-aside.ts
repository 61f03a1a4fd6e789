import type { TableRow } from "#app/platform/tables/table.ts";
import { isTotal } from "#app/platform/tables/totals.ts";

/** Why a row is none that anybody could correct: it stands among the others for those who read them. */
export function asideOf(
  { cells: header }: { cells: readonly string[] },
  row: Pick<TableRow, "cells" | "wrong">,
): string | null {
  if (row.wrong) return null;
  if (isTotal(row, header.length)) return "It sums up other rows";
  return repeats(row.cells, header) ? "It repeats the header" : null;
}

/** Reports in pages name their columns on each of them. */
const repeats = (cells: readonly string[], header: readonly string[]) =>
  cells[0]?.trim() === header[0]?.trim() &&
  cells.filter((cell) => cell.trim() !== "").length > 1 &&
  header.every((name, place) => (cells[place] ?? "").trim() === name.trim());
