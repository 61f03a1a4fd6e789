/** A row as text that gives its cells again, for formats in which a row is never written as a whole. */
export function rowAsText(cells: readonly string[], delimiter: string): string {
  const line = cells.join(delimiter);
  return /["\r\n]/.test(line) || line.split(delimiter).length !== cells.length
    ? cells.map((cell) => quotedCell(cell, delimiter)).join(delimiter)
    : line;
}

const quotedCell = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
