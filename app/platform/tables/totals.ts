import type { LeftOut, TableRow } from "./table.ts";

const TOTAL =
  /^(grand |sub|sub-|report )?(total|totals|totale?n?|totalt|totaal|totalsumme|summe|sum|suma|somme|gesamt|gesamtsumme|endsumme|zwischensumme|insgesamt|razem|итого|всего|合计|总计|小计|合計|総計|yhteensä|i alt)\s*[:.]?(\s.{0,30})?$/iu;
const FIGURE = /^[-+−–(]?[^\p{L}\d]{0,3}\d[\d.,\s\u00a0\u202f']*[^\d]{0,5}\)?-?$/u;
/** How the last row of some files is called, with the number of rows beside it or in the same cell. */
const TRAILER =
  /^(trl|tlr|trailer|footer|(row|record|line)s?|(row|record|line) count|(number|no) of (rows|records|lines)|anzahl( (zeilen|datensätze|positionen))?|nombre de lignes)\s*[:=]?\s*\d*$/iu;
const END = /^[*\-=_ ]*(end of (report|file|data)|ende( der datei)?|eof|fin)[*\-=_. ]*$/iu;

/** How many rows at the end of a file may sum it up. */
const LAST = 3;

/** A row that sums others up: it says so in its first cell, and beside it stand only figures. */
export function isTotal({ cells }: Pick<TableRow, "cells">, usual: number): boolean {
  const begin = cells.find((cell) => cell.trim() !== "")?.trim() ?? "";
  if (!TOTAL.test(begin) && !TRAILER.test(begin) && !END.test(begin)) return false;
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const [first = "", ...others] = filled;
  if (filled.length === 1 && END.test(first)) return true;
  if (filled.length <= 2 && TRAILER.test(first)) return others.every((cell) => FIGURE.test(cell));
  if (filled.length === usual && first.replace(/[:.]$/, "").includes(" ")) return false;
  return filled.length <= usual && TOTAL.test(first) && others.every((cell) => FIGURE.test(cell));
}

/**
 * Leaves out the totals at the end of a table and writes down that it did. The last rows are held back until it is
 * known that they are the last.
 */
export async function* withoutTotals(
  batches: AsyncIterable<TableRow[]>,
  leftOut: LeftOut[],
): AsyncGenerator<TableRow[]> {
  let held: TableRow[] = [];
  let usual = 0;
  for await (const batch of batches) {
    const rows = held.length === 0 ? batch : [...held, ...batch];
    held = rows.splice(Math.max(0, rows.length - LAST));
    for (const { cells } of rows.slice(0, 20)) usual = Math.max(usual, filledOf(cells));
    if (rows.length > 0) yield rows;
  }
  for (const { cells } of held) usual = Math.max(usual, filledOf(cells));
  while (held.length > 1) {
    const last = held.at(-1);
    if (!last || !isTotal(last, usual)) break;
    held.pop();
    leftOut.unshift({ rowNo: last.rowNo, raw: last.raw, why: "It sums up the rows above it" });
  }
  if (held.length > 0) yield held;
}

const filledOf = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== "").length;
