import type { Mistake, StoredRow } from "./row.store.server.ts";
import type { FileLayout, Submission } from "./submission.ts";

export type { Mistake };

/** A row as people see it: its cells under the file's own header. */
export type ShownRow = Pick<StoredRow, "rowNo" | "verdict" | "errors"> & { cells: string[] };

export type ShownMistake = Mistake & { examples: { rowNo: number; cells: string[] }[] };

export type SubmissionPage = {
  submission: Submission;
  partnerName: string | null;
  vendorName: string;
  timeZone: string;
  layout: FileLayout | null;
  mistakes: ShownMistake[];
  /** Null when the mistakes are shown. */
  rows: { shown: ShownRow[]; after: number | null; before: number | null } | null;
};
