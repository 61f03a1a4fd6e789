import { applyStagedStock } from "#app/domain/inventory/apply-inventory.server.ts";
import { applyStagedSales } from "#app/domain/revenue/apply-sales.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { type Counts, finishSubmission } from "../finish-submission.server.ts";
import { readJob } from "../read-job.ts";
import { ReadingProgress } from "../reading-progress.server.ts";
import {
  holdSubmission,
  nextAppliedNo,
  selectPlan,
  selectSubmission,
  updateSubmission,
} from "../submission.store.server.ts";
import type { FileKind, Submission } from "../submission.ts";
import { markControlNumbers, repeatedControlNumber } from "../x12/control.store.server.ts";
import { ruleFor } from "./intake-setting.server.ts";
import { type FilePlan, makePlan } from "./make-plan.server.ts";
import { appliesByItself, type Plan, sameEffect } from "./plan.ts";
import { countStaged } from "./staged.store.server.ts";

const TIMEOUT_MS = 30 * 60_000;

export type Settled =
  | { how: "applied" | "refused"; counts: Counts }
  /** Somebody is to be asked; another is at it; its rows are gone and it is read again; nothing to do. */
  | { how: "waiting" | "taken" | "again" | "done" };

type FileSubmission = Submission & { kind: FileKind };

/**
 * What was read is applied, all of it in one transaction, or waits for somebody who says so. What somebody was shown
 * is what is applied: if another file has changed what this one does, it is shown again.
 */
export async function settleSubmission(
  vendorId: number,
  submissionId: string,
  at: Date,
): Promise<Settled> {
  try {
    return await settle(vendorId, submissionId, at);
  } catch (error) {
    // Another file with its control number was applied at the same instant: now it is there to be named.
    if (!brokeConstraint(error, "x12_control_once")) throw error;
    return settle(vendorId, submissionId, at);
  }
}

const settle = (vendorId: number, submissionId: string, at: Date): Promise<Settled> =>
  withScope(
    systemActor(vendorId),
    async (tx): Promise<Settled> => {
      if (!(await holdSubmission(tx, submissionId))) return { how: "taken" };
      const found = await selectSubmission(tx, submissionId);
      if (found?.status !== "checked" || found.kind === "forecast") return { how: "done" };
      const submission = { ...found, kind: found.kind };
      const staged = await countStaged(tx, submissionId);
      if (staged !== submission.rowsRead) return readAgain(tx, submission);
      if (submission.rowsRefused === submission.rowsRead) return refuse(tx, submission, at);
      const repeated = await repeatedControlNumber(tx, submissionId);
      if (repeated) return refuse(tx, submission, at, repeated);
      return decide(tx, submission, await makePlan(tx, submission), at);
    },
    { timeoutMs: TIMEOUT_MS },
  );

/** Staging is not kept through a crash of the database; the file is. */
async function readAgain(tx: ScopedTx, { id }: Submission): Promise<Settled> {
  await updateSubmission(tx, id, { status: "received" });
  const payload = { vendorId: tx.vendorId, submissionId: id };
  await enqueue(tx, readJob, payload, { key: `${readJob.name}:${id}` });
  return { how: "again" };
}

async function refuse(
  tx: ScopedTx,
  submission: Submission,
  at: Date,
  why?: string,
): Promise<Settled> {
  const { rowsRefused } = submission;
  const counts = { rowsTaken: 0, rowsSame: 0, rowsRefused, rowsChanged: 0 };
  const problem =
    why ??
    (rowsRefused === 1
      ? "The only row has a mistake"
      : `None of the ${rowsRefused.toLocaleString("en-GB")} rows could be used`);
  await finishSubmission(tx, submission, { problem, counts }, at);
  return { how: "refused", counts };
}

async function decide(
  tx: ScopedTx,
  submission: FileSubmission,
  file: FilePlan,
  at: Date,
): Promise<Settled> {
  const { id, decidedBy } = submission;
  const shown = decidedBy === null ? null : await selectPlan(tx, id);
  const mayApply = shown
    ? sameEffect(shown, file.plan)
    : appliesByItself(file.plan, await ruleFor(tx, submission));
  if (mayApply) return apply(tx, submission, file, at);
  const plan: Plan = { ...file.plan, again: shown !== null };
  await updateSubmission(tx, id, { status: "waiting", plan: planToJson(plan), decidedBy: null });
  const subject = { kind: "submission", id };
  const { fresh, changed, same, refused, unusual } = plan;
  const detail = { fresh, changed, same, refused, unusual };
  await audit(tx, systemActor(tx.vendorId), "submission.waiting", subject, detail);
  return { how: "waiting" };
}

async function apply(
  tx: ScopedTx,
  submission: FileSubmission,
  { plan, productIds, lines, lastRow }: FilePlan,
  at: Date,
): Promise<Settled> {
  const { id: submissionId, kind, partnerId, rowsSame } = submission;
  const progress = new ReadingProgress(tx.vendorId, submissionId);
  progress.rows = submission.rowsRead;
  const known = { same: plan.same - rowsSame, changed: plan.changed };
  const told = async (rows: number) => {
    progress.done = rows;
    await progress.tell();
  };
  await told(1);
  if (kind === "inventory") {
    if (partnerId === null) throw new Error("An inventory report has a partner");
    await applyStagedStock(tx, { submissionId, partnerId }, { known, lines }, at);
  } else {
    const what = { currency: plan.currency, known, lines, lastRow, productIds };
    await applyStagedSales(tx, { submissionId, partnerId, kind }, what, at, told);
  }
  const counts = {
    rowsTaken: plan.fresh + plan.changed,
    rowsSame: plan.same,
    rowsRefused: plan.refused,
    rowsChanged: plan.changed,
  };
  await markControlNumbers(tx, submissionId, true);
  const appliedNo = await nextAppliedNo(tx);
  await finishSubmission(
    tx,
    submission,
    { problem: null, counts, plan: planToJson(plan), appliedNo },
    at,
  );
  return { how: "applied", counts };
}

/** Plain JSON, with whole numbers that no double holds as text. */
const planToJson = (plan: Plan) =>
  JSON.parse(
    JSON.stringify(plan, (_key, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
  );
