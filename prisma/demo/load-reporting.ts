import { followPeriods } from "#app/domain/exchange/calendar/follow-periods.server.ts";
import {
  measureSubmissions,
  submissionsToMeasure,
} from "#app/domain/exchange/calendar/measure-submission.server.ts";
import type {
  ReportedKind,
  ReportingTerms,
} from "#app/domain/exchange/calendar/reporting-agreement.ts";
import { tellReminder } from "#app/domain/exchange/calendar/tell-reminder.server.ts";
import { decideSubmission } from "#app/domain/exchange/life/decide-submission.server.ts";
import { planMark } from "#app/domain/exchange/life/plan.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { readSubmission } from "#app/domain/exchange/read-submission.server.ts";
import { selectPlan } from "#app/domain/exchange/submission.store.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { Cast } from "./actors.ts";
import { type Calendar, isoDay, WEEKS } from "./calendar.ts";
import type { DemoFile } from "./files.ts";
import { publisherCodes } from "./forecasts.ts";
import { handOverFile } from "./load-files.ts";
import { idOf } from "./load-ground.ts";
import { distributors } from "./partners.ts";
import { stocking } from "./sellers.ts";

type Scene = {
  vendorId: number;
  partnerIds: ReadonlyMap<string, string>;
  cast: Cast;
  calendar: Calendar;
};

const weekly: ReportingTerms = {
  ...{ rhythm: "weekly", dueDay: 2, businessDay: false },
  ...{ graceDays: 1, remindDays: 1 },
};
const monthly: ReportingTerms = {
  ...{ rhythm: "monthly", dueDay: 5, businessDay: true },
  ...{ graceDays: 2, remindDays: 2 },
};
const forecast: ReportingTerms = {
  ...{ rhythm: "monthly", dueDay: 16, businessDay: false },
  ...{ graceDays: 2, remindDays: 3 },
};

/** Since when there is a calendar. */
const AGREED_WEEKS = 26;
const TOO_MANY = 5_000;

/** Who agreed to report what: distributors each week, resellers with stock and all forecasts each month. */
const agreed: [string, ReportedKind, ReportingTerms][] = [
  ...distributors.flatMap((code): [string, ReportedKind, ReportingTerms][] => [
    [code, "pos", weekly],
    [code, "inventory", weekly],
  ]),
  ...stocking.flatMap((code): [string, ReportedKind, ReportingTerms][] => [
    [code, "pos", monthly],
    [code, "inventory", monthly],
  ]),
  ...publisherCodes.map((code): [string, ReportedKind, ReportingTerms] => [
    code,
    "forecast",
    forecast,
  ]),
];

/** Agrees the calendar, and works out how everybody kept to it. */
export async function loadReporting({ vendorId, partnerIds, calendar }: Scene) {
  const system = systemActor(vendorId);
  const validFrom = calendar.dayOf(WEEKS - AGREED_WEEKS, 0);
  const createdAt = calendar.on(validFrom, "09:00");
  await withScope(
    system,
    async (tx) => {
      await tx.reportingAgreement.createMany({
        data: agreed.map(([code, kind, terms]) => ({
          ...{ ...terms, vendorId, id: newId(), kind, validFrom, createdAt },
          ...{ partnerId: idOf(partnerIds, code), madeBy: "Ingrid Solheim" },
        })),
      });
      await measureSubmissions(tx, await submissionsToMeasure(tx, TOO_MANY), calendar.now);
    },
    { timeoutMs: 60_000 },
  );
  const follow = async (mine: typeof agreed) => {
    for (const [code, kind] of mine) {
      const whose = { partnerId: idOf(partnerIds, code), kind };
      await withScope(system, async (tx) => {
        const toSay = await followPeriods(tx, whose, calendar.now, { speaks: true });
        for (const each of toSay) await tellReminder(tx, system, whose, each, calendar.now);
      });
    }
  };
  const half = Math.ceil(agreed.length / 2);
  // What was told last was told yesterday.
  await asOf(calendar.at(calendar.daysAgo(1), "08:00"), () =>
    Promise.all([follow(agreed.slice(0, half)), follow(agreed.slice(half))]),
  );
}

/** Sundgaard counted its stock twice, and took the wrong count back. */
export async function loadTakenBack({ vendorId, cast, calendar }: Scene) {
  const sender = "mads.sundgaard@sundgaard.example";
  const day = isoDay(calendar.dayOf(WEEKS - 1, 2));
  const rows = ["HI-4210,41", "HI-4215,9", "HI-7710,26"].map((row) => `${day},Aarhus,${row}`);
  const file: DemoFile = {
    name: `sundgaard_stock_${day}.csv`,
    kind: "inventory",
    sender,
    partner: "SUNDGAARD",
    at: calendar.at(calendar.dayOf(WEEKS - 1, 3), "09:12"),
    content: Buffer.from(`${["As Of,Location,Part Number,Qty On Hand", ...rows].join("\r\n")}\r\n`),
  };
  const submissionId = await handOverFile(file, cast);
  const later = new Date(file.at.getTime() + 40 * 60_000);
  const actor = cast.partner(sender);
  await asOf(later, async () => {
    const plan = await withScope(actor, (tx) => selectPlan(tx, submissionId));
    if (plan) {
      // Fewer parts than usual: it was asked, and said yes too soon.
      await decideSubmission(actor, submissionId, "apply", planMark(plan), later);
      await readSubmission.run({ vendorId, submissionId });
    }
    await reverseSubmission(actor, submissionId, later);
  });
}
