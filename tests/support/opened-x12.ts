import type { SubmissionKind } from "#app/domain/exchange/submission.ts";
import { openX12 } from "#app/domain/exchange/x12/open-x12.ts";

import { bytesOf, inPieces, namedRows, oneSale } from "./x12.ts";

/** All that comes of an X12 file. */
export async function opened(text: string, kind: SubmissionKind) {
  const file = await openX12(() => inPieces(bytesOf(text)), kind);
  if (!file.ok) return { problem: file.problem, notes: [], leftOut: [], rows: [], wrong: [] };
  const rows = [];
  for await (const row of file.records) rows.push(row);
  const wrong = rows.flatMap((row) => row.wrong ?? []);
  const { notes, leftOut } = file.found;
  return { problem: null, notes, leftOut: leftOut.map(({ why }) => why), rows, wrong };
}

/** Its lines by the names of their columns, without where they stand in the file. */
export const linesOf = async (text: string, kind: SubmissionKind) =>
  namedRows((await opened(text, kind)).rows).map(({ X12: _, Segment: __, ...cells }) => cells);

/** The segments of a sale with one of them replaced by others. */
export const instead = (of: string, ...by: string[]) =>
  oneSale.flatMap((segment) => (segment.startsWith(of) ? by : [segment]));
