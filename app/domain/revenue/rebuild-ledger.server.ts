import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { enqueue } from "#app/platform/jobs/jobs.server.ts";

import { allocateLedger } from "./allocate-ledger.server.ts";
import { selectProductsWithFacts } from "./ledger.store.server.ts";

/** Has the whole ledger of a vendor worked out from its facts, a job for each product. */
export async function rebuildLedger(vendorId: number): Promise<number> {
  return withScope(systemActor(vendorId), async (tx) => {
    const products = await selectProductsWithFacts(tx);
    for (const productId of products) {
      const payload = { vendorId, productIds: [productId] };
      await enqueue(tx, allocateLedger, payload, {
        key: `ledger.rebuild:${vendorId}:${productId}`,
      });
    }
    return products.length;
  });
}
