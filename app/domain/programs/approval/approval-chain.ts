import { z } from "zod";

import { type Conditions, type DealFacts, missedBy } from "../conditions.ts";

/** The roles that decide deals. */
export const approverRoles = ["channel_manager", "vendor_admin"] as const;
export type ApproverRole = (typeof approverRoles)[number];

export const approverRoleNames: Record<ApproverRole, string> = {
  channel_manager: "Any channel manager",
  vendor_admin: "Administrators",
};

export const Approver = z.discriminatedUnion("by", [
  z.object({ by: z.literal("manager") }),
  z.object({ by: z.literal("role"), role: z.enum(approverRoles) }),
  z.object({ by: z.literal("person"), membershipId: z.uuid() }),
]);
export type Approver = z.infer<typeof Approver>;

export const ChainStep = z.object({
  name: z.string().min(1).max(60),
  approver: Approver,
  decisionDays: z.number().int().min(1).max(60),
});
export type ChainStep = z.infer<typeof ChainStep>;

export const MOST_STEPS = 5;

/** Who approves deals of some kind, one after the other. */
export type ApprovalChain = {
  id: string;
  name: string;
  conditions: Conditions;
  steps: ChainStep[];
  /** Nobody approves two steps of the same deal. */
  apart: boolean;
};

export const ChainSteps = z.array(ChainStep).min(1).max(MOST_STEPS);

/** The first chain, in their order, that is for such a deal; none is the usual way. */
export const chooseChain = <C extends Pick<ApprovalChain, "conditions">>(
  chains: readonly C[],
  facts: DealFacts,
): C | null => chains.find(({ conditions }) => missedBy(conditions, facts).length === 0) ?? null;
