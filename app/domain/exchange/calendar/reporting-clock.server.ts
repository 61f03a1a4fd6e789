import { z } from "zod";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { defineJob } from "#app/platform/jobs/jobs.server.ts";
import { log } from "#app/platform/log.server.ts";

import { followPeriods } from "./follow-periods.server.ts";
import { followSubmission } from "./follow-report.server.ts";
import { submissionsToMeasure } from "./measure-submission.server.ts";
import type { Whose } from "./period.store.server.ts";
import { countReminder } from "./reporting-metrics.server.ts";
import { tellReminder } from "./tell-reminder.server.ts";

const AT_ONCE = 100;
/** What one run has not done the next one does, and others come in between. */
const MOST_BATCHES = 50;
const SET_ASIDE_MINUTES = 15;

/** The clock of all reports: new periods, reminders, and files that nobody counted. */
export const reportingClock = defineJob({
  name: "exchange.reporting-clock",
  payload: z.object({}),
  cron: "* * * * *",
  async run() {
    for (const vendorId of await vendorIds()) await runReportingClock(vendorId, now());
  },
});

/** Does what is due for a vendor's reports. */
export async function runReportingClock(vendorId: number, at: Date): Promise<void> {
  const system = systemActor(vendorId);
  const uncounted = await withScope(system, (tx) => submissionsToMeasure(tx, AT_ONCE));
  for (const id of uncounted) await withScope(system, (tx) => followSubmission(tx, id, at));
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const due = await duePeriods(vendorId, at);
    for (const whose of due) await lookOrSetAside(vendorId, whose, at);
    if (due.length < AT_ONCE) return;
  }
}

const duePeriods = (vendorId: number, at: Date): Promise<Whose[]> =>
  withScope(
    systemActor(vendorId),
    (tx) => tx.$queryRaw<Whose[]>`
      select partner_id as "partnerId", kind::text as kind from reporting_period
       where vendor_id = ${vendorId}::int and clock_at <= ${at}::timestamptz
       group by partner_id, kind
       order by min(clock_at), partner_id, kind
       limit ${AT_ONCE}`,
  );

/** One partner whose reports cannot be looked at must not stop the clock of the others. */
async function lookOrSetAside(vendorId: number, whose: Whose, at: Date): Promise<void> {
  const system = systemActor(vendorId);
  try {
    // What is said and that it was said are one transaction: whoever dies in between has said nothing.
    const said = await withScope(system, async (tx) => {
      const toSay = await followPeriods(tx, whose, at, { speaks: true });
      for (const each of toSay) await tellReminder(tx, system, whose, each, at);
      return toSay;
    });
    for (const { say } of said) countReminder(say);
  } catch (error) {
    log.error(
      { err: error, vendorId, ...whose },
      "the clock could not look at a partner's reports",
    );
    countReminder("failed");
    const clockAt = new Date(at.getTime() + SET_ASIDE_MINUTES * 60_000);
    await withScope(system, (tx) =>
      tx.reportingPeriod.updateMany({
        where: { vendorId, ...whose, clockAt: { lte: at } },
        data: { clockAt },
      }),
    );
  }
}
