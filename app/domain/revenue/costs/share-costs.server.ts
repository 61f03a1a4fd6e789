import { z } from "zod";

import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";

import { type FiscalCalendar, periodOf } from "../fiscal-calendar.ts";
import { vendorTerms } from "../ledger/terms.server.ts";
import {
  type CostToShare,
  keepShares,
  type Share,
  soldByReference,
  soldThrough,
  takeCostsDue,
} from "./costs-to-share.store.server.ts";
import { shareOut } from "./share-out.ts";

const TOGETHER = 50;
const TIMEOUT_MS = 120_000;

/**
 * Says whose each cost is. A named customer's is its own; one with a deal or a special price goes to the lines with that
 * reference; any other over what the partner sold of those goods in those days, in proportion to vendor net, exact to the
 * cent. What no sale answers for stays nobody's. Doing it twice changes nothing.
 */
export const shareCosts = defineJob({
  name: "costs.share",
  payload: z.object({ vendorId: z.number().int() }),
  async run({ vendorId }) {
    while (await shareSome(vendorId, now()));
  },
});

const shareSome = (vendorId: number, at: Date): Promise<boolean> =>
  withScope(
    systemActor(vendorId),
    async (tx) => {
      const costs = await takeCostsDue(tx, TOGETHER);
      if (costs.length === 0) return false;
      const { calendar } = await vendorTerms(tx);
      const shares: Share[] = [];
      for (const cost of costs) shares.push(...(await sharesOf(tx, cost, calendar)));
      await keepShares(tx, costs, shares, at);
      return costs.length === TOGETHER;
    },
    { timeoutMs: TIMEOUT_MS },
  );

async function sharesOf(
  tx: ScopedTx,
  cost: CostToShare,
  calendar: FiscalCalendar,
): Promise<Share[]> {
  const { id: costId, baseMinor, partyId, productId, ended } = cost;
  if (ended || baseMinor === null) return [];
  if (partyId) return [{ costId, no: 0, partyId, productId, baseMinor }];
  const sold = await weights(tx, cost, calendar);
  const parts = shareOut(
    baseMinor,
    sold.map(({ netMinor }) => netMinor),
  );
  return sold.flatMap((each, no) => {
    const part = parts?.[no] ?? 0n;
    const { partyId: party, productId: product } = each;
    return part === 0n ? [] : [{ costId, no, partyId: party, productId: product, baseMinor: part }];
  });
}

function weights(tx: ScopedTx, cost: CostToShare, calendar: FiscalCalendar) {
  if (cost.dealId || cost.authorisation) return soldByReference(tx, cost);
  if (cost.fromDay < cost.toDay) return soldThrough(tx, cost, cost.fromDay, cost.toDay);
  const month = periodOf(calendar, cost.toDay);
  return soldThrough(tx, cost, month.from, month.to);
}
