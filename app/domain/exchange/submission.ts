import type { SubmissionKind, SubmissionStatus } from "#app/platform/db/generated/enums.ts";

export type { SubmissionKind, SubmissionStatus };

/** The kinds of files this room reads itself. */
export type FileKind = Exclude<SubmissionKind, "forecast">;

export const kindNames: Record<SubmissionKind, string> = {
  pos: "Sales-out",
  inventory: "Inventory",
  forecast: "Forecast",
  sell_in: "Sell-in",
  direct: "Direct sales",
};

/** How a file was read, kept with it so that its rows can be shown and handed back as they were. */
export type FileLayout = {
  encoding: string;
  delimiter: string;
  headerRow: number;
  cells: string[];
  /** Where each field's column is. */
  at: Record<string, number>;
  /** Such as "x12"; files that were read before it was kept have none. */
  format?: string;
  /** What was assumed or passed over in reading it. */
  notes?: string[];
};

export type Submission = {
  id: string;
  partnerId: string | null;
  kind: SubmissionKind;
  fileName: string;
  bytes: number;
  sha256: string;
  status: SubmissionStatus;
  rowsRead: number;
  rowsTaken: number;
  rowsSame: number;
  rowsRefused: number;
  /** Of the rows taken, those that took the place of a line. */
  rowsChanged: number;
  /** How far applying is. */
  rowsDone: number;
  bytesRead: number;
  problem: string | null;
  senderName: string;
  createdAt: Date;
  finishedAt: Date | null;
  /** Who had it applied, discarded or taken back; null when nobody was asked. */
  decidedBy: string | null;
  appliedNo: number | null;
  reversedAt: Date | null;
};

export const isRunning = (submission: Pick<Submission, "status">) =>
  submission.status === "received" ||
  submission.status === "reading" ||
  submission.status === "checked";

/** How far the reading is, as a share of one. */
export const progressOf = ({ bytes, bytesRead }: Pick<Submission, "bytes" | "bytesRead">) =>
  bytes === 0 ? 0 : Math.min(1, bytesRead / bytes);

/** What is wrong with one cell of a row. `what` names the mistake without its value, so that equal ones group. */
export type RowError = {
  column: string;
  value: string;
  what: string;
  hint?: string;
  /** The line's number within its document, where the file gives none. */
  line?: string;
};

/** The largest file that is taken, in bytes, and the most rows. */
export const LARGEST_FILE = 1_000_000_000;
export const MOST_ROWS = 2_000_000;

/** The file's name without folders and signs that do not belong in one. */
export function tidyFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const tidy = last.replace(/\p{C}/gu, "").trim().slice(-200);
  return tidy || "file.csv";
}
