const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d[\d.,\s]*$/;

/** A byte order mark: without it, spreadsheets read UTF-8 as something else. */
export const BOM = "\ufeff";

/** What a spreadsheet would take for a formula and run. */
export const isFormula = (text: string): boolean => FORMULA.test(text) && !NUMBER.test(text);

/** Text that no spreadsheet runs as a formula. */
export const withoutFormula = (text: string): string => (isFormula(text) ? `'${text}` : text);

/** The same as it was before. */
export const withFormula = (text: string): string =>
  text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text;

/** A cell for a file that people open in a spreadsheet: what would run there as a formula stays text. */
export function csvCell(
  value: string | number | bigint | null | undefined,
  delimiter = ",",
): string {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = withoutFormula(text);
  const quoted = safe.includes(delimiter) || /["\r\n]/.test(safe);
  return quoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvRow = (
  cells: readonly (string | number | bigint | null | undefined)[],
  delimiter = ",",
): string => `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
