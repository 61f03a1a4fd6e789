export type DateOrder = "dmy" | "mdy" | "ymd" | "excel";

/** How numbers and days are written, where a writing has more than one reading. */
export type ColumnConventions = {
  /** Null leaves "1,234" unread: it is refused with both readings. */
  decimal: "." | "," | null;
  /** "ymd" leaves 03/04/2026 unread; "excel" are the numbers by which Excel counts days. */
  dates: DateOrder;
};

/** Those of a file; single columns (by their place from 0) may differ. */
export type Conventions = ColumnConventions & {
  columns?: Record<string, Partial<ColumnConventions>>;
};

export type ConventionFinding = {
  /** Place of the column, from 0. */
  column: number;
  what: "decimal" | "dates" | "currency" | "negative";
  /** "open" has no answer in the file and is a person's to give; "both" stands where cells contradict each other. */
  is: string;
  /** True where a cell of the column has no other reading. */
  certain: boolean;
  /** The row and the cell that show it. */
  rowNo: number;
  cell: string;
};

export const usualConventions: Conventions = { decimal: null, dates: "ymd" };

/** What counts in one column. */
export function conventionsAt(all: Conventions, column: number): ColumnConventions {
  const own = all.columns?.[column];
  return {
    decimal: own?.decimal === undefined ? all.decimal : own.decimal,
    dates: own?.dates ?? all.dates,
  };
}

const orderNames: Record<string, string> = {
  dmy: "day, month, year",
  mdy: "month, day, year",
  ymd: "year, month, day",
  excel: "days counted as Excel does",
};

/** A finding as a person reads it: "Invoice Date: day, month, year, as 25/04/2026 in row 12". */
export function findingInWords(finding: ConventionFinding, columnName: string): string {
  const shown = `${finding.cell} in row ${finding.rowNo}`;
  const { what, is, certain } = finding;
  if (is === "open") return `${columnName}: ${shown} can be read in two ways`;
  if (is === "both") return `${columnName}: ${shown} is written in another way than rows before it`;
  const said = certain ? "as" : "assumed, with";
  if (what === "decimal") {
    return `${columnName}: decimal ${is === "," ? "comma" : "point"}, ${said} ${shown}`;
  }
  if (what === "dates") return `${columnName}: ${orderNames[is] ?? is}, ${said} ${shown}`;
  return `${columnName}: ${what === "currency" ? is : "negative"}, ${said} ${shown}`;
}
