import type { Comparable } from "../conflicts/compare-deals.ts";
import type { Overlap, Taken } from "../conflicts/overlap.ts";
import type { DealRecord } from "../deal.ts";

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
  };
  /** How the words of the registration were taken for this customer. */
  resolution: {
    method: string;
    score: number;
    ruleVersion: number;
    evidence: { key: string; value: string; weight: number }[];
  };
  overlaps: Overlap[];
  /** What others protect now, and so cannot be approved. */
  taken: Taken[];
  free: string[];
  /** Until when an approval now would protect. */
  protectedUntil: Date;
  mine: Comparable;
  /** The overlap it is laid beside. */
  theirs: Comparable | null;
};
