import { partsOnSale } from "#app/domain/catalog/products.server.ts";
import { type PartnerTerms, partnerTerms } from "#app/domain/partners/partners.server.ts";
import { termsGround } from "#app/domain/programs/terms.server.ts";
import type { TermsGround } from "#app/domain/programs/terms.ts";
import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";
import { lessDiscount } from "#app/platform/money.ts";

import type { RegisterDeal } from "./register-deal.schema.ts";

type Part = Awaited<ReturnType<typeof partsOnSale>>[number] & { unitMinor: bigint };

/** What is known before a registration is looked at. */
export type RegistrationGround = {
  /** The deal that this very form has become already. */
  twinId: string | null;
  partner: PartnerTerms;
  /** The parts on sale among those it names, at the partner's price, by their ids. */
  parts: Map<string, Part>;
  terms: TermsGround;
};

/** All of it in one journey: nothing here waits for an answer to something else. */
export async function registrationGround(
  tx: ScopedTx,
  acting: Actor,
  partnerId: string,
  { dealId, currency, lines }: RegisterDeal,
  now: Date,
): Promise<RegistrationGround> {
  const ids = lines.map(({ productId }) => productId);
  const [twinId, partner, parts, terms] = await Promise.all([
    ownDeal(tx, partnerId, dealId),
    partnerTerms(tx, partnerId),
    partsOnSale(tx, { ids, currency, at: now }),
    asSystem(tx, acting, (wide) => termsGround(wide, { managerId: null }, now)),
  ]);
  if (!partner) throw new Error("The partner is out of scope");
  const { discountBp, managerId } = partner;
  return {
    twinId,
    partner,
    parts: new Map(
      parts.map((part) => [
        part.id,
        { ...part, unitMinor: lessDiscount(part.listMinor, discountBp) },
      ]),
    ),
    terms: { ...terms, approvers: { ...terms.approvers, managerId } },
  };
}

/** The deal of that id, if it is the partner's. */
export async function ownDeal(tx: ScopedTx, partnerId: string, id: string): Promise<string | null> {
  const [deal] = await tx.query<{ id: string }>(Prisma.sql`
    select id from deal
     where vendor_id = ${tx.vendorId}::int and id = ${id}::uuid and partner_id = ${partnerId}::uuid`);
  return deal?.id ?? null;
}
