import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { findPartner } from "#app/domain/partners/partners.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addBusinessDays } from "#app/domain/programs/business-time.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { rulesToJson } from "#app/domain/programs/program-rules.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { brokeConstraint } from "#app/platform/db/errors.server.ts";
import { asSystem, type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { addEvent } from "../deal.store.server.ts";
import { tellDesk } from "../tell.server.ts";
import { submittedLetter } from "../ui/deal-letters.ts";
import { newDealNumber } from "./number.server.ts";
import { priceLines } from "./price-lines.ts";
import type { RegisterDeal } from "./register-deal.schema.ts";

export type Registration =
  | { ok: true; dealId: string }
  | { ok: false; reason: "no-price"; lines: number[] }
  | { ok: false; reason: "below-minimum"; minimumMinor: bigint; currency: string };

/** Hands a deal in. The same form sent twice, even at the same instant, is one deal. */
export async function registerDeal(
  actor: PartnerActor,
  input: RegisterDeal,
  now: Date,
): Promise<Registration> {
  try {
    return await withScope(actor, (tx) => register(tx, actor, input, now));
  } catch (error) {
    if (brokeConstraint(error, "deal_pkey")) {
      // The twin has won in the meantime. An id that is somebody else's is out of sight, and taken for no id at all.
      const twin = await withScope(actor, (tx) => ownDeal(tx, actor, input.dealId));
      return twin
        ? { ok: true, dealId: twin.id }
        : registerDeal(actor, { ...input, dealId: newId() }, now);
    }
    if (brokeConstraint(error, "deal_vendor_id_number_key")) return registerDeal(actor, input, now);
    throw error;
  }
}

const ownDeal = (tx: ScopedTx, { partnerId }: PartnerActor, id: string) =>
  tx.deal.findFirst({ where: { vendorId: tx.vendorId, id, partnerId }, select: { id: true } });

async function register(
  tx: ScopedTx,
  actor: PartnerActor,
  input: RegisterDeal,
  now: Date,
): Promise<Registration> {
  const twin = await ownDeal(tx, actor, input.dealId);
  if (twin) return { ok: true, dealId: twin.id };

  const vendor = await findVendor(tx);
  const program = await currentProgram(tx, now);
  const today = localDay(now, vendor.timeZone);
  const { currency, lines: wanted } = input;
  const discountBp = (await findPartner(tx, actor.partnerId))?.discountBp ?? 0;
  const products = await pricedProducts(tx, { currency, day: today, discountBp });
  const priced = priceLines(wanted, new Map(products.map((product) => [product.id, product])));
  if (!priced.ok) return { ok: false, reason: "no-price", lines: priced.unpriced };

  const { rules } = program;
  if (currency === rules.currency && priced.valueMinor < rules.minimumMinor) {
    return { ok: false, reason: "below-minimum", minimumMinor: rules.minimumMinor, currency };
  }

  const { name, domain, duns, vat, street, postcode, city, country } = input;
  const words = { name, domain, duns, vat, street, postcode, city, country };
  const { partyId } = await asSystem(tx, actor, (wide) =>
    resolveParty(wide, { partnerId: actor.partnerId }, words, now),
  );

  const decideBy = addBusinessDays(now, rules.decisionBusinessDays, await businessCalendar(tx));
  const deal = { id: input.dealId, number: newDealNumber(), partnerId: actor.partnerId };
  await tx.deal.create({
    data: {
      ...deal,
      vendorId: tx.vendorId,
      partyId,
      customerName: name,
      ownerId: ownerOf(actor),
      ownerName: actor.name,
      programVersionId: program.programVersionId,
      rules: rulesToJson(rules),
      status: "submitted",
      stage: input.stage,
      currency,
      valueMinor: priced.valueMinor,
      closeDay: input.closeDay,
      contactName: input.contactName,
      contactEmail: input.contactEmail,
      contactPhone: input.contactPhone,
      workDone: input.workDone,
      reference: input.reference,
      createdAt: now,
      submittedAt: now,
      decideBy,
      updatedAt: now,
    },
    select: { id: true },
  });
  const { vendorId } = tx;
  await asSystem(tx, actor, (wide) =>
    wide.dealLine.createMany({
      data: priced.lines.map((line) => ({
        ...line,
        vendorId,
        dealId: deal.id,
        partnerId: deal.partnerId,
      })),
    }),
  );
  await addEvent(tx, actor, deal, { kind: "submitted", at: now });
  await audit(tx, actor, "deal.submitted", { kind: "deal", id: deal.id }, { number: deal.number });

  const named = new Set(priced.lines.map(({ familyId }) => familyId));
  const families = products.filter(({ familyId }) => named.has(familyId));
  const letter = submittedLetter(
    {
      ...deal,
      customerName: name,
      partnerName: actor.partnerName,
      decideBy,
      families: [...new Set(families.map(({ familyName }) => familyName))].sort(),
    },
    vendor.timeZone,
  );
  await tellDesk(tx, actor, deal, letter);
  return { ok: true, dealId: deal.id };
}

function ownerOf({ membershipId }: PartnerActor): string {
  if (!membershipId) throw new Error("A deal is registered by somebody who works at the partner");
  return membershipId;
}
