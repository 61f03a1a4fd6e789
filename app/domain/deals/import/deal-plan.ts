import type { DraftForm } from "../drafts/draft.ts";
import type { RegisterDeal } from "../register/register-deal.schema.ts";
import type { CellError } from "./read-deal-row.ts";

/** What becomes of a row: it is registered, it was registered before, or something is wrong with it. */
export type PlannedRow = {
  /** As a spreadsheet counts. */
  rowNo: number;
  raw: string;
  name: string;
  /** The same for the same words, so that a file that is sent twice makes nothing twice. */
  id: string;
  form: DraftForm;
} & (
  | { verdict: "good"; deal: RegisterDeal }
  | { verdict: "same"; number: string }
  | { verdict: "wrong"; errors: CellError[] }
);

export type DealPlan =
  | { ok: true; header: string; delimiter: string; rows: PlannedRow[] }
  | { ok: false; problem: string };

/** More than anybody registers in one go; a file beyond it is sent in parts. */
export const MOST_ROWS = 200;
/** As much as a form carries from the page that shows what will happen to the one that does it. */
export const MOST_BYTES = 300_000;

export type ImportAs = "deals" | "drafts";

/** What was done with a row. */
export type DoneRow = {
  rowNo: number;
  name: string;
  id: string;
} & (
  | { became: "deal"; again: boolean }
  | { became: "draft" }
  | { became: "nothing"; errors: CellError[] }
);

export const countOf = (rows: readonly PlannedRow[], verdict: PlannedRow["verdict"]) =>
  rows.filter((row) => row.verdict === verdict).length;
