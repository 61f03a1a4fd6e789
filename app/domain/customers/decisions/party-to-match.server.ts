import { z } from "zod";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { partyOf, type ReportedParty } from "../reported-parties.server.ts";
import { refusedFor } from "./refused-pairs.server.ts";

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
  /** As it was reported last. */
  phone: string | null;
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
  const refused = await refusedFor(tx, party.customerId);
  const meant = lives
    .filter(({ customerId }) => customerId !== party.customerId && !refused.has(customerId))
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
  const phones = await tx.reportedParty.findMany({
    where: { vendorId, customerId: { in: customers.map(({ id }) => id) }, phone: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    distinct: ["customerId"],
    select: { customerId: true, phone: true },
  });
  const candidates = meant.flatMap(({ id, evidence, customerId, ...proposal }): Candidate[] => {
    const customer = customers.find((each) => each.id === customerId);
    if (!customer) return [];
    const { id: _, ...known } = customer;
    const phone = phones.find((each) => each.customerId === customerId)?.phone ?? null;
    const weighed = { ...proposal, proposalId: id, evidence: Evidence.parse(evidence) };
    return [{ ...known, ...weighed, customerId, phone }];
  });
  return { party: { ...party, ...more }, candidates };
}
