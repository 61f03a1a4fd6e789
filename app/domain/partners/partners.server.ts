import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { selectLinkedResellerIds, selectPartners } from "./partner.store.server.ts";
import type { PartnerSummary } from "./partner.ts";

/** The partners in scope, by name: all for the vendor, oneself and one's linked partners for a partner. */
export const listPartners = (tx: ScopedTx): Promise<PartnerSummary[]> => selectPartners(tx, {});

export async function findPartner(tx: ScopedTx, id: string): Promise<PartnerSummary | null> {
  const [partner] = await selectPartners(tx, { id });
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
