import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { selectDeals } from "../lists/list-deals.server.ts";
import { asItStands } from "../standing.ts";

const MOST = 50;

/** The deals that a partner registered under these wordings of its own, the newest first. */
export async function ownDealsOf(
  tx: ScopedTx,
  partnerId: string,
  partyIds: readonly string[],
  at: Date,
) {
  const deals = await selectDeals(
    tx,
    { partnerId, partyId: { in: [...partyIds] } },
    [{ createdAt: "desc" }, { id: "desc" }],
    MOST,
  );
  return deals.map((deal) => asItStands(deal, at));
}

/** How many deals a partner registered under each of its wordings. */
export async function ownDealCounts(
  tx: ScopedTx,
  partnerId: string,
  partyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.deal.groupBy({
    by: ["partyId"],
    where: { vendorId: tx.vendorId, partnerId, partyId: { in: [...partyIds] } },
    _count: { _all: true },
  });
  return new Map(rows.map(({ partyId, _count }) => [partyId, _count._all]));
}
