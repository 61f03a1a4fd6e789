import { can } from "#app/domain/identity/permissions.ts";
import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { readJob } from "../read-job.ts";
import { mayHandOver } from "../receive-file.server.ts";
import { confirmAssumed } from "../said/answer-questions.server.ts";
import { selectPlan, selectSubmission } from "../submission.store.server.ts";
import type { Submission } from "../submission.ts";
import { planMark } from "./plan.ts";

export type Decided =
  | { ok: true }
  | {
      ok: false;
      reason: "not-found" | "not-yours" | "not-waiting" | "other-plan" | "open-question";
    };

/** Whether somebody decides about a file: its own side where it may send such files, and the vendor's operations. */
export function mayDecide(
  actor: Actor,
  { kind, partnerId }: Pick<Submission, "kind" | "partnerId">,
): boolean {
  if (actor.audience === "vendor" && partnerId !== null) return mayTend(actor);
  return actor.partnerId === partnerId && can(actor, "submission:send") && mayHandOver(actor, kind);
}

/** Whether somebody looks after what partners report. */
export const mayTend = ({ role }: Pick<Actor, "role">): boolean =>
  role === "channel_operations" || role === "vendor_admin" || role === "system";

/**
 * Applies or discards a file that waits. `shown` says what the person saw (see planMark): a plan that was worked out
 * anew since then is shown first.
 */
export function decideSubmission(
  actor: Actor,
  id: string,
  decision: "apply" | "discard",
  shown: string,
  at: Date,
): Promise<Decided> {
  return withScope(actor, async (tx): Promise<Decided> => {
    const submission = await selectSubmission(tx, id);
    if (!submission) return { ok: false, reason: "not-found" };
    if (!mayDecide(actor, submission)) return { ok: false, reason: "not-yours" };
    if (submission.status !== "waiting") return { ok: false, reason: "not-waiting" };
    const plan = await selectPlan(tx, id);
    if (decision === "apply" && (!plan || planMark(plan) !== shown)) {
      return { ok: false, reason: "other-plan" };
    }
    if (decision === "apply" && (await confirmAssumed(tx, actor, submission, at)) === "open") {
      return { ok: false, reason: "open-question" };
    }
    const change =
      decision === "apply"
        ? { status: "checked" as const, decidedBy: actor.name, rowsDone: 0 }
        : { status: "discarded" as const, decidedBy: actor.name, finishedAt: at };
    // What becomes of a file is the portal's word, not the partner's.
    const { count } = await asSystem(tx, actor, (system) =>
      system.submission.updateMany({
        where: { vendorId: tx.vendorId, id, status: "waiting" },
        data: change,
      }),
    );
    if (count === 0) return { ok: false, reason: "not-waiting" };
    const action = decision === "apply" ? "submission.confirmed" : "submission.discarded";
    await audit(tx, actor, action, { kind: "submission", id }, { decision });
    // Discarded, its rows are cleared away; nothing else is left to do.
    const payload = { vendorId: tx.vendorId, submissionId: id };
    await enqueue(tx, readJob, payload, { key: `${readJob.name}:${id}` });
    return { ok: true };
  });
}
