import { applyStagedStock } from "#app/domain/inventory/apply-inventory.server.ts";
import { applyStagedSales } from "#app/domain/revenue/apply-sales.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";
import { RecordOutdated } from "#app/platform/records/record-room.ts";

import { tell } from "../api/tell-job.ts";
import { type Counts, finishSubmission } from "../finish-submission.server.ts";
import { applyForecast } from "../forecast/apply-forecast.server.ts";
import { makeForecastPlan } from "../forecast/plan-forecast.server.ts";
import { applyRecords } from "../master/apply-records.server.ts";
import { makeRecordPlan } from "../master/file-plan.server.ts";
import { readJob } from "../read-job.ts";
import { ReadingProgress } from "../reading-progress.server.ts";
import { type Asked, questionsOf } from "../said/questions.server.ts";
import {
  holdSubmission,
  lockSubmission,
  nextAppliedNo,
  selectPlan,
  selectSubmission,
  updateSubmission,
} from "../submission.store.server.ts";
import { isLineKind, isRecordKind, type Submission } from "../submission.ts";
import { markControlNumbers, repeatedControlNumber } from "../x12/control.store.server.ts";
import { assumesAnew } from "./assumed.store.server.ts";
import { ruleFor } from "./intake-setting.server.ts";
import { type FilePlan, makePlan } from "./make-plan.server.ts";
import { appliesByItself, type Plan, sameEffect } from "./plan.ts";

const TIMEOUT_MS = 30 * 60_000;

export type Settled =
  | { how: "applied" | "refused"; counts: Counts }
  /** Somebody is to be asked; another is at it; its rows are gone and it is read again; nothing to do. */
  | { how: "waiting" | "taken" | "again" | "done" };

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
    if (error instanceof RecordOutdated) return refuseOutdated(vendorId, submissionId, at);
    // Another file with its control number was applied at the same instant: now it is there to be named.
    if (!brokeConstraint(error, "x12_control_once")) throw error;
    return settle(vendorId, submissionId, at);
  }
}

const OUTDATED = "Something that its rows name has changed since they were read. Send it again";

/** What was done so far was rolled back. */
const refuseOutdated = (vendorId: number, submissionId: string, at: Date): Promise<Settled> =>
  withScope(systemActor(vendorId), async (tx) => {
    const submission = await lockSubmission(tx, submissionId);
    if (submission?.status !== "checked") return { how: "done" };
    return refuse(tx, submission, at, OUTDATED);
  });

const settle = (vendorId: number, submissionId: string, at: Date): Promise<Settled> =>
  withScope(
    systemActor(vendorId),
    async (tx): Promise<Settled> => {
      if (!(await holdSubmission(tx, submissionId))) return { how: "taken" };
      const submission = await selectSubmission(tx, submissionId);
      if (submission?.status !== "checked") return { how: "done" };
      const asked = await questionsOf(tx, submissionId);
      if (submission.rowsRefused + submission.rowsLeftOut === submission.rowsRead) {
        return asked.open ? ask(tx, submission) : refuse(tx, submission, at);
      }
      const repeated = await repeatedControlNumber(tx, submissionId);
      if (repeated) return refuse(tx, submission, at, repeated);
      const progress = new ReadingProgress(vendorId, submissionId);
      progress.rows = submission.rowsRead;
      const file = await planOf(tx, submission, progress, at);
      if (!file) return readAgain(tx, submission);
      return decide(tx, submission, { ...file, asked }, { progress, at });
    },
    { timeoutMs: TIMEOUT_MS },
  );

function planOf(tx: ScopedTx, submission: Submission, progress: ReadingProgress, at: Date) {
  const { kind } = submission;
  if (kind === "forecast") return makeForecastPlan(tx, submission, at);
  return isRecordKind(kind)
    ? makeRecordPlan(tx, { ...submission, kind }, at)
    : makePlan(tx, { ...submission, kind }, progress);
}

/** Staging is not kept through a crash of the database; the file is. */
async function readAgain(tx: ScopedTx, { id }: Submission): Promise<Settled> {
  await updateSubmission(tx, id, { status: "received", step: null });
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
  const problem = why ?? problemOf(submission);
  await finishSubmission(tx, submission, { problem, counts }, at);
  return { how: "refused", counts };
}

function problemOf({ rowsRead, rowsRefused }: Submission): string {
  if (rowsRefused === 0) return "All of the rows were left out";
  if (rowsRead === 1) return "The only row has a mistake";
  return `None of the ${rowsRead.toLocaleString("en-GB")} rows could be used`;
}

async function decide(
  tx: ScopedTx,
  submission: Submission,
  file: FilePlan & { asked: Asked },
  { progress, at }: { progress: ReadingProgress; at: Date },
): Promise<Settled> {
  const { id, decidedBy } = submission;
  const shown = decidedBy === null ? null : await selectPlan(tx, id);
  const mayApply = shown ? sameEffect(shown, file.plan) : await appliesAlone(tx, submission, file);
  if (mayApply) return apply(tx, submission, file, { progress, at });
  const plan: Plan = { ...file.plan, again: shown !== null };
  await updateSubmission(tx, id, {
    ...{ status: "waiting", plan: planToJson(plan), decidedBy: null, step: null },
  });
  const subject = { kind: "submission", id };
  const { fresh, changed, same, refused, unusual } = plan;
  const detail = { fresh, changed, same, refused, unusual };
  await audit(tx, systemActor(tx.vendorId), "submission.waiting", subject, detail);
  await tell(tx, id, "waiting");
  return { how: "waiting" };
}

/** What was only assumed is confirmed by somebody first, unless the file changes nothing. */
async function appliesAlone(
  tx: ScopedTx,
  submission: Submission,
  { plan, asked }: FilePlan & { asked: Asked },
): Promise<boolean> {
  if (asked.open) return false;
  const assumed = asked.assumed || (await assumesAnew(tx, submission, plan));
  if (assumed && plan.fresh + plan.changed > 0) return false;
  return appliesByItself(plan, await ruleFor(tx, submission));
}

/** No row can be used while nobody has said how they are to be read. */
async function ask(tx: ScopedTx, { id }: Submission): Promise<Settled> {
  await updateSubmission(tx, id, { status: "waiting", plan: Prisma.DbNull, decidedBy: null });
  const subject = { kind: "submission", id };
  await audit(tx, systemActor(tx.vendorId), "submission.waiting", subject, { asked: true });
  await tell(tx, id, "waiting");
  return { how: "waiting" };
}

async function apply(
  tx: ScopedTx,
  submission: Submission,
  { plan, productIds, lines, lastRow, days }: FilePlan,
  { progress, at }: { progress: ReadingProgress; at: Date },
): Promise<Settled> {
  const { id: submissionId, kind, partnerId, rowsSame } = submission;
  const known = { same: plan.same - rowsSame, changed: plan.changed };
  const sales = isLineKind(kind) && kind !== "inventory";
  await progress.begin(sales ? "customers" : "apply");
  if (isRecordKind(kind)) {
    await applyRecords(tx, { ...submission, kind }, at, progress.reach);
  } else if (kind === "forecast") {
    await applyForecast(tx, submission, at, progress.reach);
  } else if (kind === "inventory") {
    if (partnerId === null) throw new Error("An inventory report has a partner");
    await applyStagedStock(tx, { submissionId, partnerId }, { known, lines }, at);
  } else {
    const what = { currency: plan.currency, known, lines, lastRow, productIds, days };
    await applyStagedSales(tx, { submissionId, partnerId, kind }, what, at, progress);
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
