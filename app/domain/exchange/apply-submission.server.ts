import { applyInventory } from "#app/domain/inventory/apply-inventory.server.ts";
import { allocateAfter, recordSales } from "#app/domain/revenue/apply-sales.server.ts";
import type { RowOutcome } from "#app/domain/revenue/sales-line.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { type Counts, finishSubmission } from "./finish-submission.server.ts";
import {
  type Judged,
  keepRows,
  type RowVerdict,
  type StagedRow,
  selectStaged,
} from "./row.store.server.ts";
import { saleFromStaged, stockFromStaged } from "./staged-line.ts";
import { lockSubmission } from "./submission.store.server.ts";
import type { Submission } from "./submission.ts";

const AT_ONCE = 2_000;
const TIMEOUT_MS = 30 * 60_000;

/** Staging does not hold what the reader put there: another reader of the same file is at work. */
export class StagingDisturbed extends Error {}

/**
 * Turns the staged rows into facts in one transaction: all of it happens or nothing. `expected` is how many rows the
 * reader staged. Null when somebody else has finished it.
 */
export async function applySubmission(
  vendorId: number,
  submissionId: string,
  expected: number,
  at: Date,
): Promise<Counts | null> {
  return withScope(
    systemActor(vendorId),
    async (tx) => {
      const submission = await lockSubmission(tx, submissionId);
      if (submission?.status !== "reading") return null;
      const counts: Counts = { rowsTaken: 0, rowsSame: 0, rowsRefused: 0 };
      const products = new Set<string>();
      let seen = 0;
      for (let after = 0; ; ) {
        const staged = await selectStaged(tx, submissionId, after, AT_ONCE);
        const rows = await applyRows(tx, submission, staged, at, products);
        await keepRows(tx, submissionId, rows);
        for (const { verdict } of rows) counts[countOf[verdict]] += 1;
        seen += staged.length;
        after = staged.at(-1)?.rowNo ?? after;
        if (staged.length < AT_ONCE) break;
      }
      if (seen !== expected) throw new StagingDisturbed(`${seen} rows staged of ${expected}`);
      await finishSubmission(tx, submission, { problem: problemOf(counts), counts }, at);
      await allocateAfter(tx, submissionId, [...products]);
      return counts;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

const countOf: Record<RowVerdict, keyof Counts> = {
  taken: "rowsTaken",
  same: "rowsSame",
  refused: "rowsRefused",
};

function problemOf({ rowsTaken, rowsSame, rowsRefused }: Counts): string | null {
  if (rowsTaken + rowsSame > 0) return null;
  return rowsRefused === 1
    ? "The only row has a mistake"
    : `None of the ${rowsRefused.toLocaleString("en-GB")} rows could be used`;
}

async function applyRows(
  tx: ScopedTx,
  submission: Submission,
  staged: readonly StagedRow[],
  at: Date,
  products: Set<string>,
): Promise<Judged[]> {
  const good = staged.filter((row) => row.fields !== null);
  const outcomes = await applyGood(tx, submission, good, at, products);
  const byRow = new Map(outcomes.map((outcome) => [outcome.rowNo, outcome]));
  return staged.map(({ rowNo }) => {
    const outcome = byRow.get(rowNo);
    if (!outcome) return { rowNo, verdict: "refused", errors: null };
    if (outcome.verdict !== "refused") return { rowNo, verdict: outcome.verdict, errors: null };
    return { rowNo, verdict: "refused", errors: [clash(submission, outcome.clashesWith)] };
  });
}

async function applyGood(
  tx: ScopedTx,
  { id: submissionId, kind, partnerId }: Submission,
  rows: readonly StagedRow[],
  at: Date,
  products: Set<string>,
): Promise<RowOutcome[]> {
  if (kind === "inventory") {
    if (partnerId === null) throw new Error("An inventory report has a partner");
    const lines = rows.map((row) => stockFromStaged(row.fields));
    return applyInventory(tx, { submissionId, partnerId }, lines, at);
  }
  if (kind === "forecast") throw new Error("Forecasts are read by their own room");
  const lines = rows.map((row) => saleFromStaged(row.fields));
  const outcomes = await recordSales(tx, { submissionId, partnerId, kind }, lines, at);
  const taken = new Set(
    outcomes.filter((outcome) => outcome.verdict === "taken").map((outcome) => outcome.rowNo),
  );
  for (const line of lines) if (taken.has(line.rowNo)) products.add(line.productId);
  return outcomes;
}

const clash = ({ kind }: Submission, rowNo: number) => ({
  column: "",
  value: `row ${rowNo.toLocaleString("en-GB")}`,
  what:
    kind === "inventory"
      ? "Another row has the same location, day and part"
      : "Another row has the same document, line and part",
  hint: "Keep one of the two, or give them different line numbers",
});
