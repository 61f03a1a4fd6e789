import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { mayDecide } from "../life/decide-submission.server.ts";
import { readJob } from "../read-job.ts";
import { selectLayout, selectSubmission } from "../submission.store.server.ts";
import type { FileLayout, Submission } from "../submission.ts";
import type { Choices } from "./choices.ts";
import { choicesOf } from "./said.server.ts";

export type Heard = { submission: Submission; layout: FileLayout | null; choices: Choices };

export type SayRefusal = {
  ok: false;
  reason: "not-found" | "not-yours" | "not-now" | "said-since" | "sent-again" | "not-understood";
  /** What is wrong with what was said, and with which correction. */
  why?: string;
  about?: { column: string; what: string; value: string };
};
export type Spoken = { ok: true; submissionId: string } | SayRefusal;

/** States in which a file is read again with what somebody says of it: nothing of it counts yet. */
const readAgain: readonly Submission["status"][] = ["waiting", "refused", "discarded"];
export const mayReadAgain = ({ status }: Pick<Submission, "status">) => readAgain.includes(status);

const no = (reason: SayRefusal["reason"], why?: string): SayRefusal => ({ ok: false, reason, why });

/** Somebody says something about a file. `version` is what had been said when the form was opened. */
export async function say(
  actor: Actor,
  id: string,
  version: number,
  work: (tx: ScopedTx, heard: Heard) => Promise<Spoken>,
): Promise<Spoken> {
  try {
    return await withScope(actor, async (tx) => {
      const submission = await selectSubmission(tx, id);
      if (!submission) return no("not-found");
      if (!mayDecide(actor, submission)) return no("not-yours");
      const choices = await choicesOf(tx, id);
      if (choices.version !== version) return no("said-since");
      const layout = await selectLayout(tx, id);
      return work(tx, { submission, layout, choices });
    });
  } catch (error) {
    // The same file was handed over anew after this one was refused.
    if (brokeConstraint(error, "submission_same_file")) return no("sent-again");
    throw error;
  }
}

/** Keeps what was said with the file and has it read again. */
export async function readAgainWith(
  tx: ScopedTx,
  actor: Actor,
  { submission: { id, status }, choices }: Heard,
  said: Omit<Choices, "version">,
  detail: Record<string, string | number>,
): Promise<Spoken> {
  if (!readAgain.includes(status)) return no("not-now");
  const next: Choices = { ...said, version: choices.version + 1 };
  const fresh = { plan: Prisma.DbNull, problem: null, decidedBy: null, finishedAt: null };
  const { count } = await asSystem(tx, actor, (system) =>
    system.submission.updateMany({
      where: { vendorId: tx.vendorId, id, status },
      data: { ...fresh, status: "received", choices: JSON.parse(JSON.stringify(next)) },
    }),
  );
  if (count === 0) return no("not-now");
  await audit(tx, actor, "submission.read_again", { kind: "submission", id }, detail);
  const payload = { vendorId: tx.vendorId, submissionId: id };
  await enqueue(tx, readJob, payload, { key: `${readJob.name}:${id}` });
  return { ok: true, submissionId: id };
}
