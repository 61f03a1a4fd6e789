import { z } from "zod";

import { liveLinks } from "#app/domain/partners/live-links.server.ts";
import { partnersById } from "#app/domain/partners/partners.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { replaceConsensus } from "./consensus.store.server.ts";
import { consolidate, type Ground } from "./consolidate.ts";
import { linesInForce } from "./forecast.store.server.ts";
import type { StatedLine } from "./forecast.ts";

// Before the first publication there can be.
const ALWAYS = "1900-01";

/** What weighing figures needs to know of partners and their links; to be asked in the vendor's scope. */
export async function groundFor(
  tx: ScopedTx,
  products: Ground["products"],
  lines: readonly StatedLine[],
): Promise<Ground> {
  const partners = await partnersById(
    tx,
    lines.map((line) => line.partnerId),
  );
  return {
    products,
    kinds: new Map([...partners.values()].map((partner) => [partner.id, partner.kind])),
    links: await liveLinks(tx),
  };
}

/** Works the consensus of these products out anew from the figures in force, in the portal's own scope. */
export async function consolidateDemand(tx: ScopedTx, productIds: readonly string[], at: Date) {
  // Two publications of one product are worked out one after the other, the later with both in sight.
  const products = await tx.$queryRaw<{ id: string; supplierId: string | null }[]>`
    select p.id, p.supplier_id as "supplierId"
      from product p
     where p.vendor_id = ${tx.vendorId} and p.id = any(${productIds}::uuid[])
     order by p.id
       for no key update`;
  const lines = await linesInForce(tx, { from: ALWAYS, productIds });
  const rows = consolidate(lines, await groundFor(tx, products, lines));
  await replaceConsensus(
    tx,
    products.map((product) => product.id),
    rows,
    at,
  );
}

const Payload = z.object({ vendorId: z.number().int(), productIds: z.array(z.uuid()) });

/** Runs after every publication. It reads what is in force then, so running it twice changes nothing. */
export const demandConsolidation = defineJob({
  name: "demand.consolidate",
  payload: Payload,
  run: ({ vendorId, productIds }) =>
    withScope(systemActor(vendorId), (tx) => consolidateDemand(tx, productIds, now()), {
      timeoutMs: 60_000,
    }),
});
