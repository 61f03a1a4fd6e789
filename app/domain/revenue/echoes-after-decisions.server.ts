import { z } from "zod";

import type { Follower } from "#app/domain/customers/decisions/follower.ts";
import { systemActor } from "#app/platform/actor.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { pairAgainAt } from "./echoes/pair-again.server.ts";
import {
  partEchoes,
  selectCustomersOf,
  selectReportedProducts,
} from "./echoes-of-parties.store.server.ts";
import { lockSales } from "./staged-sales.server.ts";

/** A customer with very many lines takes its time; each product is a transaction of its own. */
const TIMEOUT_MS = 120_000;

/**
 * Pairs what two tiers reported of one sale after a decision showed that both wrote the same customer, and parts what is
 * of two customers again. The decision itself is not held up by how much they bought. Doing it twice changes nothing.
 */
export const pairEchoesAgain = defineJob({
  name: "revenue.echoes",
  payload: z.object({ vendorId: z.number().int(), partyIds: z.array(z.uuid()) }),
  run: async ({ vendorId, partyIds }) => {
    const system = systemActor(vendorId);
    const products = await withScope(system, (tx) => selectReportedProducts(tx, partyIds));
    for (const productId of products) {
      await withScope(system, (tx) => pairAgain(tx, productId, partyIds), {
        timeoutMs: TIMEOUT_MS,
      });
    }
  },
});

/** As many parties as one job takes. */
const BATCH = 500;

/** Lines of parties that count for another customer than before may tell of one sale, or do so no more. */
export const echoesFollow: Follower = async (tx, { partyIds }) => {
  const { vendorId } = tx;
  for (let from = 0; from < partyIds.length; from += BATCH) {
    await enqueue(tx, pairEchoesAgain, { vendorId, partyIds: partyIds.slice(from, from + BATCH) });
  }
  return [];
};

async function pairAgain(tx: ScopedTx, productId: string, partyIds: readonly string[]) {
  await lockSales(tx);
  const parted = await partEchoes(tx, productId, partyIds);
  const customers = [...new Set([...parted, ...(await selectCustomersOf(tx, partyIds))])];
  const paired = await pairAgainAt(tx, productId, customers);
  if (parted.length + paired === 0) return;
  const { vendorId } = tx;
  await enqueue(tx, { name: "ledger.allocate" }, { vendorId, productIds: [productId] });
}
