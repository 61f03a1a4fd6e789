import { usualConventions } from "#app/platform/tables/conventions.ts";
import {
  BrokenTable,
  type Found,
  type Open,
  oneByOne,
  type TableFile,
  type TableRow,
} from "#app/platform/tables/table.ts";
import { BrokenX12 } from "#app/platform/x12/fault.ts";
import { readX12 } from "#app/platform/x12/read-x12.ts";

import type { SubmissionKind } from "../submission.ts";
import { ReportReader } from "./report-reader.ts";
import { headerOf, rawOf, rowOf, type TableColumn, tableColumns } from "./report-table.ts";
import { notesOf, problemOf } from "./survey-words.ts";
import { surveyX12, takesSet, type X12Survey } from "./survey-x12.ts";

export type X12File = TableFile & { survey: X12Survey };

const LEFT_OUT_KEPT = 1_000;

/**
 * Opens an X12 file as a table: a header of this room's own columns, then a row for each reported line. The file is
 * read twice, and nothing of it is taken when its envelopes, counts or totals are wrong.
 */
export async function openX12(open: Open, kind: SubmissionKind): Promise<X12File> {
  const survey = await surveyX12(open, kind);
  const problem = problemOf(survey);
  if (problem !== null) return { ok: false, problem, survey };
  const columns = tableColumns(kind).filter(
    ({ field, required }) => required || survey.fields.has(field),
  );
  const found: Found = {
    format: "x12",
    encoding: survey.encoding === "ascii" ? "utf-8" : survey.encoding,
    // Rows are kept as text with commas, from which their cells can be cut again.
    delimiter: ",",
    quote: '"',
    escapes: "doubled",
    sheet: null,
    sheets: [],
    conventions: usualConventions,
    findings: [],
    notes: notesOf(survey),
    leftOut: [],
  };
  const batches = rowsOf(open, survey, columns, found);
  return { ok: true, found, batches, records: oneByOne(batches), survey };
}

async function* rowsOf(
  open: Open,
  survey: X12Survey,
  columns: readonly TableColumn[],
  found: Found,
): AsyncGenerator<TableRow[]> {
  const { batches, envelopes } = readX12(open());
  const header = headerOf(columns);
  let rows: TableRow[] = [{ rowNo: 1, raw: rawOf(header), cells: header }];
  let rowNo = 1;
  const reader = new ReportReader(survey.kind, (set) => takesSet(survey, set), envelopes, {
    shows: true,
    line: (line) => {
      rowNo += 1;
      rows.push(rowOf(rowNo, columns, line));
    },
    leaveOut: (line, why) => {
      rowNo += 1;
      if (found.leftOut.length >= LEFT_OUT_KEPT) return;
      found.leftOut.push({ rowNo, raw: rowOf(rowNo, columns, line).raw, why });
    },
    pass: () => undefined,
  });
  try {
    for await (const segments of batches) {
      for (const segment of segments) reader.take(segment);
      if (rows.length === 0) continue;
      yield rows;
      rows = [];
    }
  } catch (error) {
    if (error instanceof BrokenX12) throw new BrokenTable(error.message);
    throw error;
  }
}
