import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { newDealNumber } from "#app/domain/deals/register/number.server.ts";
import { priceLines } from "#app/domain/deals/register/price-lines.ts";
import type { RegisterDeal } from "#app/domain/deals/register/register-deal.schema.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import { rulesToJson } from "#app/domain/programs/program-rules.ts";
import { type PartnerActor, systemActor, type VendorActor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { discountOf, partners } from "./partners.ts";
import { vendor } from "./vendor.ts";

const system = systemActor(vendor.vendorId);
const done = { ok: true };

/** A registration that was written down and not handed in. */
export function keepDraft(actor: PartnerActor, input: RegisterDeal, at: Date) {
  return withScope(system, async (tx) => {
    const { vendorId } = tx;
    const { partnerId, membershipId } = actor;
    const { dealId: id, name, domain, duns, vat, street, postcode, city, country } = input;
    const words = { name, domain, duns, vat, street, postcode, city, country };
    const { partyId } = await resolveParty(tx, { partnerId }, words, at);
    const code = partners.find((partner) => partner.name === actor.partnerName)?.code ?? "";
    const asked = { currency: input.currency, day: at, discountBp: discountOf(code) };
    const products = await pricedProducts(tx, asked);
    const priced = priceLines(input.lines, new Map(products.map((each) => [each.id, each])));
    if (!priced.ok || !membershipId) return { ok: false };
    const program = await currentProgram(tx, at);
    await tx.deal.createMany({
      data: [
        {
          vendorId,
          id,
          number: newDealNumber(),
          partnerId,
          partyId,
          customerName: name,
          ownerId: membershipId,
          ownerName: actor.name,
          programVersionId: program.programVersionId,
          rules: rulesToJson(program.rules),
          status: "draft",
          stage: input.stage,
          currency: input.currency,
          valueMinor: priced.valueMinor,
          closeDay: input.closeDay,
          contactName: input.contactName,
          contactEmail: input.contactEmail,
          workDone: input.workDone,
          createdAt: at,
          updatedAt: at,
        },
      ],
    });
    await tx.dealLine.createMany({
      data: priced.lines.map((line) => ({ ...line, vendorId, dealId: id, partnerId })),
    });
    return done;
  });
}

/** The protection is over and nothing came of it. */
export const expireDeal = (dealId: string, at: Date) =>
  withScope(system, async (tx) => {
    await end(tx, system, { dealId, status: "expired", note: null }, at);
    return done;
  });

/** The vendor takes its protection back. */
export const revokeDeal = (
  actor: VendorActor,
  { dealId, note }: { dealId: string; note: string },
  at: Date,
) =>
  withScope(actor, async (tx) => {
    await end(tx, actor, { dealId, status: "revoked", note }, at);
    const of = { vendorId: tx.vendorId, dealId, releasedAt: null };
    await tx.protection.updateMany({ where: of, data: { releasedAt: at } });
    return done;
  });

type End = { dealId: string; status: "expired" | "revoked"; note: string | null };

async function end(tx: ScopedTx, actor: VendorActor, { dealId, status, note }: End, at: Date) {
  const { vendorId } = tx;
  const deal = await tx.deal.update({
    where: { vendorId_id: { vendorId, id: dealId } },
    data: { status, updatedAt: at, version: { increment: 1 }, ...(note && { decisionNote: note }) },
    select: { partnerId: true },
  });
  await tx.dealEvent.createMany({
    data: [
      {
        vendorId,
        id: newId(),
        dealId,
        partnerId: deal.partnerId,
        at,
        kind: status,
        note,
        actorName: actor.name,
        side: "vendor",
      },
    ],
  });
  await audit(tx, actor, `deal.${status}`, { kind: "deal", id: dealId });
}
