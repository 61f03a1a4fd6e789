import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { refreshGolden } from "./refresh-golden.server.ts";

/** Customers of one transaction, and transactions of one job. */
const BATCH = 200;
const STRETCH = 50;

const FIRST = "00000000-0000-0000-0000-000000000000";

/** Works all golden records of a vendor out anew, after what they follow from was set in another way. */
export const workOutAgain = defineJob({
  name: "customers.work_out_again",
  payload: z.object({ vendorId: z.number().int(), after: z.uuid().optional() }),
  run: async ({ vendorId, after = FIRST }) => {
    const system = systemActor(vendorId);
    let from = after;
    for (let done = 0; done < STRETCH; done += 1) {
      const last = await withScope(system, (tx) => workOutSome(tx, from, now()));
      if (last === null) return;
      from = last;
    }
    await withScope(system, (tx) => enqueue(tx, workOutAgain, { vendorId, after: from }));
  },
});

/** A later change before it began takes its place: what holds is read when it runs. */
export const workOutLater = (tx: ScopedTx) =>
  enqueue(
    tx,
    workOutAgain,
    { vendorId: tx.vendorId },
    { key: `customers.work_out_again:${tx.vendorId}` },
  );

async function workOutSome(tx: ScopedTx, after: string, at: Date): Promise<string | null> {
  const customers = await tx.customer.findMany({
    where: { vendorId: tx.vendorId, id: { gt: after }, standsForId: null },
    orderBy: { id: "asc" },
    take: BATCH,
    select: { id: true },
  });
  await refreshGolden(
    tx,
    customers.map(({ id }) => id),
    at,
  );
  return customers.length < BATCH ? null : (customers.at(-1)?.id ?? null);
}
