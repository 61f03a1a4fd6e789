import { type Conventions, findingInWords } from "#app/platform/tables/conventions.ts";
import type { Found, TableRow } from "#app/platform/tables/table.ts";

import type { FileLayout } from "../submission.ts";
import type { Proposal } from "./propose-columns.ts";
import type { Question } from "./settle-conventions.ts";

const EXAMPLES = 3;
const LONGEST = 60;
const MOST_COLUMNS = 300;
const MOST_SHEETS = 100;

type Described = {
  found: Found;
  header: { rowNo: number; cells: readonly string[]; at: Partial<Record<string, number>> };
  /** The first rows of the file, those above the header included. */
  first: readonly TableRow[];
  sources: Record<string, "said" | "remembered">;
  conventions: Conventions;
  questions: readonly Question[];
  proposals: readonly Proposal[];
  missing: readonly string[];
};

/** How a file was read, as it is kept with it and shown. */
export function describeFile(described: Described): FileLayout {
  const { found, header, first, sources, conventions, questions, proposals, missing } = described;
  const { encoding, delimiter, quote, escapes, format, sheet, sheets } = found;
  const below = first.filter(({ rowNo }) => rowNo > header.rowNo);
  return {
    ...{ encoding, delimiter, quote, escapes, format, sheet },
    headerRow: header.rowNo,
    cells: [...header.cells],
    at: defined(header.at),
    notes: found.notes,
    sheets: sheets.slice(0, MOST_SHEETS),
    ...{ sources, questions: [...questions], proposals: [...proposals], missing: [...missing] },
    examples: examplesOf(below, header.cells.length),
    firstRows: first.slice(0, 20).map(({ rowNo, cells }) => ({
      rowNo,
      text: clipped(cells.filter((cell) => cell.trim() !== "").join(", ")),
    })),
    conventions,
    written: writtenAs(found),
  };
}

const defined = (at: Partial<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(at).flatMap(([field, place]) => (place === undefined ? [] : [[field, place]])),
  );

const clipped = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Some different cells of each column. */
function examplesOf(rows: readonly TableRow[], width: number): string[][] {
  return Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, place) => {
    const cells = rows.map((row) => clipped((row.cells[place] ?? "").trim()));
    return [...new Set(cells.filter((cell) => cell !== ""))].slice(0, EXAMPLES);
  });
}

/** By place, how the numbers and days of a column are written and what shows it. */
function writtenAs({ findings }: Found): Record<string, string[]> {
  const written: Record<string, string[]> = {};
  for (const finding of findings) {
    const words = findingInWords(finding, "").replace(/^: /, "");
    written[finding.column] = [...(written[finding.column] ?? []), words];
  }
  return written;
}
