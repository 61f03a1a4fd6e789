import { z } from "zod";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { partyOf, type ReportedParty } from "../reported-parties.server.ts";

/** A customer that the party may be, with what speaks for it and against. */
export type Candidate = {
  proposalId: string;
  customerId: string;
  name: string;
  lifecycle: "prospect" | "active" | "former";
  street: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
  /** What it is known by, and its number in the vendor's CRM. */
  identifiers: { scheme: string; value: string }[];
  score: number;
  ruleVersion: number;
  evidence: { key: string; value: string; weight: number }[];
};

export type PartyToMatch = {
  party: ReportedParty & { phone: string | null; lei: string | null };
  candidates: Candidate[];
};

const Evidence = z
  .array(z.object({ key: z.string(), value: z.string(), weight: z.number() }))
  .catch([]);

/** As many as stand side by side. */
const MOST = 3;

/** A party that waits, with the customers that it may be, the likeliest first. Null where there is no such party. */
export async function partyToMatch(tx: ScopedTx, partyId: string): Promise<PartyToMatch | null> {
  const { vendorId } = tx;
  const party = await partyOf(tx, partyId);
  if (!party) return null;
  const more = await tx.reportedParty.findUniqueOrThrow({
    where: { vendorId_id: { vendorId, id: partyId } },
    select: { phone: true, lei: true },
  });
  const proposals = await tx.matchProposal.findMany({
    where: { vendorId, partyId, status: "open" },
    orderBy: [{ score: "desc" }, { id: "asc" }],
    select: {
      id: true,
      score: true,
      ruleVersion: true,
      evidence: true,
      customer: { select: { id: true, standsForId: true } },
    },
  });
  const lives = proposals.map(({ customer: { id, standsForId }, ...proposal }) => ({
    ...proposal,
    customerId: standsForId ?? id,
  }));
  const meant = lives
    .filter(({ customerId }) => customerId !== party.customerId)
    .filter((each, at, all) => all.findIndex((o) => o.customerId === each.customerId) === at)
    .slice(0, MOST);
  const customers = await tx.customer.findMany({
    where: { vendorId, id: { in: meant.map(({ customerId }) => customerId) } },
    select: {
      ...{ id: true, name: true, lifecycle: true },
      ...{ street: true, postcode: true, city: true, country: true },
      identifiers: { orderBy: { value: "asc" }, select: { scheme: true, value: true } },
    },
  });
  const candidates = meant.flatMap(({ id, evidence, customerId, ...proposal }): Candidate[] => {
    const customer = customers.find((each) => each.id === customerId);
    if (!customer) return [];
    const { id: _, ...known } = customer;
    return [
      { ...known, ...proposal, customerId, proposalId: id, evidence: Evidence.parse(evidence) },
    ];
  });
  return { party: { ...party, ...more }, candidates };
}
