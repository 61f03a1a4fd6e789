import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import type { Taken } from "../conflicts/overlap.ts";
import { protectedOf } from "../conflicts/taken-families.server.ts";

type Wanted = {
  dealId: string;
  customerId: string;
  families: readonly { id: string; name: string }[];
  window: { from: Date; until: Date };
};

/** What other deals protect at a customer within a window. Vendor's scope: it says whose it is. */
export const standingBefore = (
  tx: ScopedTx,
  { dealId, customerId, families, window: { from, until } }: Wanted,
): Promise<Taken[]> =>
  protectedOf(tx, families, {
    ...{ customerId, dealId: { not: dealId } },
    ...{ startsAt: { lt: until }, endsAt: { gt: from } },
  });
