import { findCustomer } from "#app/domain/customers/customers.server.ts";
import { partiesOfCustomer, partyOf } from "#app/domain/customers/reported-parties.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Comparable } from "../conflicts/compare-deals.ts";
import { findOverlaps } from "../conflicts/find-overlaps.server.ts";
import { splitFamilies } from "../conflicts/overlap.ts";
import { takenFamilies } from "../conflicts/taken-families.server.ts";
import { type DealRecord, familiesOf } from "../deal.ts";
import { findDeal } from "../find-deal.server.ts";
import type { Review } from "./review.ts";

/** A registration and the evidence for its decision, laid beside one of its overlaps. Vendor's scope. */
export async function reviewDeal(
  tx: ScopedTx,
  dealId: string,
  beside: string | null,
  now: Date,
): Promise<Review | null> {
  const deal = await findDeal(tx, dealId);
  // A draft was not handed in yet: there is nothing to review.
  if (!deal || deal.status === "draft") return null;
  const party = await partyOf(tx, deal.partyId);
  const customer = party && (await findCustomer(tx, party.customerId));
  if (!party || !customer) return null;

  const families = familiesOf(deal.lines);
  const asked = { dealId, customerId: customer.id, families };
  const taken = await takenFamilies(tx, asked, now);
  const overlaps = await findOverlaps(tx, deal, now);
  const chosen = overlaps.find((overlap) => overlap.dealId === beside) ?? overlaps[0];
  const other = chosen ? await findDeal(tx, chosen.dealId) : null;

  const { timeZone } = await findVendor(tx);
  const { rules } = await currentProgram(tx, now);
  const protectedUntil = protectionEnd(now, rules.protectionDays, timeZone);
  return {
    deal,
    tierName: (await findPartner(tx, deal.partnerId))?.tierName ?? null,
    customer: {
      ...customer,
      identifiers: await identifiersOf(tx, customer.id),
      otherNames: await otherNames(tx, customer.id, [customer.name, deal.customerName]),
    },
    resolution: party,
    overlaps,
    taken,
    free: splitFamilies(families, taken).free.map(({ name }) => name),
    protectedUntil,
    mine: await comparable(tx, deal, { from: now, until: protectedUntil }),
    theirs: other && (await comparable(tx, other, windowOf(other))),
  };
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
