import { findCustomer } from "#app/domain/customers/customers.server.ts";
import { relativesOf } from "#app/domain/customers/relatives.server.ts";
import { partiesOfCustomer, partyOf } from "#app/domain/customers/reported-parties.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Comparable } from "../conflicts/compare-deals.ts";
import { conflictsOf } from "../conflicts/conflicts-of-deal.server.ts";
import { overlapsIn, splitFamilies } from "../conflicts/overlap.ts";
import { takenFamilies } from "../conflicts/taken-families.server.ts";
import { type DealRecord, familiesOf } from "../deal.ts";
import { findDeal } from "../find-deal.server.ts";
import { asItStands } from "../standing.ts";
import { type DecisionFacts, likelyDecision } from "./likely-decision.ts";
import { partnerRecord } from "./partner-record.server.ts";
import { idOfConflict, type Review } from "./review.ts";
import { stepsAndClaim } from "./steps.server.ts";

/** A registration and the evidence for its decision, laid beside one of its overlaps. Vendor's scope. */
export async function reviewDeal(
  tx: ScopedTx,
  actor: VendorActor,
  { dealId, beside }: { dealId: string; beside: string | null },
  now: Date,
): Promise<Review | null> {
  // What does not wait for another answer is asked at once.
  const [found, conflicts, reviewer, vendor] = await Promise.all([
    findDeal(tx, dealId),
    conflictsOf(tx, dealId),
    reviewerOf(tx, dealId),
    findVendor(tx),
  ]);
  const deal = found && asItStands(found, now);
  if (!deal) return null;
  const party = await partyOf(tx, deal.partyId);
  const customer = party && (await findCustomer(tx, party.customerId));
  if (!party || !customer) return null;

  const families = familiesOf(deal.lines);
  const chosen = conflicts.find((each) => idOfConflict(each) === beside) ?? conflicts[0] ?? null;
  const { protectionDays, longestProtectionDays } = deal.rules;
  const end = (days: number) => protectionEnd(now, days, vendor.timeZone);
  const protectedUntil = end(protectionDays);
  const { partnerId, currency } = deal;
  const [taken, record, partner, identifiers, names, relatives, steps, mine, theirs] =
    await Promise.all([
      takenFamilies(tx, { dealId, families }, now),
      partnerRecord(tx, { partnerId, dealId, currency }, now),
      findPartner(tx, partnerId),
      identifiersOf(tx, customer.id),
      otherNames(tx, customer.id, [customer.name, deal.customerName]),
      relativesOf(tx, customer),
      stepsAndClaim(tx, actor, deal, now),
      comparable(tx, deal, { from: now, until: protectedUntil }),
      chosen?.deal ? otherSide(tx, chosen.deal.id) : null,
    ]);
  const free = splitFamilies(families, taken).free;
  return {
    deal,
    tierName: partner?.tierName ?? null,
    customer: { ...customer, identifiers, otherNames: names, relatives },
    resolution: party,
    conflicts,
    chosen,
    overlaps: overlapsIn(conflicts),
    taken,
    free,
    protectedUntil,
    longestUntil: end(Math.max(protectionDays, longestProtectionDays ?? 0)),
    reviewer,
    record,
    likely: likelyDecision(factsOf({ deal, conflicts, taken, free, record })),
    ...steps,
    mine,
    theirs,
  };
}

async function otherSide(tx: ScopedTx, dealId: string) {
  const other = await findDeal(tx, dealId);
  return other && comparable(tx, other, windowOf(other));
}

type Known = Pick<Review, "deal" | "conflicts" | "taken" | "free" | "record">;

function factsOf({ deal, conflicts, taken, free, record }: Known): DecisionFacts {
  const { domain, duns, vat } = deal.customer;
  return {
    families: deal.families,
    free: free.map(({ name }) => name),
    takenBy: [...new Set(taken.map(({ partnerName }) => partnerName))],
    touching: conflicts.map((each) => ({
      verdict: each.verdict,
      partnerName: each.deal?.partnerName ?? null,
      families: each.families.map(({ name }) => name),
      earlier: isEarlier(each.deal?.submittedAt ?? null, deal.submittedAt),
    })),
    ...{ domain, duns, vat, record },
    contactEmail: deal.contactEmail,
    contactPhone: deal.contactPhone,
    workDone: deal.workDone,
  };
}

const isEarlier = (theirs: Date | null, mine: Date | null) =>
  theirs !== null && mine !== null && theirs < mine;

async function reviewerOf(tx: ScopedTx, dealId: string) {
  const { vendorId } = tx;
  const found = await tx.deal.findUnique({
    where: { vendorId_id: { vendorId, id: dealId } },
    select: { reviewer: { select: { id: true, name: true } } },
  });
  return found?.reviewer ?? null;
}

const windowOf = ({ protections: [held] }: DealRecord) => ({
  from: held?.startsAt ?? null,
  until: held?.endsAt ?? null,
});

async function comparable(
  tx: ScopedTx,
  deal: DealRecord,
  window: { from: Date | null; until: Date | null },
): Promise<Comparable> {
  const party = await tx.reportedParty.findUniqueOrThrow({
    where: { vendorId_id: { vendorId: tx.vendorId, id: deal.partyId } },
    select: { nameKey: true, customerId: true, customer: { select: { name: true } } },
  });
  const { name, domain, duns, city, postcode } = deal.customer;
  return {
    dealId: deal.id,
    number: deal.number,
    partnerName: deal.partnerName,
    customerId: party.customerId,
    customerName: party.customer.name,
    nameAsWritten: name,
    nameKey: party.nameKey,
    domain,
    duns,
    city,
    postcode,
    parts: deal.lines,
    ...window,
    workDone: deal.workDone,
  };
}

const identifiersOf = (tx: ScopedTx, customerId: string) =>
  tx.customerIdentifier.findMany({
    where: { vendorId: tx.vendorId, customerId },
    orderBy: [{ scheme: "asc" }, { value: "asc" }],
    select: { scheme: true, value: true },
  });

async function otherNames(tx: ScopedTx, customerId: string, known: string[]) {
  const parties = await partiesOfCustomer(tx, customerId);
  const names = new Set(parties.map(({ name }) => name));
  return [...names].filter((name) => !known.includes(name)).slice(0, 5);
}
