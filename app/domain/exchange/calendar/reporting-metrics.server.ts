import prometheus from "prom-client";

import { vendorIds } from "#app/domain/identity/members/vendor-ids.server.ts";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { addDays, localDay } from "#app/domain/programs/local-time.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

import { LATE_FOR_DAYS } from "./late-reports.server.ts";

const reminders = new prometheus.Counter({
  name: "tributary_report_reminders_total",
  help: "Reminders of reports that are due or late, told by this process, by kind",
  labelNames: ["kind"],
});

export const countReminder = (kind: string) => reminders.inc({ kind });

type Figure = (tx: ScopedTx, at: Date) => Promise<number>;

const latePartners: Figure = async (tx, at) => {
  const today = localDay(at, (await findVendor(tx)).timeZone);
  const [row] = await tx.$queryRaw<{ partners: number }[]>`
    select count(distinct partner_id)::int as partners from reporting_period
     where vendor_id = ${tx.vendorId}::int and reported_at is null and deadline < ${today}::date
       and deadline >= ${addDays(today, -LATE_FOR_DAYS)}::date`;
  return row?.partners ?? 0;
};

const oldestReading: Figure = async (tx, at) => {
  const { _min } = await tx.submission.aggregate({
    where: { vendorId: tx.vendorId, status: { in: ["received", "reading", "checked"] } },
    _min: { createdAt: true },
  });
  return _min.createdAt ? (at.getTime() - _min.createdAt.getTime()) / 1_000 : 0;
};

const waitingFiles: Figure = (tx) =>
  tx.submission.count({ where: { vendorId: tx.vendorId, status: "waiting" } });

/** A figure over all vendors. A database that does not answer must not take the other figures with it. */
function gauge(name: string, help: string, figure: Figure, join: (a: number, b: number) => number) {
  new prometheus.Gauge({
    name,
    help,
    aggregator: "first",
    async collect() {
      this.set(await overVendors(figure, join).catch(() => Number.NaN));
    },
  });
}

async function overVendors(figure: Figure, join: (a: number, b: number) => number) {
  let all = 0;
  for (const vendorId of await vendorIds()) {
    all = join(all, await withScope(systemActor(vendorId), (tx) => figure(tx, now())));
  }
  return all;
}

const sum = (a: number, b: number) => a + b;

gauge(
  "tributary_intake_waiting",
  "Files that wait for a person to say that they are applied",
  waitingFiles,
  sum,
);
gauge(
  "tributary_intake_oldest_reading_seconds",
  "How long ago the oldest file came that is not read to the end",
  oldestReading,
  Math.max,
);
gauge(
  "tributary_reports_late_partners",
  "Partners of which a report is missing beyond its grace",
  latePartners,
  sum,
);
