import type { FoundWrong, TableRow } from "#app/platform/tables/table.ts";
import { visible } from "#app/platform/x12/control-signs.ts";
import type { Segment } from "#app/platform/x12/segment.ts";

import { columnsFor, type Field } from "../columns.ts";
import type { SubmissionKind } from "../submission.ts";
import { elementName, type ReportLine } from "./report-line.ts";
import type { ScheduleField } from "./schedule.ts";

export type AnyField = Field | ScheduleField;
export type TableColumn = { field: AnyField; label: string; required: boolean };

/** How sure a sender is of a figure is shown with its row, and not used. */
const confidence: TableColumn = { field: "confidence", label: "Confidence", required: false };

/** The columns that lines of a kind can have, in the words in which this room asks for them. */
export function tableColumns(kind: SubmissionKind): TableColumn[] {
  const columns: TableColumn[] = columnsFor(kind, "distributor").map(
    ({ field, label, required }) => ({ field, label, required: required ?? false }),
  );
  return kind === "forecast" ? [...columns, confidence] : columns;
}

/** A number of the segment at which a line ends, and its segments, so that a line is found again in the file. */
const PLACE = ["Segment", "X12"];

export const headerOf = (columns: readonly TableColumn[]): string[] => [
  ...columns.map(({ label }) => label),
  ...PLACE,
];

/** A line as a row of the table; rows count as in a spreadsheet whose first row is the header. */
export function rowOf(
  rowNo: number,
  columns: readonly TableColumn[],
  line: ReportLine<AnyField>,
): TableRow {
  const { segments } = line;
  const cells = [
    ...columns.map(({ field }) => visible(line.cells[field] ?? "")),
    String(segments.at(-1)?.no ?? ""),
    shortened(visible(segments.map(written).join(""))),
  ];
  const row: TableRow = { rowNo, raw: rawOf(cells), cells };
  if (line.faults.length === 0) return row;
  const wrong = line.faults.map(({ segment, place, value, what, hint, field }): FoundWrong => {
    const cell = columns.findIndex((column) => column.field === field);
    const column = elementName(segment, place);
    return { cell: cell < 0 ? null : cell, column, value, what, ...(hint && { hint }) };
  });
  return { ...row, wrong };
}

const LONGEST = 2_000;
const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const written = ({ raw, separators }: Segment) =>
  raw + (/[\r\n]/.test(separators.terminator) ? "~" : separators.terminator);

/** The row as text from which its cells can be cut again, as of any other file. */
export const rawOf = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
