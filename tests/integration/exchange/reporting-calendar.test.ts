import { expect, test } from "vitest";

import {
  agreeReporting,
  endReporting,
} from "#app/domain/exchange/calendar/agree-reporting.server.ts";
import { followPeriods } from "#app/domain/exchange/calendar/follow-periods.server.ts";
import { asKept, periodColumns } from "#app/domain/exchange/calendar/period.store.server.ts";
import { standingOf } from "#app/domain/exchange/calendar/period-state.ts";
import { reportNothing, undoNothing } from "#app/domain/exchange/calendar/report-nothing.server.ts";
import type { NewTerms } from "#app/domain/exchange/calendar/reporting-agreement.ts";
import { runReportingClock } from "#app/domain/exchange/calendar/reporting-clock.server.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { listNotifications } from "#app/domain/identity/notifications/notifications.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { pos, sendAndRead } from "./hand-over.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const at = (text: string) => new Date(text);

/** By the 5th, with three days of grace, reminded two days before. */
const monthly: NewTerms = {
  kind: "pos",
  rhythm: "monthly",
  dueDay: 5,
  businessDay: false,
  graceDays: 3,
  remindDays: 2,
  from: day("2026-09-01"),
};
const august = at("2026-08-20T09:00:00Z");
const september = { kind: "pos" as const, firstDay: day("2026-09-01") };

const agreed = (world: World, terms: Partial<NewTerms> = {}, when = august) =>
  agreeReporting(world.manager, world.north.partnerId, { ...monthly, ...terms }, when);

const tick = (world: World, when: string) =>
  asOf(at(when), () => runReportingClock(world.vendorId, at(when)));

/** As it stands at that time, for the actor who looks. */
async function standings(world: World, actor: Actor, when: string) {
  const whose = { partnerId: world.north.partnerId, kind: "pos" as const };
  await withScope(world.system, (tx) => followPeriods(tx, whose, at(when)));
  const rows = await withScope(actor, (tx) =>
    tx.reportingPeriod.findMany({
      where: {
        vendorId: world.vendorId,
        partnerId: whose.partnerId,
        firstDay: { lte: at(when) },
      },
      orderBy: { firstDay: "asc" },
      select: periodColumns,
    }),
  );
  const today = localDay(at(when), "Europe/Berlin");
  return rows.map((row) => {
    const period = asKept(row);
    const { state, daysLate } = standingOf(period, today);
    return `${period.firstDay.toISOString().slice(5, 10)} ${state} ${daysLate}`;
  });
}

async function toldTo(actor: Actor): Promise<string[]> {
  const page = await listNotifications(actor, { unread: false, before: undefined });
  return page.notifications
    .filter(({ kind }) => kind.startsWith("report."))
    .map(({ kind, subject }) => `${kind}: ${subject}`)
    .reverse();
}

const inSeptember = pos("1,2026-09-14,HI-4210,3,700,ADA,Aurora GmbH,aurora.example");

test("a report is reminded of, missed and told to the manager, each once however many workers there are", async () => {
  const world = await aWorld();
  expect(await agreed(world)).toEqual({ ok: true, from: day("2026-09-01") });

  await tick(world, "2026-10-03T05:59:00Z");
  expect(await toldTo(world.north)).toEqual([]);
  for (const when of ["2026-10-03T06:00:00Z", "2026-10-05T22:00:00Z", "2026-10-08T22:00:00Z"]) {
    await Promise.all([tick(world, when), tick(world, when), tick(world, when)]);
    await tick(world, when);
  }

  expect(await toldTo(world.north)).toEqual([
    "report.due: Sales-out for September is due on Mon 5 Oct",
    "report.due: Sales-out for September was due on Mon 5 Oct",
    "report.late: Sales-out for September is late",
  ]);
  expect(await toldTo(world.manager)).toEqual([
    "report.partner_late: North: Sales-out for September is late",
  ]);
  const mails = await withScope(world.system, (tx) =>
    tx.mail.count({ where: { vendorId: world.vendorId, kind: { startsWith: "report." } } }),
  );
  expect(mails).toBe((await toldTo(world.northAdmin)).length + 4);
  expect(await toldTo(world.ada)).toEqual([]);
});

test("nobody is reminded of what was reported, and of what was taken back everybody is", async () => {
  const world = await aWorld();
  await agreed(world);
  const { id, status } = await sendAndRead(world.north, "pos", inSeptember);
  expect(status).toBe("applied");
  expect(await standings(world, world.north, "2026-10-06T09:00:00Z")).toEqual([
    "09-01 on_time 0",
    "10-01 running 0",
  ]);
  await tick(world, "2026-10-09T09:00:00Z");
  expect(await toldTo(world.north)).toEqual([]);

  expect(await reverseSubmission(world.north, id, at("2026-10-09T10:00:00Z"))).toMatchObject({
    ok: true,
  });
  await settleJobs(world.vendorId);
  expect(await standings(world, world.manager, "2026-10-10T09:00:00Z")).toEqual([
    "09-01 missing 2",
    "10-01 running 0",
  ]);
  await tick(world, "2026-10-10T09:00:00Z");
  expect(await toldTo(world.manager)).toHaveLength(1);
});

test("a file is late by the day on which it came", async () => {
  const world = await aWorld();
  await agreed(world, { dueDay: 1, graceDays: 0 });
  await sendAndRead(world.north, "pos", inSeptember);
  // It was handed over on 5 October.
  expect(await standings(world, world.north, "2026-10-20T09:00:00Z")).toEqual([
    "09-01 late 4",
    "10-01 running 0",
  ]);
});

test("nothing to report is a report, until it is undone or lines come", async () => {
  const world = await aWorld();
  await agreed(world);
  const when = "2026-10-07T09:00:00Z";
  await standings(world, world.north, when);

  const tooEarly = { ...september, firstDay: day("2026-10-01") };
  expect(await reportNothing(world.north, tooEarly, at(when))).toMatchObject({
    reason: "not-over",
  });
  const both = await Promise.all([1, 2].map(() => reportNothing(world.north, september, at(when))));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await standings(world, world.north, when)).toEqual(["09-01 on_time 0", "10-01 running 0"]);

  expect(await undoNothing(world.north, september, at(when))).toEqual({ ok: true });
  expect(await undoNothing(world.north, september, at(when))).toMatchObject({ reason: "not-said" });
  expect(await standings(world, world.north, when)).toEqual([
    "09-01 in_grace 0",
    "10-01 running 0",
  ]);

  await reportNothing(world.north, september, at("2026-10-08T09:00:00Z"));
  await sendAndRead(world.north, "pos", inSeptember);
  expect(await reportNothing(world.north, september, at(when))).toMatchObject({
    reason: "has-lines",
  });
});

test("a change begins with the next period and leaves the past as it was agreed", async () => {
  const world = await aWorld();
  await agreed(world);
  const before = await standings(world, world.manager, "2026-11-20T09:00:00Z");
  const change = at("2026-11-20T10:00:00Z");
  expect(await agreed(world, { dueDay: 1, graceDays: 0, from: day("2026-11-20") }, change)).toEqual(
    { ok: true, from: day("2026-12-01") },
  );
  expect(await standings(world, world.manager, "2026-11-20T11:00:00Z")).toEqual(before);
  expect(await agreed(world, { from: day("2026-11-19") }, change)).toMatchObject({
    reason: "in-the-past",
  });

  expect(await endReporting(world.manager, world.north.partnerId, "pos", change)).toEqual({
    ok: true,
  });
  const rows = await withScope(world.manager, (tx) =>
    tx.reportingAgreement.findMany({ where: { vendorId: world.vendorId } }),
  );
  expect(rows.map(({ validUntil }) => validUntil)).toEqual([day("2026-11-20")]);
  expect(await standings(world, world.manager, "2026-12-20T09:00:00Z")).toEqual([
    "09-01 missing 73",
    "10-01 missing 42",
    "11-01 missing 12",
  ]);
});

test("a partner sees its own calendar alone, a supplier has forecasts, and partners agree to nothing themselves", async () => {
  const world = await aWorld();
  await agreed(world);
  await standings(world, world.manager, "2026-10-07T09:00:00Z");
  const seenBy = (actor: Actor) =>
    withScope(actor, async (tx) => [
      await tx.reportingAgreement.count({ where: { vendorId: world.vendorId } }),
      await tx.reportingPeriod.count({ where: { vendorId: world.vendorId } }),
    ]);
  expect(await seenBy(world.north)).toEqual([1, 2]);
  for (const other of [world.ada, world.south, world.supply]) {
    expect(await seenBy(other)).toEqual([0, 0]);
    expect(await reportNothing(other, september, at("2026-10-07T09:00:00Z"))).toMatchObject({
      reason: "not-found",
    });
  }
  const supplier = world.supply.partnerId;
  expect(await agreeReporting(world.manager, supplier, monthly, august)).toMatchObject({
    reason: "not-reported",
  });
  const forecast = { ...monthly, kind: "forecast" as const };
  expect(await agreeReporting(world.manager, supplier, forecast, august)).toMatchObject({
    ok: true,
  });
  const elsewhere = await aWorld();
  expect(
    await agreeReporting(elsewhere.manager, world.north.partnerId, monthly, august),
  ).toMatchObject({ reason: "not-found" });
});
