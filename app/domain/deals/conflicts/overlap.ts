import type { Conflict, Verdict } from "./conflict.ts";

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

/** The other registrations among what touches a deal. */
export const overlapsIn = (conflicts: readonly Conflict[]): Overlap[] =>
  conflicts.flatMap(({ deal, verdict, families, from, until }) =>
    deal
      ? [
          {
            ...{ dealId: deal.id, number: deal.number },
            ...{ partnerId: deal.partnerId, partnerName: deal.partnerName },
            ...{ verdict, families, from, until },
          },
        ]
      : [],
  );

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
