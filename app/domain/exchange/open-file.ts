import { openTable } from "#app/platform/tables/open-table.ts";
import type { Open, TableFile, TableOptions } from "#app/platform/tables/table.ts";
import { looksLikeX12 } from "#app/platform/x12/x12-beginning.ts";

import type { SubmissionKind } from "./submission.ts";
import { openX12 } from "./x12/open-x12.ts";
import type { X12Survey } from "./x12/survey-x12.ts";

const BEGINNING = 64;

/** Opens a file of whatever format. What an X12 file means depends on what it was handed over as. */
export async function openFile(
  open: Open,
  kind: SubmissionKind,
  options: TableOptions,
): Promise<TableFile & { survey?: X12Survey }> {
  return looksLikeX12(await beginningOf(open))
    ? openX12(open, kind)
    : openTable(open, { ...options, keepsTotals: true });
}

export async function beginningOf(open: Open): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of open()) {
    pieces.push(chunk.subarray(0, BEGINNING));
    length += chunk.length;
    if (length >= BEGINNING) break;
  }
  return Buffer.concat(pieces).subarray(0, BEGINNING);
}
