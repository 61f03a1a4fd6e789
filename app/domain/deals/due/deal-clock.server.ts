import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";

import { escalateStep, stepsToEscalate } from "../decide/escalate-step.server.ts";
import { tellWhoWaits } from "../waiting/tell-who-waits.server.ts";
import { countNotice, setClockLag } from "./clock-metrics.server.ts";
import { lookAtDeal } from "./look-at-deal.server.ts";

const AT_ONCE = 200;
/** What one run has not done the next one does, and others come in between. */
const MOST_BATCHES = 50;
const SET_ASIDE_MINUTES = 15;

/** The clock of all deals: reminders, deadlines, ends. */
export const dealClock = defineJob({
  name: "deals.clock",
  payload: z.object({}),
  cron: "* * * * *",
  async run() {
    let lag = 0;
    for (const vendorId of await vendorIds()) {
      lag = Math.max(lag, await runDealClock(vendorId, now()));
    }
    setClockLag(lag);
  },
});

/** Does what is due for a vendor's deals. Answers how late the clock was for the one that waited longest. */
export async function runDealClock(vendorId: number, at: Date): Promise<number> {
  let lag = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const due = await dueDeals(vendorId, at);
    const [first] = due;
    if (batch === 0 && first) lag = at.getTime() - first.clockAt.getTime();
    let looked = 0;
    for (const { id } of due) if (await lookOrSetAside(vendorId, id, at)) looked += 1;
    // Whatever is left of a full batch is in other hands.
    if (due.length < AT_ONCE || looked === 0) break;
  }
  countNotice("escalated", await escalateLate(vendorId, at));
  countNotice("free_again", await tellWhoWaits(vendorId, at));
  return lag;
}

/** Hands late steps to the administrators. Answers how many. */
async function escalateLate(vendorId: number, at: Date): Promise<number> {
  const late = await withScope(systemActor(vendorId), (tx) => stepsToEscalate(tx, at, AT_ONCE));
  let escalated = 0;
  for (const step of late) if (await escalateStep(vendorId, step, at)) escalated += 1;
  return escalated;
}

const dueDeals = (vendorId: number, at: Date) =>
  withScope(
    systemActor(vendorId),
    (tx) => tx.$queryRaw<{ id: string; clockAt: Date }[]>`
      select id, clock_at as "clockAt" from deal
       where vendor_id = ${vendorId}::int and clock_at <= ${at}::timestamptz
       order by clock_at, id
       limit ${AT_ONCE}`,
  );

/** One deal that cannot be looked at must not stop the clock of the others. */
async function lookOrSetAside(vendorId: number, dealId: string, at: Date): Promise<boolean> {
  try {
    const looked = await lookAtDeal(vendorId, dealId, at);
    for (const kind of looked ?? []) countNotice(kind);
    return looked !== null;
  } catch (error) {
    log.error({ err: error, vendorId, dealId }, "the clock could not look at a deal");
    countNotice("failed");
    const clockAt = new Date(at.getTime() + SET_ASIDE_MINUTES * 60_000);
    await withScope(systemActor(vendorId), (tx) =>
      tx.deal.updateMany({ where: { vendorId, id: dealId }, data: { clockAt } }),
    );
    return true;
  }
}
