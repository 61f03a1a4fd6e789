import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { refreshGolden } from "./refresh-golden.server.ts";

const BATCH = 200;

/** Golden records take up what was reported since they were last worked out. */
export const surveyParties = defineJob({
  name: "customers.survey",
  payload: z.unknown(),
  cron: "*/5 * * * *",
  async run() {
    for (const vendorId of await vendorIds()) await surveyPartiesOf(vendorId, now());
  },
});

/** All that one vendor has, a few in each transaction; how many that were. */
export async function surveyPartiesOf(vendorId: number, at: Date): Promise<number> {
  let done = 0;
  for (;;) {
    const read = await withScope(systemActor(vendorId), (tx) => surveySome(tx, at));
    done += read;
    if (read < BATCH) return done;
  }
}

async function surveySome(tx: ScopedTx, at: Date): Promise<number> {
  // Whoever decides on one of them meanwhile waits for the few that are held here, and no longer.
  const parties = await tx.query<{ customerId: string }>(Prisma.sql`
    update reported_party set surveyed = true
     where vendor_id = ${tx.vendorId}::int and id = any(array(
       select id from reported_party
        where vendor_id = ${tx.vendorId}::int and not surveyed
        order by id limit ${BATCH}::int for no key update skip locked))
    returning customer_id as "customerId"`);
  await refreshGolden(
    tx,
    parties.map(({ customerId }) => customerId),
    at,
  );
  return parties.length;
}
