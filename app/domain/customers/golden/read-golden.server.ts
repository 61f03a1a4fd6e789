import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Why } from "./survive.ts";

export type GoldenValue = {
  attribute: string;
  why: Why;
  /** Whose wording it is; null of a locked value. */
  source: { wording: string; partnerName: string | null; createdAt: Date } | null;
};

/** Where each value of a customer's golden record comes from. What nobody worked out yet is not in the answer. */
export async function valuesOfCustomer(
  tx: ScopedTx,
  customerId: string,
): Promise<Map<string, GoldenValue>> {
  const { vendorId } = tx;
  const rows = await tx.customerValue.findMany({
    where: { vendorId, customerId },
    select: { attribute: true, partyId: true, why: true },
  });
  const parties = await tx.reportedParty.findMany({
    where: { vendorId, id: { in: rows.flatMap(({ partyId }) => partyId ?? []) } },
    select: { id: true, name: true, createdAt: true, partner: { select: { name: true } } },
  });
  const byId = new Map(parties.map((party) => [party.id, party]));
  return new Map(
    rows.map(({ attribute, partyId, why }) => {
      const party = partyId ? byId.get(partyId) : undefined;
      const source = party && {
        wording: party.name,
        partnerName: party.partner?.name ?? null,
        createdAt: party.createdAt,
      };
      return [attribute, { attribute, why: why as Why, source: source ?? null }];
    }),
  );
}
