import { findPartner } from "#app/domain/partners/partners.server.ts";
import type { NotTaken } from "#app/domain/programs/choose-program.ts";
import type { DealFacts } from "#app/domain/programs/conditions.ts";
import { termsGround } from "#app/domain/programs/terms.server.ts";
import { type Settled, settleTerms } from "#app/domain/programs/terms.ts";
import { refusalWords } from "#app/domain/programs/ui/refusal-words.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asSystem, type ScopedTx } from "#app/platform/db/scope.server.ts";

export type PricedDeal = {
  partnerId: string;
  currency: string;
  valueMinor: bigint;
  country: string | null;
  lines: readonly { productId: string; familyId: string }[];
};

/** Programme, approval and deadlines of a deal that is handed in now, or why no programme takes it. */
export async function termsOfRegistration(
  tx: ScopedTx,
  actor: Actor,
  deal: PricedDeal,
  now: Date,
): Promise<Settled> {
  const partner = await findPartner(tx, deal.partnerId);
  if (!partner) throw new Error("The partner is out of scope");
  const ground = await asSystem(tx, actor, (wide) => termsGround(wide, partner, now));
  return settleTerms(ground, factsOf(partner, deal), now);
}

/** A deal as programmes and chains look at it. */
export const factsOf = (
  partner: DealFacts["partner"],
  { currency, valueMinor, country, lines }: PricedDeal,
): DealFacts => ({
  partner,
  currency,
  valueMinor,
  familyIds: lines.map(({ familyId }) => familyId),
  productIds: lines.map(({ productId }) => productId),
  customerCountry: country,
});

type Named = { id: string; partNo: string; familyId: string; familyName: string };

/** Why no programme takes a deal, in words its partner reads. */
export async function wordsOfRefusals(
  tx: ScopedTx,
  refusals: readonly NotTaken[],
  products: readonly Named[],
): Promise<string[]> {
  const tiers = await tx.tier.findMany({
    where: { vendorId: tx.vendorId },
    select: { id: true, name: true },
  });
  const names = {
    tiers: Object.fromEntries(tiers.map(({ id, name }) => [id, name])),
    families: Object.fromEntries(
      products.map(({ familyId, familyName }) => [familyId, familyName]),
    ),
    products: Object.fromEntries(products.map(({ id, partNo }) => [id, partNo])),
  };
  return refusals.map((refusal) => refusalWords(refusal, names));
}
