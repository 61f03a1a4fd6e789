import type { BusinessCalendar } from "../business-calendar.ts";
import { addBusinessDays, addBusinessTime } from "../business-time.ts";
import type { ProgramRules } from "../program-rules.ts";
import {
  type ApprovalChain,
  type Approver,
  type ApproverRole,
  approverRoleNames,
  approverRoles,
  type ChainStep,
} from "./approval-chain.ts";

const HOUR_MS = 3_600_000;

/** The vendor's people who could approve, and which of them looks after the partner. */
export type Approvers = {
  managerId: string | null;
  staff: readonly { id: string; name: string; role: string }[];
};

/** A step as it will be settled when the deal is handed in. */
export type PlannedStep = {
  stepNo: number;
  name: string;
  /** Who approves, as a word or a name. */
  approver: string;
  approverId: string | null;
  approverRole: ApproverRole | null;
  byManager: boolean;
  apart: boolean;
  decisionDays: number;
  escalationHours: number;
  /** When it is due if every step before takes its time. */
  dueAt: Date;
  escalateAt: Date;
};

type Terms = Pick<ProgramRules, "decisionBusinessDays" | "escalationHours">;

const usualStep = (decisionDays: number): ChainStep => ({
  name: "Decision",
  approver: { by: "manager" },
  decisionDays,
});

/**
 * Who will decide, in which order, until when. Without a chain the partner's channel manager does; whoever is not
 * there, or has approved before where nobody may twice, is replaced by the administrators.
 */
export function plannedSteps(
  chain: Pick<ApprovalChain, "steps" | "apart"> | null,
  { decisionBusinessDays, escalationHours }: Terms,
  approvers: Approvers,
  now: Date,
  calendar: BusinessCalendar,
): PlannedStep[] {
  const steps = chain?.steps ?? [usualStep(decisionBusinessDays)];
  const apart = chain?.apart ?? false;
  const named = new Set<string>();
  let from = now;
  return steps.map(({ name, approver, decisionDays }, place): PlannedStep => {
    const person = personOf(approver, approvers);
    const taken = person !== null && apart && named.has(person.id);
    const who = person && !taken ? person : null;
    if (who) named.add(who.id);
    const role = who ? null : approver.by === "role" ? approver.role : "vendor_admin";
    const dueAt = addBusinessDays(from, decisionDays, calendar);
    from = dueAt;
    return {
      stepNo: place + 1,
      name,
      approver: who?.name ?? approverRoleNames[role ?? "vendor_admin"],
      approverId: who?.id ?? null,
      approverRole: role,
      byManager: approver.by === "manager" && !taken,
      apart,
      decisionDays,
      escalationHours,
      ...{ dueAt, escalateAt: escalationOf(dueAt, escalationHours, calendar) },
    };
  });
}

export const escalationOf = (dueAt: Date, hours: number, calendar: BusinessCalendar): Date =>
  addBusinessTime(dueAt, hours * HOUR_MS, calendar);

function personOf(approver: Approver, { managerId, staff }: Approvers) {
  const id =
    approver.by === "manager" ? managerId : approver.by === "person" ? approver.membershipId : null;
  const person = staff.find((each) => each.id === id);
  return person && approverRoles.some((role) => role === person.role) ? person : null;
}

/** The day promised to the partner: when the last step is due. */
export const decideByOf = (steps: readonly PlannedStep[], now: Date): Date =>
  steps.at(-1)?.dueAt ?? now;
