import type { SubmissionStatus } from "#app/platform/db/generated/enums.ts";
import type { FileRow, RowError } from "./read-forecast-file.ts";

export type SentFile = {
  submissionId: string;
  fileName: string;
  bytes: number;
  sha256: string;
  header: string[];
  rows: readonly FileRow[];
};

/** What became of a file, with the first of the rows that were wrong in it. */
export type FileOutcome = {
  id: string;
  fileName: string;
  status: SubmissionStatus;
  rowsRead: number;
  rowsTaken: number;
  rowsRefused: number;
  problem: string | null;
  createdAt: Date;
  wrong: { rowNo: number; raw: string; errors: RowError[] }[];
};
