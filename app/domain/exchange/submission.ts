import type { SubmissionKind, SubmissionStatus } from "#app/platform/db/generated/enums.ts";
import type { Conventions } from "#app/platform/tables/conventions.ts";
import type { Proposal } from "./said/propose-columns.ts";
import type { Question } from "./said/settle-conventions.ts";

export type { SubmissionKind, SubmissionStatus };

/** What the vendor's own systems hand over besides invoices: records that are kept, not lines that are added up. */
export const recordKinds = [
  ...(["products", "prices", "customers", "partners", "rates"] as const),
  ...(["channel_costs", "standard_costs"] as const),
] as const;
export type RecordKind = (typeof recordKinds)[number];
/** The kinds whose rows are lines that are added up: sales and stock. */
export type LineKind = Exclude<SubmissionKind, RecordKind | "forecast">;
export const isRecordKind = (kind: SubmissionKind): kind is RecordKind =>
  recordKinds.some((each) => each === kind);
export const isLineKind = (kind: SubmissionKind): kind is LineKind =>
  kind !== "forecast" && !isRecordKind(kind);

export const kindNames: Record<SubmissionKind, string> = {
  pos: "Sales-out",
  inventory: "Inventory",
  forecast: "Forecast",
  sell_in: "Sell-in",
  direct: "Direct sales",
  products: "Products",
  prices: "Price list",
  customers: "Customers",
  partners: "Partners",
  rates: "Exchange rates",
  stock_adjustment: "Stock adjustments",
  price_adjustment: "Price adjustments",
  channel_costs: "Channel costs",
  standard_costs: "Standard costs",
};

export const statusNames: Record<SubmissionStatus, string> = {
  received: "Received",
  reading: "Reading",
  checked: "Applying",
  waiting: "To be confirmed",
  applied: "Applied",
  refused: "Refused",
  discarded: "Discarded",
  reversed: "Taken back",
};

export const fileKinds = Object.keys(kindNames) as SubmissionKind[];

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
  quote?: string;
  escapes?: "doubled" | "backslash";
  sheet?: string | null;
  sheets?: { name: string; rows: number | null; hidden: boolean }[];
  /** By place: columns that are what they are because somebody said so. */
  sources?: Record<string, "said" | "remembered">;
  /** Some cells of each column. */
  examples?: string[][];
  /** The rows among which the header is. */
  firstRows?: { rowNo: number; text: string }[];
  /** How its numbers and days were read. */
  conventions?: Conventions;
  /** By place, what shows how numbers and days are written. */
  written?: Record<string, string[]>;
  /** What only a person knows. */
  questions?: Question[];
  /** Fields that must have a column and have none; nothing of the file is read until somebody names it. */
  missing?: string[];
  /** Columns that look like a field that has none. */
  proposals?: Proposal[];
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
  /** Rows that tell of what is no sale to anybody. */
  rowsLeftOut: number;
  /** Of the rows taken, those that took the place of a line. */
  rowsChanged: number;
  /** How far its step is, or taking it back. */
  rowsDone: number;
  /** Of `steps`; null while it is read and once it is done with. */
  step: number | null;
  bytesRead: number;
  problem: string | null;
  senderName: string;
  createdAt: Date;
  finishedAt: Date | null;
  /** Who had it applied, discarded or taken back; null when nobody was asked. */
  decidedBy: string | null;
  appliedNo: number | null;
  reversedAt: Date | null;
  /** Who had it taken back, while that goes on. */
  reversingBy: string | null;
  /** Since when the original is not handed out, because it names a person who was erased. */
  withheldAt: Date | null;
  /** The submission whose refused rows this one holds. */
  follows: string | null;
};

export const isRunning = (submission: Pick<Submission, "status">) =>
  submission.status === "received" ||
  submission.status === "reading" ||
  submission.status === "checked";

/** What is done to the rows of a file once they are read, in this order. */
export const steps = {
  ...{ compare: 1, earlier: 2, aside: 3, addUp: 4, customers: 5, apply: 6, finish: 7 },
} as const;
export type StepName = keyof typeof steps;

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
  /** The row is taken nevertheless, and somebody is to have seen it. */
  warning?: true;
};

/** The largest file that is taken, in bytes, and the most rows. */
export const LARGEST_FILE = 1_000_000_000;
export const MOST_ROWS = 2_000_000;
/** Of so many rows with mistakes equal ones are put together; more rows are counted, and stand in the download. */
export const MOST_COMPARED = 100_000;

/** The file's name without folders and signs that do not belong in one. */
export function tidyFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const tidy = last.replace(/\p{C}/gu, "").trim().slice(-200);
  return tidy || "file.csv";
}
