import { z } from "zod";

import type { Follower } from "#app/domain/customers/decisions/follower.ts";
import {
  customersOfChangedDeals,
  customersOfDealsAbout,
  keepOutcomes,
} from "#app/domain/deals/outcome/keep-outcomes.server.ts";
import { dealsAtCustomers } from "#app/domain/deals/outcome/registered-deals.server.ts";
import { tellNothingBought } from "#app/domain/deals/outcome/tell-nothing-bought.server.ts";
import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob, enqueue } from "#app/platform/jobs/jobs.server.ts";

import { selectBooksLines, suppliersNow } from "./books-lines.server.ts";
import { meetDeals, unitsBy } from "./meet-deals.ts";

/** Customers whose deals are compared with the books in one transaction. */
const TOGETHER = 50;
/** Changed deals that are looked at in one go. */
const MOST = 1_000;

/** Compares deals with the books: those that may count sales of these products, or those of these customers. */
export const workOutOutcomes = defineJob({
  name: "revenue.outcomes",
  payload: z.object({
    vendorId: z.number().int(),
    productIds: z.array(z.uuid()).optional(),
    customerIds: z.array(z.uuid()).optional(),
  }),
  run: async ({ vendorId, productIds = [], customerIds = [] }) => {
    // What changes from here on is looked at again.
    const at = now();
    const about =
      productIds.length === 0
        ? []
        : await withScope(systemActor(vendorId), (tx) => customersOfDealsAbout(tx, productIds));
    await workOutAt(vendorId, [...new Set([...about, ...customerIds])], at);
  },
});

/** Deals that were approved, won or changed are compared without anybody asking. */
export const followChangedDeals = defineJob({
  name: "revenue.changed_deals",
  payload: z.unknown(),
  cron: "*/5 * * * *",
  async run() {
    for (const vendorId of await vendorIds()) {
      await workOutChanged(vendorId, now());
      await tellNothingBought(vendorId, now());
    }
  },
});

export async function workOutChanged(vendorId: number, at: Date) {
  const changed = await withScope(systemActor(vendorId), (tx) => customersOfChangedDeals(tx, MOST));
  await workOutAt(vendorId, changed, at);
}

/** A decision on customers moves what was bought from one to another. */
export const outcomesFollow: Follower = async (tx, { lifeOf, partyIds }) => {
  const { vendorId } = tx;
  const parties = await tx.reportedParty.findMany({
    where: { vendorId, id: { in: [...partyIds] } },
    select: { customerId: true },
  });
  const moved = parties.map(({ customerId }) => customerId);
  const customerIds = [...new Set([...lifeOf.keys(), ...lifeOf.values(), ...moved])];
  await enqueue(tx, workOutOutcomes, { vendorId, customerIds });
  return [];
};

async function workOutAt(vendorId: number, customerIds: readonly string[], at: Date) {
  for (let from = 0; from < customerIds.length; from += TOGETHER) {
    const some = customerIds.slice(from, from + TOGETHER);
    await withScope(systemActor(vendorId), (tx) => workOut(tx, some, at));
  }
}

async function workOut(tx: ScopedTx, customerIds: readonly string[], at: Date) {
  const deals = await dealsAtCustomers(tx, customerIds);
  const met = meetDeals(deals, await selectBooksLines(tx, deals), await suppliersNow(tx));
  const outcomes = deals.map((deal) => ({
    ...{ dealId: deal.id, wonOn: deal.wonOn },
    ...unitsBy(deal, met.get(deal.id)),
  }));
  await keepOutcomes(tx, outcomes, at);
}
