import type { IntakeRule, Plan } from "./life/plan.ts";
import type { ReversalPreview } from "./life/reversal.ts";
import type { Mistake, StoredRow } from "./row.store.server.ts";
import type { Correction } from "./said/choices.ts";
import type { Related } from "./said/follow-up.server.ts";
import type { FileLayout, Submission } from "./submission.ts";

export type { Mistake };

/** A row as people see it: its cells under the file's own header. */
export type ShownRow = Pick<StoredRow, "rowNo" | "verdict" | "errors"> & { cells: string[] };

export type ShownMistake = Mistake & {
  examples: { rowNo: number; cells: string[] }[];
  /** What its column was taken for; null where no column of the file shows it. */
  field: string | null;
  /** The values it was made with, where they can be corrected. */
  byValue: {
    value: string;
    rows: number;
    /** What was probably meant. */
    near: string | null;
  }[];
};

/** What people may say about a file, and what they said. */
export type Saying = {
  version: number;
  /** Whether it can be read again as the reader says. */
  mayRead: boolean;
  /** Whether the reader corrects its rows: read again, or sent after it in a file of their own. */
  mayCorrect: "read-again" | "follow-up" | null;
  columns: { field: string; label: string; required: boolean }[];
  /** Partners that its rows may name. */
  partners: { value: string; label: string }[];
  corrections: Correction[];
  /** How much is remembered of the sender, and where that is shown. */
  remembered: { entries: { shown: string; means: string }[]; more: number };
};

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
  said: Saying;
  /** The file that holds the rows that failed in this one, and the one whose rows this one holds. */
  followUp: Related | null;
  follows: Related | null;
  /** The submission that this one, which is refused, would have cancelled. */
  cancels: Pick<Related, "id" | "fileName"> | null;
  /** Null when the mistakes are shown. */
  rows: { shown: ShownRow[]; after: number | null; before: number | null } | null;
};

/** What taking a file back does, or why it cannot be. */
export type ReversalAsked =
  | { ok: true; preview: ReversalPreview }
  | { ok: false; through: Date | null };
