import { selectDeals } from "#app/domain/deals/lists/list-deals.server.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { KnownDeal } from "./account-deals.ts";

const columns = {
  id: true,
  customerName: true,
  party: { select: { customerId: true } },
} satisfies Prisma.DealSelect;

type Row = Prisma.DealGetPayload<{ select: typeof columns }>;

const toOwnDeal = ({ party, ...deal }: Row) => ({ ...deal, customerId: party.customerId });

const MOST = 200;

/** The partner's own registrations, newest first: the customers it may propose are those. */
export async function selectOwnDeals(tx: ScopedTx, partnerId: string) {
  const rows = await tx.deal.findMany({
    where: { vendorId: tx.vendorId, partnerId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: columns,
  });
  return rows.map(toOwnDeal);
}

export async function selectOwnDeal(tx: ScopedTx, partnerId: string, id: string) {
  const row = await tx.deal.findFirst({
    where: { vendorId: tx.vendorId, partnerId, id },
    select: columns,
  });
  return row && toOwnDeal(row);
}

/** Deals for one customer: everybody's in the vendor's scope, or one partner's own. */
export async function selectDealsOfCustomer(
  tx: ScopedTx,
  customerId: string,
  partnerId?: string,
): Promise<KnownDeal[]> {
  // The parties in scope: a partner's own words for the customer, which it cannot see itself.
  const parties = await tx.reportedParty.findMany({
    where: { vendorId: tx.vendorId, customerId },
    select: { id: true },
  });
  return selectDeals(
    tx,
    { partyId: { in: parties.map(({ id }) => id) }, ...(partnerId && { partnerId }) },
    [{ createdAt: "desc" }, { id: "desc" }],
    MOST,
  );
}
