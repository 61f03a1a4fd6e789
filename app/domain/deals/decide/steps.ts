import type { ApproverRole } from "#app/domain/programs/approval/approval-chain.ts";
import type { VendorActor } from "#app/platform/actor.ts";

const stepStatuses = ["waiting", "current", "approved", "rejected", "skipped"] as const;
export type StepStatus = (typeof stepStatuses)[number];

/** A step of a deal's approval, settled when the deal was handed in. */
export type ApprovalStep = {
  stepNo: number;
  name: string;
  /** Who approves, as a word or a name. */
  approver: string;
  approverId: string | null;
  approverRole: ApproverRole | null;
  /** Whoever looks after the partner now may decide as well. */
  byManager: boolean;
  apart: boolean;
  status: StepStatus;
  dueAt: Date;
  escalatedAt: Date | null;
  decidedAt: Date | null;
  deciderId: string | null;
  deciderName: string | null;
  /** Whose step it was, when a delegate or an administrator decided it. */
  forName: string | null;
  overridden: boolean;
  /** What was said with it; a partner reads only the last word. */
  note: string | null;
};

/** Those for whom somebody stands in now. */
export type StandIn = { membershipId: string; name: string };

/** As whom somebody may decide the current step. */
export type Claim =
  | { as: "approver" }
  | { as: "delegate"; forName: string }
  /** An administrator may decide any step; that it was not theirs is kept. */
  | { as: "override"; forName: string };

type Circumstances = {
  /** Those for whom the actor stands in now. */
  standsInFor?: readonly StandIn[];
  /** The partner's channel manager now. */
  managerId?: string | null;
};

export const currentStep = (steps: readonly ApprovalStep[]): ApprovalStep | null =>
  steps.find(({ status }) => status === "current") ?? null;

/**
 * As whom the actor may decide the step that is current; null when it may not. A deal without steps, from before there
 * were any, is decided by whoever decides deals.
 */
export function mayDecideStep(
  actor: Pick<VendorActor, "membershipId" | "role">,
  steps: readonly ApprovalStep[],
  { standsInFor = [], managerId = null }: Circumstances = {},
): Claim | null {
  if (actor.role === "system") return { as: "approver" };
  if (actor.role !== "vendor_admin" && actor.role !== "channel_manager") return null;
  const step = currentStep(steps);
  if (!step) return steps.length === 0 ? { as: "approver" } : null;
  const isAdmin = actor.role === "vendor_admin";
  const decidedBefore = steps.some(
    ({ deciderId }) => deciderId !== null && deciderId === actor.membershipId,
  );
  if (step.apart && decidedBefore) return null;

  const ids = [step.approverId, step.byManager ? managerId : null].filter((id) => id !== null);
  if (actor.membershipId && ids.includes(actor.membershipId)) return { as: "approver" };
  if (step.approverRole === actor.role) return { as: "approver" };
  if (isAdmin && step.escalatedAt) return { as: "approver" };
  const absent = standsInFor.find(({ membershipId }) => ids.includes(membershipId));
  if (absent) return { as: "delegate", forName: absent.name };
  return isAdmin ? { as: "override", forName: step.approver } : null;
}
