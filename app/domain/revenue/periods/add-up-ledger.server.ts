import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { rebuildSums } from "../ledger/add-up.store.server.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import { lockLedger } from "../ledger/work.store.server.ts";

const MINUTE_MS = 60_000;

/** Adds all entries up anew: the periods by which they are added up have changed. */
export const addUpLedger = defineJob({
  name: "ledger.add_up",
  payload: z.object({ vendorId: z.number().int() }),
  run: ({ vendorId }) =>
    withScope(
      systemActor(vendorId),
      async (tx) => {
        await lockLedger(tx);
        await rebuildSums(tx, (await vendorTerms(tx)).calendar);
      },
      { timeoutMs: 30 * MINUTE_MS },
    ),
});
