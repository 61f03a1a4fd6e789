import type { DealStatus } from "../deal.ts";

/** Version of what is found and how it is judged; kept with every conflict. */
export const CONFLICT_RULES = 1;

/**
 * `conflict` another partner protects it · `direct` the vendor's own sales are engaged there · `duplicate` the same
 * partner has it already · `competing` another registration waits for a decision · `existing_customer` it has bought
 * before · `possible` only the name is alike: never blocks, never disclosed.
 */
export const verdicts = [
  "conflict",
  "direct",
  "duplicate",
  "competing",
  "existing_customer",
  "possible",
] as const;
export type Verdict = (typeof verdicts)[number];

/** What may say that two customers are one, or count as one. The surest first. */
export const keys = [
  "duns",
  "vat",
  "customer",
  "domain",
  "parent",
  "subsidiary",
  "sibling",
  "name",
] as const;
export type Key = (typeof keys)[number];

/** One key on both sides. `agrees` is false where both state it and differ, which speaks against a match. */
export type KeyEvidence = { key: Key; value: string; agrees: boolean; weight: number };

/** What touches a registration, as the vendor sees it. */
export type Conflict = {
  verdict: Verdict;
  /** The other registration; null where it is the vendor's own engagement or its customer. */
  deal: {
    id: string;
    number: string;
    partnerId: string;
    partnerName: string;
    status: DealStatus;
    submittedAt: Date | null;
    /** As the other registration writes it. */
    customerName: string;
  } | null;
  /** The vendor's own engagement, for `direct`. */
  engagement: { id: string; note: string; byName: string } | null;
  /** The customer it was found at, which may be another record than the registration's own. */
  customer: { id: string; name: string; lifecycle: "prospect" | "active" | "former" };
  /** Families that both name; empty for `existing_customer`. */
  families: { id: string; name: string }[];
  /** The window of its protection or engagement; null while it only asks for one. */
  from: Date | null;
  until: Date | null;
  evidence: KeyEvidence[];
  /** From 0 to 1: the surest key that agrees. */
  strength: number;
  ruleVersion: number;
  foundAt: Date;
};

const order: readonly Verdict[] = verdicts;

/** What blocks comes first, the surest of it first. */
export const byWeight = (
  a: Pick<Conflict, "verdict" | "strength">,
  b: Pick<Conflict, "verdict" | "strength">,
): number => order.indexOf(a.verdict) - order.indexOf(b.verdict) || b.strength - a.strength;

type Facts = { samePartner: boolean; sameCustomer: boolean; isProtected: boolean };

/** Of another registration. */
export function verdictOf({ samePartner, sameCustomer, isProtected }: Facts): Verdict {
  if (!sameCustomer) return "possible";
  if (samePartner) return "duplicate";
  return isProtected ? "conflict" : "competing";
}
