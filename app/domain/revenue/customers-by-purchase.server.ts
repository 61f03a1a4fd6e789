import { z } from "zod";

import {
  clearPurchaseDays,
  moveLifecycles,
  type PurchaseDays,
  setPurchaseDays,
} from "#app/domain/customers/golden/parties-have-bought.server.ts";
import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

const MINUTE_MS = 60_000;

/** Who is a prospect, a customer or a former one, as the ledger has it in the morning. */
export const customersByPurchase = defineJob({
  name: "revenue.customers_by_purchase",
  payload: z.unknown(),
  cron: "15 2 * * *",
  async run() {
    for (const vendorId of await vendorIds()) await customersByPurchaseOf(vendorId, now());
  },
});

/** One vendor's; how many of its customers moved. */
export const customersByPurchaseOf = (vendorId: number, today: Date): Promise<number> =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      const bought = await selectPurchaseDays(tx);
      await setPurchaseDays(tx, bought);
      await clearPurchaseDays(
        tx,
        bought.map(({ partyId }) => partyId),
      );
      return moveLifecycles(tx, today);
    },
    { timeoutMs: 5 * MINUTE_MS },
  );

const selectPurchaseDays = (tx: ScopedTx) => tx.$queryRaw<PurchaseDays[]>`
  select e.party_id as "partyId", min(e.day) as first, max(e.day) as last
    from ledger_entry e
   where e.vendor_id = ${tx.vendorId}::int and e.kind in ('sold', 'uncovered') and e.quantity > 0
     and e.party_id is not null
   group by 1`;
