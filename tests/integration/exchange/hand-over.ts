import { Readable } from "node:stream";

import { expect } from "vitest";

import { decideSubmission } from "#app/domain/exchange/life/decide-submission.server.ts";
import { planMark } from "#app/domain/exchange/life/plan.ts";
import { handOver, keepFile, type Received } from "#app/domain/exchange/receive-file.server.ts";
import { selectPlan, selectSubmission } from "#app/domain/exchange/submission.store.server.ts";
import type { SubmissionKind } from "#app/domain/exchange/submission.ts";
import { type Actor, systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";

export const at = new Date("2026-10-05T08:00:00Z");

/** Hands a file over without waiting for it to be read. */
export async function send(
  actor: Actor,
  kind: SubmissionKind,
  text: string | Buffer | Readable,
  name = "report.csv",
): Promise<Received> {
  const content = text instanceof Readable ? text : Readable.from([Buffer.from(text)]);
  const file = await keepFile(actor, content);
  if (file === "too-large") throw new Error("The file is too large");
  return handOver(actor, kind, { ...file, name }, at);
}

/** Hands a file over, waits until it is read, and tells what became of it. */
export async function sendAndLook(
  actor: Actor,
  kind: SubmissionKind,
  text: string | Buffer | Readable,
) {
  const received = await send(actor, kind, text);
  if (!("submissionId" in received)) throw new Error(received.reason);
  await settleJobs(actor.vendorId);
  return submissionOf(actor.vendorId, received.submissionId);
}

/** The same by somebody who has it applied when asked. */
export async function sendAndRead(
  actor: Actor,
  kind: SubmissionKind,
  text: string | Buffer | Readable,
) {
  const submission = await sendAndLook(actor, kind, text);
  if (submission.status !== "waiting") return submission;
  expect(await decideAsShown(actor, submission.id, "apply")).toEqual({ ok: true });
  await settleJobs(actor.vendorId);
  return submissionOf(actor.vendorId, submission.id);
}

/** Presses a button below the plan as it stands. */
export async function decideAsShown(actor: Actor, id: string, decision: "apply" | "discard") {
  const plan = await planOf(actor.vendorId, id);
  return decideSubmission(actor, id, decision, planMark(plan), at);
}

export async function planOf(vendorId: number, id: string) {
  const plan = await withScope(systemActor(vendorId), (tx) => selectPlan(tx, id));
  if (!plan) throw new Error(`No plan for ${id}`);
  return plan;
}

export async function submissionOf(vendorId: number, id: string) {
  const submission = await withScope(systemActor(vendorId), (tx) => selectSubmission(tx, id));
  if (!submission) throw new Error(`No submission ${id}`);
  return submission;
}

/** Rows under the header of a distributor's sales report. */
export const pos = (...rows: string[]) =>
  ["Invoice No,Invoice Date,Part Number,Qty,Unit Price,Reseller,End Customer,Customer Web", ...rows]
    .map((row) => `${row}\r\n`)
    .join("");

export const liveFacts = (vendorId: number) =>
  withScope(systemActor(vendorId), (tx) =>
    tx.revenueFact.findMany({
      where: { vendorId, supersededAt: null },
      orderBy: [{ document: "asc" }, { rowNo: "asc" }],
    }),
  );
