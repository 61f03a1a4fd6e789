import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { lookAgain } from "../conflicts/conflicts-of-deal.server.ts";

/** Looks again for what touches deals that wait, after their customers were decided on. */
export const lookAgainAtDeals = defineJob({
  name: "deals.look_again",
  payload: z.object({ vendorId: z.int(), dealIds: z.array(z.uuid()) }),
  async run({ vendorId, dealIds }) {
    const system = systemActor(vendorId);
    for (const dealId of dealIds) {
      await withScope(system, (tx) => lookAgain(tx, system, dealId, now()));
    }
  },
});
