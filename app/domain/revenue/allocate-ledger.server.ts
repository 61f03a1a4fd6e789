import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { ledgerTerms } from "./ledger/terms.server.ts";
import { lockProducts, takeDue } from "./ledger/work.store.server.ts";
import { workOut } from "./ledger/work-out.server.ts";

/** Products with long histories take their time. */
const TIMEOUT_MS = 120_000;
/** Products that are worked out in one transaction: few enough that nobody waits for long. */
const TOGETHER = 25;

/** Works out what is due of a vendor's ledger. Doing it twice changes nothing. */
export const allocateLedger = defineJob({
  name: "ledger.allocate",
  payload: z.object({ vendorId: z.number().int(), productIds: z.array(z.uuid()).optional() }),
  run: ({ vendorId }) => allocateAll(vendorId),
});

/** What nobody asked for after a change is not left lying. */
export const catchUpLedger = defineJob({
  name: "ledger.catch_up",
  payload: z.unknown(),
  cron: "*/5 * * * *",
  async run() {
    for (const vendorId of await vendorIds()) await allocateAll(vendorId);
  },
});

async function allocateAll(vendorId: number) {
  for (;;) {
    const productIds = await productsDue(vendorId);
    if (productIds.length === 0) return;
    for (let from = 0; from < productIds.length; from += TOGETHER) {
      await allocateDue(vendorId, productIds.slice(from, from + TOGETHER));
    }
  }
}

/** Products of which something is due, also for partners that began or ceased to report. */
const productsDue = (vendorId: number): Promise<string[]> =>
  withScope(systemActor(vendorId), async (tx) => {
    await ledgerTerms(tx);
    const rows = await tx.query<{ id: string }>(Prisma.sql`
      select distinct product_id as id from ledger_due where vendor_id = ${vendorId}::int order by 1`);
    return rows.map(({ id }) => id);
  });

const allocateDue = (vendorId: number, productIds: readonly string[]) =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      await lockProducts(tx, productIds);
      const terms = await ledgerTerms(tx);
      await workOut(tx, await takeDue(tx, productIds), terms);
    },
    { timeoutMs: TIMEOUT_MS },
  );
