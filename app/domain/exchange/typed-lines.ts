import { csvRow } from "#app/platform/tables/write-csv.ts";

import { columnsFor, type Field, isOfTable } from "./columns.ts";
import { exampleOf, headOf } from "./master/template.ts";
import type { SubmissionKind } from "./submission.ts";

/** More than these are a file's work. */
export const MOST_LINES = 50;
const LONGEST_CELL = 300;

export type TypedColumn = {
  field: Field;
  label: string;
  required: boolean;
  isDay: boolean;
  example: string;
  help?: string;
};
/** What was typed of one line, by field. */
export type TypedLine = Record<string, string>;
export type TypedFault = { line: number; field: Field; words: string };

type Reporter = "distributor" | "reseller" | null;

const days = new Set<Field>(["day", "asOf", "validFrom", "from", "to"]);

/** A forecast is of months or weeks, which a field for a day could not take. */
const ofForecast: Partial<Record<Field, Partial<TypedColumn>>> = {
  from: { example: "2026-12", help: "A month, or a week as 2026-W49" },
  to: { help: "Only for other stretches of days" },
  bucket: { help: "W or D where the start is a day" },
  semantics: { help: "R replaces what was published before, D adds to it. Empty means R" },
};

/** What is asked of a line of a kind: the columns that its files have. */
export function typedColumns(kind: SubmissionKind, reporter: Reporter): TypedColumn[] {
  return columnsAsked(kind, reporter).map(({ field, label, required }) => ({
    field,
    label,
    required: Boolean(required),
    isDay: days.has(field) && kind !== "forecast",
    example: exampleOf(kind, field),
    ...(kind === "forecast" && ofForecast[field]),
  }));
}

const columnsAsked = (kind: SubmissionKind, reporter: Reporter) =>
  columnsFor(kind, reporter).filter(({ field }) => !isOfTable(field));

export const nameOfCell = (field: string, line: number): string => `${field}.${line}`;

/** The lines of a form, blank ones in their places. */
export function typedLinesOf(form: FormData, columns: readonly TypedColumn[]): TypedLine[] {
  const asked = Number(form.get("lines"));
  const count = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), MOST_LINES) : 1;
  return Array.from({ length: count }, (_, line) =>
    Object.fromEntries(
      columns.map(({ field }) => [field, String(form.get(nameOfCell(field, line)) ?? "").trim()]),
    ),
  );
}

const isBlank = (line: TypedLine) => Object.values(line).every((text) => text === "");

/** What is missing or cannot be kept; whatever else may be wrong is said as of any file. */
export function faultsOfTyped(
  lines: readonly TypedLine[],
  columns: readonly TypedColumn[],
): TypedFault[] {
  // With nothing typed at all, the first line is asked for.
  const nothing = lines.every(isBlank);
  return lines.flatMap((typed, line) => {
    if (isBlank(typed) && !(nothing && line === 0)) return [];
    return columns.flatMap(({ field, label, required }) => {
      const text = typed[field] ?? "";
      if (text.length > LONGEST_CELL) {
        return { line, field, words: `Use ${LONGEST_CELL} characters at most` };
      }
      return required && !text ? { line, field, words: `Fill in ${label.toLowerCase()}` } : [];
    });
  });
}

/** The lines as a file of their kind, which is kept, checked and taken back as any other. */
export function typedFile(
  kind: SubmissionKind,
  reporter: Reporter,
  lines: readonly TypedLine[],
): string {
  const typed = lines.filter((line) => !isBlank(line));
  const columns = columnsAsked(kind, reporter).filter(
    ({ field, required }) => required || typed.some((line) => line[field]),
  );
  const rows = typed.map((line) => csvRow(columns.map(({ field }) => line[field] ?? "")));
  return csvRow(columns.map(headOf)) + rows.join("");
}
