import { expect, test } from "vitest";

import { standingOf } from "./period-state.ts";
import { remindersOf, reminderTimes } from "./reminders.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const march = {
  kind: "pos" as const,
  firstDay: day("2026-03-01"),
  lastDay: day("2026-03-31"),
  remindOn: day("2026-04-08"),
  dueDay: day("2026-04-10"),
  deadline: day("2026-04-12"),
  share: 0,
  reportedDay: null as Date | null,
};

test.each([
  { on: "2026-03-31", state: "running", daysLate: 0 },
  { on: "2026-04-01", state: "due", daysLate: 0 },
  { on: "2026-04-10", state: "due", daysLate: 0 },
  { on: "2026-04-11", state: "in_grace", daysLate: 0 },
  { on: "2026-04-13", state: "missing", daysLate: 1 },
  { on: "2026-04-20", share: 40, state: "partly", daysLate: 8 },
  { on: "2026-03-20", reported: "2026-03-19", state: "running", daysLate: 0 },
  { on: "2026-04-20", reported: "2026-04-12", state: "on_time", daysLate: 0 },
  { on: "2026-04-20", reported: "2026-04-15", state: "late", daysLate: 3 },
])("on $on with $share % since $reported it is $state", ({ on, share, reported, ...standing }) => {
  const reportedDay = reported ? day(reported) : null;
  const period = { ...march, share: reported ? 100 : (share ?? 0), reportedDay };
  expect(standingOf(period, day(on))).toEqual(standing);
});

test("a forecast is due from its reminder on, and done when it is published", () => {
  const ahead = { ...march, kind: "forecast" as const };
  const early = { ...ahead, remindOn: day("2026-03-03"), dueDay: day("2026-03-05") };
  const april = { ...early, deadline: day("2026-03-05") };
  expect(standingOf(april, day("2026-03-02")).state).toBe("running");
  expect(standingOf(april, day("2026-03-03")).state).toBe("due");
  expect(standingOf({ ...april, reportedDay: day("2026-03-03") }, day("2026-03-03")).state).toBe(
    "on_time",
  );
});

const reminded = { ...march, reportedAt: null as Date | null, told: [] as string[] };
const BERLIN = "Europe/Berlin";

test("reminders go by the clock on the vendor's wall, before and after it changes", () => {
  // Central Europe moves on Sunday 29 March 2026.
  const before = { ...reminded, remindOn: day("2026-03-28"), dueDay: day("2026-03-29") };
  const times = reminderTimes({ ...before, deadline: day("2026-03-30") }, BERLIN);
  expect(times.map(([kind, at]) => `${kind} ${at.toISOString()}`)).toEqual([
    "soon 2026-03-28T07:00:00.000Z",
    "due 2026-03-29T22:00:00.000Z",
    "late 2026-03-30T22:00:00.000Z",
  ]);
});

test("each is said once, and the last one for those that were missed", () => {
  const at = (text: string) => new Date(text);
  const soon = remindersOf(reminded, BERLIN, at("2026-04-08T06:00:00Z"));
  expect(soon).toEqual({ say: "soon", told: ["soon"], next: at("2026-04-10T22:00:00Z") });
  expect(
    remindersOf({ ...reminded, told: soon.told }, BERLIN, at("2026-04-08T06:01:00Z")).say,
  ).toBe(null);
  const missed = remindersOf(reminded, BERLIN, at("2026-04-11T09:00:00Z"));
  expect(missed).toMatchObject({ say: "due", told: ["soon", "due"] });
  const all = remindersOf(reminded, BERLIN, at("2026-04-13T09:00:00Z"));
  expect(all).toEqual({ say: "late", told: ["soon", "due", "late"], next: null });
});

test("nothing is said of what was reported, nor of what is long past", () => {
  const reportedAt = day("2026-04-09");
  const late = new Date("2026-04-13T09:00:00Z");
  expect(remindersOf({ ...reminded, reportedAt }, BERLIN, late)).toEqual({
    say: null,
    told: [],
    next: null,
  });
  const long = remindersOf(reminded, BERLIN, new Date("2026-06-01T09:00:00Z"));
  expect(long).toEqual({ say: null, told: ["soon", "due", "late"], next: null });
});
