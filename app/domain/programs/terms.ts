import { type ApprovalChain, chooseChain } from "./approval/approval-chain.ts";
import {
  type Approvers,
  decideByOf,
  type PlannedStep,
  plannedSteps,
} from "./approval/planned-steps.ts";
import type { BusinessCalendar } from "./business-calendar.ts";
import { chooseProgram, type NotTaken, type OfferedProgram } from "./choose-program.ts";
import type { DealFacts } from "./conditions.ts";
import { protectionEnd } from "./local-time.ts";

/** All that the terms of a deal depend on besides the deal. */
export type TermsGround = {
  programs: OfferedProgram[];
  chains: ApprovalChain[];
  approvers: Approvers;
  calendar: BusinessCalendar;
};

/** What a deal gets when it is handed in at a moment. */
export type Terms = {
  program: OfferedProgram;
  chain: Pick<ApprovalChain, "id" | "name"> | null;
  steps: PlannedStep[];
  decideBy: Date;
  /** Until when it is protected if it is approved on its last day. */
  protectedUntil: Date;
};

export type Settled =
  | { ok: true; terms: Terms }
  | { ok: false; program: OfferedProgram | null; refusals: NotTaken[] };

/** The programme, the approval and the deadlines of a deal that is handed in now. */
export function settleTerms(
  { programs, chains, approvers, calendar }: TermsGround,
  facts: DealFacts,
  now: Date,
): Settled {
  const choice = chooseProgram(programs, facts);
  if (!choice.ok) return choice;
  const { program } = choice;
  const chain = chooseChain(chains, facts);
  const steps = plannedSteps(chain, program.rules, approvers, now, calendar);
  const decideBy = decideByOf(steps, now);
  const protectedUntil = protectionEnd(decideBy, program.rules.protectionDays, calendar.timeZone);
  const named = chain && { id: chain.id, name: chain.name };
  return { ok: true, terms: { program, chain: named, steps, decideBy, protectedUntil } };
}
