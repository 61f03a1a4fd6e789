import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { selectLinkedResellerIds, selectPartners } from "./partner.store.server.ts";
import type { PartnerSummary } from "./partner.ts";

/** The partners in scope, by name: all for the vendor, oneself and one's linked partners for a partner. */
export const listPartners = (tx: ScopedTx): Promise<PartnerSummary[]> => selectPartners(tx, {});

export async function findPartner(tx: ScopedTx, id: string): Promise<PartnerSummary | null> {
  const [partner] = await selectPartners(tx, { id });
  return partner ?? null;
}

/** What a deal's terms depend on, without what else is known of the partner. */
export type PartnerTerms = Pick<
  PartnerSummary,
  "id" | "kind" | "country" | "tierId" | "discountBp" | "managerId"
>;

export async function partnerTerms(tx: ScopedTx, id: string): Promise<PartnerTerms | null> {
  const [partner] = await tx.query<PartnerTerms>(Prisma.sql`
    select p.id, p.kind::text, p.country::text, p.tier_id as "tierId", coalesce(t.discount_bp, 0) as "discountBp",
           p.manager_id as "managerId"
      from partner p
      left join tier t on t.vendor_id = ${tx.vendorId}::int and t.id = p.tier_id
     where p.vendor_id = ${tx.vendorId}::int and p.id = ${id}::uuid`);
  return partner ?? null;
}

export async function partnersById(
  tx: ScopedTx,
  ids: readonly string[],
): Promise<Map<string, PartnerSummary>> {
  const partners = await selectPartners(tx, { id: { in: [...new Set(ids)] } });
  return new Map(partners.map((partner) => [partner.id, partner]));
}

export async function linkedResellers(
  tx: ScopedTx,
  distributorId: string,
): Promise<PartnerSummary[]> {
  return selectPartners(tx, { id: { in: await selectLinkedResellerIds(tx, distributorId) } });
}
