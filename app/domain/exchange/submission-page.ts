import type { IntakeRule, Plan } from "./life/plan.ts";
import type { ReversalPreview } from "./life/reverse-submission.server.ts";
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
  /** Whether there is an acknowledgement of it to send back. */
  answered: boolean;
  /** What applying it does, or did. */
  plan: Plan | null;
  /** Whether the reader has it applied, discarded or taken back. */
  mayDecide: boolean;
  /** Which such files are applied without asking; null for those who do not set it. */
  rule: IntakeRule | null;
  mistakes: ShownMistake[];
  /** Null when the mistakes are shown. */
  rows: { shown: ShownRow[]; after: number | null; before: number | null } | null;
};

/** What taking a file back does, or why it cannot be. */
export type ReversalAsked =
  | { ok: true; preview: ReversalPreview }
  | { ok: false; through: Date | null };
