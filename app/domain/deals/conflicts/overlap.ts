/** Another registration that touches this one, as the vendor sees it. */
export type Overlap = {
  dealId: string;
  number: string;
  partnerId: string;
  partnerName: string;
  verdict: Verdict;
  /** Families that both name. */
  families: { id: string; name: string }[];
  /** The window of its protection; null while it only asks for one. */
  from: Date | null;
  until: Date | null;
};

/**
 * `conflict` another partner protects it · `duplicate` the same partner has it already · `competing` another
 * registration waits for a decision · `possible` only the name is alike: never blocks, never disclosed.
 */
export type Verdict = "conflict" | "duplicate" | "competing" | "possible";

type Facts = { samePartner: boolean; sameCustomer: boolean; isProtected: boolean };

export function verdictOf({ samePartner, sameCustomer, isProtected }: Facts): Verdict {
  if (!sameCustomer) return "possible";
  if (samePartner) return "duplicate";
  return isProtected ? "conflict" : "competing";
}

const order: Verdict[] = ["conflict", "duplicate", "competing", "possible"];

export const byWeight = (a: Pick<Overlap, "verdict">, b: Pick<Overlap, "verdict">): number =>
  order.indexOf(a.verdict) - order.indexOf(b.verdict);

/** A family that another live protection holds, until when and by which deal. */
export type Taken = {
  familyId: string;
  familyName: string;
  until: Date;
  dealId: string;
  number: string;
  partnerName: string;
};

type Family = { id: string; name: string };

/** What an approval would protect, and what others hold. */
export function splitFamilies(families: readonly Family[], taken: readonly Taken[]) {
  const held = new Set(taken.map(({ familyId }) => familyId));
  return {
    free: families.filter(({ id }) => !held.has(id)),
    held: families.filter(({ id }) => held.has(id)),
  };
}
