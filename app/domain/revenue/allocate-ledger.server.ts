import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { allocate } from "./allocate.ts";
import { lockProduct, replaceEntries, selectFacts } from "./ledger.store.server.ts";

/** A product with a long history takes its time; each is a transaction of its own. */
const TIMEOUT_MS = 120_000;

/** Works the ledger out anew for products whose facts changed. Doing it twice changes nothing. */
export const allocateLedger = defineJob({
  name: "ledger.allocate",
  payload: z.object({ vendorId: z.number().int(), productIds: z.array(z.uuid()) }),
  run: async ({ vendorId, productIds }) => {
    // In one order, so that two jobs with the same products wait for each other only once.
    for (const productId of [...new Set(productIds)].sort()) {
      await allocateProduct(vendorId, productId);
    }
  },
});

const allocateProduct = (vendorId: number, productId: string) =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      await lockProduct(tx, productId);
      await replaceEntries(tx, productId, allocate(await selectFacts(tx, productId)));
    },
    { timeoutMs: TIMEOUT_MS },
  );
