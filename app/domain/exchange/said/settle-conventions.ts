import { readDay } from "#app/platform/tables/cell.ts";
import {
  type ColumnConventions,
  type ConventionFinding,
  type Conventions,
  conventionsAt,
} from "#app/platform/tables/conventions.ts";

import { columnKeys } from "./column-keys.ts";

/** Something about a file that only a person knows, with what it may be. */
export type Question = {
  /** Place of the column; -1 where it is the whole file. */
  column: number;
  what: "dates" | "decimal" | "encoding";
  /** How it was read meanwhile; null where nothing was assumed and the cells are refused. */
  assumed: string | null;
  /** The cell that has two readings, and where it stands. */
  cell: string;
  rowNo: number;
  readings: { value: string; words: string }[];
};

export type ColumnSaid = Partial<Record<"dates" | "decimal", string>>;

type Ground = {
  header: { cells: readonly string[]; at: Partial<Record<string, number>> };
  /** What is read from a field, where its writing may have two readings. */
  holds: (field: string) => "dates" | "decimal" | null;
  /** By columnKeys: what was said of this file, and of earlier ones. */
  said: Readonly<Record<string, ColumnSaid>>;
  remembered: Readonly<Record<string, ColumnSaid>>;
};

type Found = { conventions: Conventions; findings: readonly ConventionFinding[] };

/**
 * How numbers and days are read once people were heard: what was said of this file counts, then what the file itself
 * shows beyond doubt, then what was said before. What is left is a question.
 */
export function settleConventions(
  { conventions, findings }: Found,
  { header, holds, said, remembered }: Ground,
): { conventions: Conventions; questions: Question[] } {
  const keys = columnKeys(header.cells);
  const columns: NonNullable<Conventions["columns"]> = { ...conventions.columns };
  const questions: Question[] = [];
  for (const [field, place] of Object.entries(header.at)) {
    const what = holds(field);
    const key = keys[place ?? -1];
    if (what === null || place === undefined || key === undefined) continue;
    const finding = findings.find((found) => found.column === place && found.what === what);
    const settled = finding !== undefined && (finding.certain || finding.is === "both");
    const word = said[key]?.[what] ?? (settled ? undefined : remembered[key]?.[what]);
    if (word !== undefined) {
      columns[place] = { ...columns[place], ...conventionOf(what, word) };
    } else if (finding && !settled) {
      const assumed = finding.is === "open" ? null : finding.is;
      questions.push({ ...questionOf(what, finding), assumed });
    }
  }
  const own = Object.keys(columns).length > 0 ? { columns } : {};
  return { conventions: { ...conventions, ...own }, questions };
}

function conventionOf(what: "dates" | "decimal", word: string): Partial<ColumnConventions> {
  if (what === "dates") return { dates: word === "mdy" ? "mdy" : "dmy" };
  return { decimal: word === "," ? "," : "." };
}

function questionOf(
  what: "dates" | "decimal",
  { column, cell, rowNo }: ConventionFinding,
): Omit<Question, "assumed"> {
  const values = what === "dates" ? ["dmy", "mdy"] : [",", "."];
  const readings = values.map((value) => ({ value, words: wordsOf(cell, what, value) }));
  return { column, what, cell, rowNo, readings };
}

const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** "3 April 2026" for 03/04/2026 with the day first. */
function wordsOf(cell: string, what: "dates" | "decimal", value: string): string {
  if (what === "decimal") {
    const group = value === "," ? "." : ",";
    return cell.replaceAll(group, "").replaceAll(value, ".");
  }
  const conventions = conventionsAt({ decimal: null, dates: value as "dmy" | "mdy" }, 0);
  const day = readDay(cell, "", conventions);
  if (!day.ok) return cell;
  const { value: date } = day;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}
