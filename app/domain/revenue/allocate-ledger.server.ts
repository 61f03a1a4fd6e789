import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { costsAreDue } from "./costs/costs-to-share.store.server.ts";
import { shareLater } from "./costs/share-job.server.ts";
import { selectDueProducts } from "./ledger/due.store.server.ts";
import { inGroups } from "./ledger/in-groups.ts";
import { ledgerTerms } from "./ledger/terms.server.ts";
import { lockProducts, takeDue } from "./ledger/work.store.server.ts";
import { workOut } from "./ledger/work-out.server.ts";
import { workOutOutcomes } from "./outcome/work-out-outcomes.server.ts";
import { addUpLedger } from "./periods/add-up-ledger.server.ts";

/** Products with long histories take their time. */
const TIMEOUT_MS = 120_000;

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
    const { addedUp, products } = await productsDue(vendorId);
    if (!addedUp) await addUpLedger.run({ vendorId });
    if (products.length === 0) return;
    const productIds = products.map(({ id }) => id);
    for (const group of inGroups(products)) await allocateDue(vendorId, group);
    await withScope(systemActor(vendorId), (tx) =>
      enqueue(tx, workOutOutcomes, { vendorId, productIds }),
    );
  }
}

/**
 * Products of which something is due, also for partners that began or ceased to report, and whether what stands was
 * added up at all, which it is not when the sums are of a new kind.
 */
const productsDue = (vendorId: number) =>
  withScope(systemActor(vendorId), async (tx) => {
    await ledgerTerms(tx);
    const [sums] = await tx.query<{ addedUp: boolean }>(Prisma.sql`
      select exists (select from ledger_sum where vendor_id = ${vendorId}::int)
          or not exists (select from ledger_entry where vendor_id = ${vendorId}::int) as "addedUp"`);
    return { products: await selectDueProducts(tx), addedUp: sums?.addedUp ?? true };
  });

const allocateDue = (vendorId: number, productIds: readonly string[]) =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      await lockProducts(tx, productIds);
      const terms = await ledgerTerms(tx);
      const due = await takeDue(tx, productIds);
      const { added, removed } = await workOut(tx, due, terms);
      if (added + removed > 0 && (await costsAreDue(tx, due))) await shareLater(tx);
    },
    { timeoutMs: TIMEOUT_MS },
  );
