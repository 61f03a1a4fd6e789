import type { DealStatus } from "../deal.ts";

/** In whose favour, of the two in the order of their registration; or each keeps some families. */
export type Outcome = "first" | "second" | "shared";
/** The same for one side, which names nobody else. */
export type SideOutcome = "upheld" | "not_upheld" | "shared";

export type Evidence = {
  id: string;
  at: Date;
  /** What it is about happened on that day. */
  day: Date;
  side: "vendor" | "partner";
  authorName: string;
  statement: string;
  file: { id: string; name: string; bytes: number } | null;
};

/** What one side was asked, showed and was told. */
export type DisputeSide = {
  id: string;
  dealId: string;
  askedAt: Date;
  ask: string;
  dueAt: Date;
  outcome: SideOutcome | null;
  told: string | null;
  closedAt: Date | null;
  evidence: Evidence[];
};

/** As the vendor sees a side: with whose it is. */
export type NamedSide = DisputeSide & {
  number: string;
  partnerName: string;
  customerName: string;
  ownerName: string;
  status: DealStatus;
  submittedAt: Date | null;
};

export type Dispute = {
  id: string;
  openedAt: Date;
  openedBy: string;
  reason: string;
  dueAt: Date;
  outcome: Outcome | null;
  reasons: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  first: NamedSide;
  second: NamedSide;
};

/** A deal that a dispute can be opened with: another partner's, for the same customer. */
export type Rival = { id: string; number: string; partnerName: string; customerName: string };

export function outcomeFor(place: "first" | "second", outcome: Outcome): SideOutcome {
  if (outcome === "shared") return "shared";
  return outcome === place ? "upheld" : "not_upheld";
}

export const isLate = ({ at }: Evidence, { dueAt }: Pick<DisputeSide, "dueAt">) => at > dueAt;

type Named = { number: string; partnerName: string; ownerName: string };

/** The name of the other side in words meant for this one, where there is one. */
export function disclosedIn(words: string, other: Named): string | null {
  const said = words.toLowerCase();
  const names = [other.number, other.partnerName, other.ownerName];
  return names.find((name) => name.length > 1 && said.includes(name.toLowerCase())) ?? null;
}
