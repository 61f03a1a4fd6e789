import { expect, test } from "vitest";

import { ProgramRules } from "#app/domain/programs/program-rules.ts";

import type { ApprovalStep } from "../decide/steps.ts";
import { aheadOf } from "./course.ts";

const rules = ProgramRules.parse({});
const now = new Date("2026-03-12T12:00:00Z");
const deal = {
  status: "submitted" as const,
  decideBy: new Date("2026-03-17T12:00:00Z"),
  decidedAt: null,
  askedAt: null,
  protectedUntil: null,
  heardAt: null,
  activityDays: 30,
  registration: 1,
  rules,
};
const context = { steps: [], extension: null, now, timeZone: "Europe/Berlin" };
const step = (stepNo: number, status: ApprovalStep["status"]): ApprovalStep => ({
  ...{ stepNo, name: `Step ${stepNo}`, approver: "Ingrid", approverId: null, approverRole: null },
  ...{ byManager: false, apart: false, status, dueAt: now, escalatedAt: null, decidedAt: null },
  ...{ deciderId: null, deciderName: null, forName: null, overridden: false, note: null },
});
const what = (each: { what: string }[]) => each.map(({ what: kind }) => kind);

test("a deal that waits tells who decides until when, and what follows", () => {
  const ahead = aheadOf(deal, context);
  expect(what(ahead)).toEqual(["decide", "protect", "first-update"]);
  expect(ahead[0]).toMatchObject({ at: deal.decideBy, late: false, escalated: false });
  expect(ahead[1]).toMatchObject({ until: new Date("2026-06-15T21:59:59.999Z") });
});

test("a late decision says so, and that it went further", () => {
  const steps = [{ ...step(1, "current"), escalatedAt: now }];
  const late = { ...deal, decideBy: new Date("2026-03-11T12:00:00Z") };
  expect(aheadOf(late, { ...context, steps })[0]).toMatchObject({ late: true, escalated: true });
});

test("of several steps, those that are open stand in their order", () => {
  const steps = [step(1, "approved"), step(2, "current"), step(3, "waiting")];
  const ahead = aheadOf(deal, { ...context, steps });
  expect(what(ahead)).toEqual(["step", "step", "decide", "protect", "first-update"]);
  expect(ahead.slice(0, 2)).toMatchObject([{ current: true }, { current: false }]);
});

test("a question waits for the partner before anything else", () => {
  const asked = { ...deal, status: "info_requested" as const, askedAt: now };
  expect(what(aheadOf(asked, context))).toEqual([
    "answer",
    "decide-after-answer",
    "protect",
    "first-update",
  ]);
});

test("what lies ahead of a protection is in the order of time, and what is past is left out", () => {
  const approved = {
    ...deal,
    status: "approved" as const,
    decidedAt: new Date("2026-02-20T12:00:00Z"),
    protectedUntil: new Date("2026-04-09T21:59:59.999Z"),
  };
  const lastMoment = new Date("2026-04-02T21:59:59.999Z");
  const extension = { ok: true as const, endsAt: now, lastMoment };
  const ahead = aheadOf(approved, { ...context, extension });
  expect(what(ahead)).toEqual(["update", "reminders", "ask-extension", "end"]);
  expect(ahead[1]).toMatchObject({
    days: ["2026-03-26", "2026-04-02", "2026-04-08"].map((day) => new Date(day)),
  });
});

test("a protection that is over can be asked for again, even before the clock came by", () => {
  const over = { ...deal, status: "approved" as const, protectedUntil: new Date("2026-03-01") };
  expect(aheadOf(over, context)).toEqual([{ what: "again", next: 2 }]);
  expect(aheadOf({ ...over, status: "won" }, context)).toEqual([]);
});

test("what the vendor was asked for is said with the day it answers", () => {
  const answerBy = new Date("2026-03-16T12:00:00Z");
  const ahead = aheadOf(deal, { ...context, answerBy });
  expect(what(ahead)).toEqual(["decide", "request", "protect", "first-update"]);
});
