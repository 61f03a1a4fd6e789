import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import { familyOf } from "./family.server.ts";

/** A customer alone, or with everybody below it: whose figures a page adds up. */
export type Reach = "own" | "family";

export type Whose = {
  /** The customer and everybody below it, whoever is added up. */
  family: string[];
  /** The records that are added up, and every wording that counts for one of them. */
  customerIds: string[];
  partyIds: string[];
};

export async function whoseAre(tx: ScopedTx, customerId: string, reach: Reach): Promise<Whose> {
  const family = await familyOf(tx, customerId);
  const customerIds = reach === "family" ? family : [customerId];
  const parties = await tx.reportedParty.findMany({
    where: { vendorId: tx.vendorId, customerId: { in: customerIds } },
    select: { id: true },
  });
  return { family, customerIds, partyIds: parties.map(({ id }) => id) };
}
