import { decimal } from "#app/domain/deals/api/decimal.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";

import { mayDecide } from "../life/decide-submission.server.ts";
import { type Movement, type Plan, planMark } from "../life/plan.ts";
import { selectMistakes } from "../row.store.server.ts";
import { selectLayout, selectPlan, selectSubmission } from "../submission.store.server.ts";
import { isRunning, type Submission, steps } from "../submission.ts";
import { firstAnswerNo } from "../x12/control.store.server.ts";
import type { SubmissionListItem, SubmissionResource } from "./submission-resource.ts";

type Named = { id: string; name: string } | null;

/** A submission as a list shows it. */
export function submissionItem(submission: Submission, partner: Named): SubmissionListItem {
  const { id, kind, status, fileName, bytes, sha256, decidedBy, problem } = submission;
  return {
    ...{ id, kind, status, partner, fileName, bytes, sha256, decidedBy, problem },
    sender: submission.senderName,
    createdAt: submission.createdAt.toISOString(),
    finishedAt: submission.finishedAt?.toISOString() ?? null,
    reversedAt: submission.reversedAt?.toISOString() ?? null,
    rows: {
      read: submission.rowsRead,
      taken: submission.rowsTaken,
      changed: submission.rowsChanged,
      same: submission.rowsSame,
      refused: submission.rowsRefused,
      leftOut: submission.rowsLeftOut,
    },
  };
}

/** A submission as programs read it; null when it is not in the actor's scope. */
export function readSubmissionResource(
  actor: Actor,
  id: string,
): Promise<SubmissionResource | null> {
  return withScope(actor, async (tx) => {
    const submission = await selectSubmission(tx, id);
    return submission && resourceOf(tx, actor, submission);
  });
}

async function resourceOf(
  tx: ScopedTx,
  actor: Actor,
  submission: Submission,
): Promise<SubmissionResource> {
  const { id, partnerId, bytesRead, rowsRead, rowsDone, step } = submission;
  const rowsApplied = isRunning(submission) && step !== steps.apply ? 0 : rowsDone;
  const partner = partnerId ? await findPartner(tx, partnerId) : null;
  const plan = await selectPlan(tx, id);
  const mistakes = await selectMistakes(tx, id);
  const answered = !isRunning(submission) && (await firstAnswerNo(tx, id)) !== null;
  const self = `${env.ORIGIN}/api/v1/submissions/${id}`;
  const side = actor.audience === "vendor" ? "desk" : "portal";
  return {
    ...submissionItem(submission, partner && { id: partner.id, name: partner.name }),
    progress: { bytesRead, rowsRead, rowsApplied },
    plan: plan && planJson(plan),
    mistakes: mistakes.map(({ column, what, hint, rows, firstRow, values, verdict }) => ({
      ...{ column, problem: what, hint, rows, firstRow, values: values ?? [] },
      refused: verdict === "refused",
    })),
    notes: (await selectLayout(tx, id))?.notes ?? [],
    may: allowed(actor, submission, plan),
    links: {
      self,
      page: `${env.ORIGIN}/${side}/submissions/${id}`,
      file: `${self}/file`,
      errors: `${self}/errors`,
      acknowledgement: answered ? `${self}/997` : null,
    },
  };
}

/** A file without a plan asks something first, which is answered on its page. */
function allowed(
  actor: Actor,
  submission: Submission,
  plan: Plan | null,
): SubmissionResource["may"] {
  if (!mayDecide(actor, submission)) return [];
  if (submission.status === "waiting") return plan ? ["apply", "discard"] : ["discard"];
  return submission.status === "applied" ? ["reverse"] : [];
}

function planJson(plan: Plan): NonNullable<SubmissionResource["plan"]> {
  const { fresh, changed, same, refused, currency, totals, unusual } = plan;
  const moved = ({ rows, units, amountMinor }: Movement) => ({
    rows,
    units,
    amount: decimal(amountMinor, currency),
  });
  const { sales, returns, from, to } = totals;
  return {
    mark: planMark(plan),
    new: fresh,
    ...{ changed, same, refused, currency, from, to, unusual },
    sales: moved(sales),
    returns: moved(returns),
  };
}
