import type { Relatives } from "#app/domain/customers/relatives.server.ts";

import type { Comparable } from "../conflicts/compare-deals.ts";
import type { Conflict } from "../conflicts/conflict.ts";
import type { Overlap, Taken } from "../conflicts/overlap.ts";
import type { DealRecord } from "../deal.ts";
import type { LikelyDecision } from "./likely-decision.ts";
import type { PartnerRecord } from "./partner-record.ts";
import type { ApprovalStep, Claim } from "./steps.ts";

/** A registration with all the evidence for its decision. */
export type Review = {
  deal: DealRecord;
  tierName: string | null;
  customer: {
    id: string;
    name: string;
    lifecycle: string;
    city: string | null;
    country: string | null;
    identifiers: { scheme: string; value: string }[];
    /** Other ways in which it was written, the newest first. */
    otherNames: string[];
    relatives: Relatives;
  };
  /** How the words of the registration were taken for this customer. */
  resolution: {
    method: string;
    score: number;
    ruleVersion: number;
    evidence: { key: string; value: string; weight: number }[];
  };
  /** Everything that touches it, with the evidence. */
  conflicts: Conflict[];
  /** The one of it that is laid open. */
  chosen: Conflict | null;
  /** The other registrations among it. */
  overlaps: Overlap[];
  /** What others protect now, and so cannot be approved. */
  taken: Taken[];
  free: { id: string; name: string }[];
  /** Until when an approval now would protect, and how long it may at most. */
  protectedUntil: Date;
  longestUntil: Date;
  reviewer: { id: string; name: string } | null;
  record: PartnerRecord;
  likely: LikelyDecision;
  steps: ApprovalStep[];
  /** As whom the one who looks may decide the step that is current. */
  claim: Claim | null;
  mine: Comparable;
  /** The overlap it is laid beside. */
  theirs: Comparable | null;
};

/** What a conflict is known by in the address: the other deal, the engagement or the customer. */
export const idOfConflict = ({ deal, engagement, customer }: Conflict): string =>
  deal?.id ?? engagement?.id ?? customer.id;
