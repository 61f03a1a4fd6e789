import { z } from "zod";

import { escalationOf } from "#app/domain/programs/approval/planned-steps.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addBusinessDays } from "#app/domain/programs/business-time.ts";
import { toJson } from "#app/domain/programs/program-rules.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { stepsAndClaim } from "./steps.server.ts";
import { type ApprovalStep, type Claim, currentStep } from "./steps.ts";
import type { GivenTerms } from "./terms-given.ts";

export type StepRefusal =
  /** Somebody else decides this step. */
  | { ok: false; reason: "not-yours"; step: string; approver: string }
  /** Whoever decided an earlier step decides no other of the same deal. */
  | { ok: false; reason: "decided-before"; step: string; approver: string }
  /** The step that the form was about is decided, and another one waits. */
  | { ok: false; reason: "step-decided"; step: string; by: string | null };

export type OpenStep = {
  ok: true;
  /** Null for a deal from before there were steps. */
  step: ApprovalStep | null;
  next: ApprovalStep | null;
  claim: Claim;
};

/** The step that this actor decides now; the deal is held, so that nobody else decides it meanwhile. */
export async function openStep(
  tx: ScopedTx,
  actor: VendorActor,
  deal: { id: string; partnerId: string },
  stepNo: number | undefined,
  now: Date,
): Promise<OpenStep | StepRefusal> {
  const { steps, claim } = await stepsAndClaim(tx, actor, deal, now);
  const step = currentStep(steps);
  const meant = steps.find((each) => each.stepNo === stepNo);
  if (meant && meant !== step) {
    return { ok: false, reason: "step-decided", step: meant.name, by: meant.deciderName };
  }
  if (!claim) {
    const isTwice = steps.some(({ deciderId }) => deciderId && deciderId === actor.membershipId);
    const reason = step?.apart && isTwice ? "decided-before" : "not-yours";
    return { ok: false, reason, step: step?.name ?? "", approver: step?.approver ?? "" };
  }
  const next = step && (steps.find((each) => each.stepNo === step.stepNo + 1) ?? null);
  return { ok: true, step, next, claim };
}

/** For the audit trail: as whom it was decided, where it was not the approver. */
export const claimNoted = ({ step, claim }: OpenStep): Record<string, string> => ({
  ...(step && { step: step.name }),
  ...(claim.as !== "approver" && { [claim.as]: `for ${claim.forName}` }),
});

type Decision = {
  status: "approved" | "rejected";
  /** The line of the history that holds what was said. */
  eventId: string;
  terms?: object;
};

/** Writes a step's decision down. */
export async function closeStep(
  tx: ScopedTx,
  actor: VendorActor,
  dealId: string,
  { step, claim }: OpenStep,
  { status, eventId, terms }: Decision,
  now: Date,
) {
  if (!step) return;
  const { vendorId } = tx;
  await tx.approvalStep.updateMany({
    where: { vendorId, dealId, stepNo: step.stepNo },
    data: {
      status,
      eventId,
      ...(terms && { terms: toJson(terms) }),
      decidedAt: now,
      deciderId: actor.membershipId,
      deciderName: actor.name,
      forName: claim.as === "approver" ? null : claim.forName,
      overridden: claim.as === "override",
    },
  });
  if (status === "rejected") {
    await tx.approvalStep.updateMany({
      where: { vendorId, dealId, status: "waiting" },
      data: { status: "skipped" },
    });
  }
}

/** The next step begins, with its own time from now on. Answers with when it is due. */
export async function beginStep(
  tx: ScopedTx,
  dealId: string,
  stepNo: number,
  now: Date,
): Promise<Date> {
  const where = { vendorId: tx.vendorId, dealId, stepNo };
  const { decisionDays, escalationHours } = await tx.approvalStep.findFirstOrThrow({
    where,
    select: { decisionDays: true, escalationHours: true },
  });
  const calendar = await businessCalendar(tx);
  const dueAt = addBusinessDays(now, decisionDays, calendar);
  const escalateAt = escalationOf(dueAt, escalationHours, calendar);
  await tx.approvalStep.updateMany({ where, data: { status: "current", dueAt, escalateAt } });
  return dueAt;
}

const Kept = z.object({
  given: z.object({ familyIds: z.array(z.string()), lastDay: z.coerce.date().optional() }),
});

/** What the approver of an earlier step would give, unless a later one says otherwise. Vendor's scope. */
export async function proposedTerms(tx: ScopedTx, dealId: string): Promise<GivenTerms> {
  const steps = await tx.approvalStep.findMany({
    where: { vendorId: tx.vendorId, dealId, status: "approved" },
    orderBy: { stepNo: "desc" },
    select: { terms: true },
  });
  for (const { terms } of steps) {
    const kept = Kept.safeParse(terms);
    if (kept.success) return kept.data.given;
  }
  return {};
}
