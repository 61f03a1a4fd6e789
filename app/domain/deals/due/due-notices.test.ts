import { describe, expect, test } from "vitest";

import type { BusinessCalendar } from "#app/domain/programs/business-calendar.ts";
import { plainCalendar } from "#app/domain/programs/business-calendar.ts";
import { protectionEnd } from "#app/domain/programs/local-time.ts";

import { type ClockFacts, dueFor } from "./due-notices.ts";

const berlin = plainCalendar("Europe/Berlin");
const at = (text: string) => new Date(text);

const approved = (given: Partial<ClockFacts> = {}): ClockFacts => ({
  status: "approved",
  submittedAt: at("2026-03-01T10:00:00Z"),
  decideBy: at("2026-03-04T10:00:00Z"),
  decidedAt: at("2026-03-02T10:00:00Z"),
  endKnownAt: at("2026-03-02T10:00:00Z"),
  protectedUntil: at("2026-05-31T21:59:59.999Z"),
  heardAt: null,
  askedAt: null,
  reminderDays: [30, 14, 7, 1],
  activityDays: 3650,
  ...given,
});

const kinds = (deal: ClockFacts, now: Date, calendar: BusinessCalendar = berlin) =>
  dueFor(deal, calendar, now).notices.map(({ kind, key }) => `${kind} ${key.split(" ")[1] ?? ""}`);

describe("reminders of an end", () => {
  test("each on the morning of its day, and the next look is the next of them", () => {
    const deal = approved();
    const before = dueFor(deal, berlin, at("2026-05-01T03:59:59.999Z"));
    expect(before).toMatchObject({ notices: [], next: at("2026-05-01T04:00:00Z") });
    expect(kinds(deal, at("2026-05-01T04:00:00Z"))).toEqual(["ending 30"]);
    expect(dueFor(deal, berlin, at("2026-05-01T04:00:00Z")).next).toEqual(
      at("2026-05-17T04:00:00Z"),
    );
    expect(kinds(deal, at("2026-05-30T04:00:00Z"))).toEqual(["ending 1"]);
    expect(dueFor(deal, berlin, at("2026-05-30T04:00:00Z")).next).toEqual(deal.protectedUntil);
  });

  test("after three days away only the latest that still makes sense", () => {
    const often = approved({ reminderDays: [10, 9, 8, 7] });
    expect(kinds(often, at("2026-05-24T12:00:00Z"))).toEqual(["ending 7"]);
    // Six days late, 14 days before the end is no news any more, and the next one comes on its day.
    expect(kinds(approved(), at("2026-05-23T12:00:00Z"))).toEqual([]);
    expect(kinds(approved(), at("2026-05-21T12:00:00Z"))).toEqual(["ending 14"]);
  });

  test("none for days that were over when the end was set", () => {
    const short = approved({ endKnownAt: at("2026-05-20T10:00:00Z") });
    expect(kinds(short, at("2026-05-20T10:01:00Z"))).toEqual([]);
    expect(kinds(short, at("2026-05-24T10:00:00Z"))).toEqual(["ending 7"]);
  });

  test("an extended end has reminders of its own", () => {
    const [first] = dueFor(approved(), berlin, at("2026-05-30T10:00:00Z")).notices;
    const later = approved({ protectedUntil: at("2026-07-30T21:59:59.999Z") });
    const [second] = dueFor(later, berlin, at("2026-07-29T10:00:00Z")).notices;
    expect(first?.key).not.toBe(second?.key);
  });

  test("on the last day itself, where the programme says so", () => {
    const deal = approved({ reminderDays: [0] });
    expect(kinds(deal, at("2026-05-31T03:59:00Z"))).toEqual([]);
    expect(kinds(deal, at("2026-05-31T04:00:00Z"))).toEqual(["ending 0"]);
  });
});

/** Six in the morning seven days before the end, whatever the clocks do in those days. */
test.each([
  // Clocks forward on 29 March, back on 25 October.
  ["Europe/Berlin", "2026-01-01T12:00:00Z", 90, "2026-03-25T05:00:00Z", "2026-04-01T21:59:59.999Z"],
  ["Europe/Berlin", "2026-07-30T12:00:00Z", 90, "2026-10-21T04:00:00Z", "2026-10-28T22:59:59.999Z"],
  // Forward on 8 March, back on 1 November.
  [
    "America/New_York",
    "2025-12-12T17:00:00Z",
    90,
    "2026-03-05T11:00:00Z",
    "2026-03-13T03:59:59.999Z",
  ],
  [
    "America/New_York",
    "2026-08-06T17:00:00Z",
    90,
    "2026-10-28T10:00:00Z",
    "2026-11-05T04:59:59.999Z",
  ],
  // Back on 5 April, forward on 27 September; its day is a day ahead.
  [
    "Pacific/Auckland",
    "2026-01-09T12:00:00Z",
    90,
    "2026-04-02T17:00:00Z",
    "2026-04-10T11:59:59.999Z",
  ],
  [
    "Pacific/Auckland",
    "2026-07-03T12:00:00Z",
    90,
    "2026-09-24T18:00:00Z",
    "2026-10-02T10:59:59.999Z",
  ],
  // A quarter of an hour off, and never changed.
  [
    "Asia/Kathmandu",
    "2026-01-01T12:00:00Z",
    90,
    "2026-03-25T00:15:00Z",
    "2026-04-01T18:14:59.999Z",
  ],
])("in %s an approval of %s for %i days reminds at %s", (zone, decided, days, reminds, ends) => {
  const decidedAt = at(decided);
  const protectedUntil = protectionEnd(decidedAt, days, zone);
  expect(protectedUntil).toEqual(at(ends));
  const deal = approved({ decidedAt, endKnownAt: decidedAt, protectedUntil, reminderDays: [7] });
  const calendar = plainCalendar(zone);
  const moment = at(reminds);
  const justBefore = new Date(moment.getTime() - 1);
  expect(dueFor(deal, calendar, justBefore)).toEqual({ notices: [], expire: false, next: moment });
  expect(kinds(deal, moment, calendar)).toEqual(["ending 7"]);
  // It ends at its instant, not a millisecond earlier.
  expect(dueFor(deal, calendar, new Date(protectedUntil.getTime() - 1)).expire).toBe(false);
  expect(dueFor(deal, calendar, protectedUntil)).toEqual({
    notices: [],
    expire: true,
    next: null,
  });
});

describe("the update a programme asks for", () => {
  const quiet = (given: Partial<ClockFacts> = {}) =>
    approved({ activityDays: 30, reminderDays: [], ...given });

  test("after its days without a word, and again only after as many more", () => {
    // 30 days after 2 March are 1 April: by then the clocks are an hour ahead.
    expect(kinds(quiet(), at("2026-04-01T03:59:00Z"))).toEqual([]);
    expect(kinds(quiet(), at("2026-04-01T04:00:00Z"))).toEqual(["update_due 1"]);
    expect(kinds(quiet(), at("2026-04-30T12:00:00Z"))).toEqual(["update_due 1"]);
    expect(kinds(quiet(), at("2026-05-01T04:00:00Z"))).toEqual(["update_due 2"]);
  });

  test("a word begins a new period", () => {
    const heard = quiet({ heardAt: at("2026-03-25T10:00:00Z") });
    expect(kinds(heard, at("2026-04-10T10:00:00Z"))).toEqual([]);
    expect(kinds(heard, at("2026-04-24T10:00:00Z"))).toEqual(["update_due 1"]);
  });
});

describe("a decision", () => {
  const open = (given: Partial<ClockFacts> = {}) =>
    approved({
      status: "submitted",
      decidedAt: null,
      protectedUntil: null,
      submittedAt: at("2026-03-12T10:00:00Z"),
      decideBy: at("2026-03-17T10:00:00Z"),
      ...given,
    });

  test("is warned of a business day before, and called late at its deadline", () => {
    expect(kinds(open(), at("2026-03-16T09:59:00Z"))).toEqual([]);
    expect(kinds(open(), at("2026-03-16T10:00:00Z"))).toEqual(["decide_soon "]);
    expect(kinds(open(), at("2026-03-17T10:00:00Z"))).toEqual(["late "]);
    expect(dueFor(open(), berlin, at("2026-03-17T10:00:00Z")).next).toBeNull();
  });

  test("over a weekend and holidays the warning comes on the last day somebody works", () => {
    const easter = {
      ...berlin,
      holidays: [new Date("2026-04-03"), new Date("2026-04-06")],
    };
    const deal = open({
      submittedAt: at("2026-03-31T10:00:00Z"),
      decideBy: at("2026-04-07T10:00:00Z"),
    });
    expect(kinds(deal, at("2026-04-02T09:59:00Z"), easter)).toEqual([]);
    expect(kinds(deal, at("2026-04-02T10:00:00Z"), easter)).toEqual(["decide_soon "]);
  });

  test("that is due within a day is only ever late", () => {
    const short = open({ submittedAt: at("2026-03-16T11:00:00Z") });
    expect(kinds(short, at("2026-03-16T12:00:00Z"))).toEqual([]);
    expect(kinds(short, at("2026-03-18T12:00:00Z"))).toEqual(["late "]);
  });

  test("waits while its partner owes an answer, who is reminded after three business days", () => {
    const asked = open({ status: "info_requested", askedAt: at("2026-03-12T10:00:00Z") });
    expect(kinds(asked, at("2026-03-17T09:59:00Z"))).toEqual([]);
    expect(kinds(asked, at("2026-03-17T10:00:00Z"))).toEqual(["still_asked 3"]);
    expect(kinds(asked, at("2026-03-24T10:00:00Z"))).toEqual(["still_asked 8"]);
  });
});

test.each(["won", "lost", "rejected", "withdrawn", "expired", "revoked"] as const)(
  "nothing is due for a deal that is %s",
  (status) => {
    expect(dueFor(approved({ status }), berlin, at("2027-01-01T00:00:00Z"))).toEqual({
      notices: [],
      expire: false,
      next: null,
    });
  },
);
