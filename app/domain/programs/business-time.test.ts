import { expect, test } from "vitest";

import { plainCalendar } from "./business-calendar.ts";
import { addBusinessDays, afterPause, businessTimeBetween } from "./business-time.ts";
import { wallClock } from "./local-time.ts";

const OSLO = plainCalendar("Europe/Oslo");
const NEW_YORK = plainCalendar("America/New_York");
const HOUR = 3_600_000;

test.each([
  { what: "within a week", from: "2026-03-09T15:00:00Z", days: 3, to: "2026-03-12T15:00:00Z" },
  { what: "over a weekend", from: "2026-03-12T11:49:00Z", days: 3, to: "2026-03-17T11:49:00Z" },
  {
    what: "from a Saturday",
    from: "2026-03-14T10:00:00Z",
    days: 1,
    to: "2026-03-16T22:59:59.999Z",
  },
  { what: "from a Sunday", from: "2026-03-15T10:00:00Z", days: 3, to: "2026-03-18T22:59:59.999Z" },
  { what: "over two weekends", from: "2026-03-06T09:00:00Z", days: 6, to: "2026-03-16T09:00:00Z" },
  { what: "none at all", from: "2026-03-09T15:00:00Z", days: 0, to: "2026-03-09T15:00:00Z" },
])("business days $what", ({ from, days, to }) => {
  expect(addBusinessDays(new Date(from), days, OSLO)).toEqual(new Date(to));
});

test("the clock on the wall is kept when the clocks change over the weekend", () => {
  // Central Europe moves on Sunday 29 March 2026: Friday 11:00 is 10:00 UTC, Tuesday 11:00 is 09:00 UTC.
  const decideBy = addBusinessDays(new Date("2026-03-27T10:00:00Z"), 2, OSLO);
  expect(decideBy).toEqual(new Date("2026-03-31T09:00:00Z"));
  expect(wallClock(decideBy, OSLO.timeZone).getUTCHours()).toBe(11);
});

test("a weekday is the vendor's, not UTC's", () => {
  // Friday 21:00 in New York is Saturday in UTC.
  const decideBy = addBusinessDays(new Date("2026-05-02T01:00:00Z"), 1, NEW_YORK);
  expect(decideBy).toEqual(new Date("2026-05-05T01:00:00Z"));
});

test("a weekend adds no business time", () => {
  const friday = new Date("2026-03-13T16:00:00Z");
  const monday = new Date("2026-03-16T08:00:00Z");
  expect(businessTimeBetween(friday, monday, OSLO)).toBe(16 * HOUR);
});

test("a deadline waits while its clock is stopped", () => {
  const decideBy = new Date("2026-03-12T15:00:00Z");
  const asked = new Date("2026-03-10T15:00:00Z");
  const answered = new Date("2026-03-13T09:00:00Z");
  // Two days were left on Tuesday; from Friday 10:00 they last until Tuesday 10:00.
  expect(afterPause(decideBy, asked, answered, OSLO)).toEqual(new Date("2026-03-17T09:00:00Z"));
});

test("a deadline that was already missed stays missed by as much", () => {
  const decideBy = new Date("2026-03-10T15:00:00Z");
  const asked = new Date("2026-03-11T15:00:00Z");
  expect(afterPause(decideBy, asked, new Date("2026-03-18T15:00:00Z"), OSLO)).toEqual(
    new Date("2026-03-17T15:00:00Z"),
  );
});

const norway = {
  ...OSLO,
  // Ascension Day, Constitution Day on a Sunday, and Whit Monday of 2026.
  holidays: [new Date("2026-05-14"), new Date("2026-05-17"), new Date("2026-05-25")],
};

test.each([
  { what: "over a holiday", from: "2026-05-13T10:00:00Z", days: 1, to: "2026-05-15T10:00:00Z" },
  { what: "from a holiday", from: "2026-05-14T10:00:00Z", days: 1, to: "2026-05-15T21:59:59.999Z" },
  {
    what: "over a Sunday holiday",
    from: "2026-05-15T10:00:00Z",
    days: 1,
    to: "2026-05-18T10:00:00Z",
  },
  { what: "over two holidays", from: "2026-05-13T10:00:00Z", days: 8, to: "2026-05-27T10:00:00Z" },
])("business days $what", ({ from, days, to }) => {
  expect(addBusinessDays(new Date(from), days, norway)).toEqual(new Date(to));
});

test("a holiday stops a clock as a weekend does", () => {
  const before = new Date("2026-05-13T16:00:00Z");
  const after = new Date("2026-05-15T08:00:00Z");
  expect(businessTimeBetween(before, after, norway)).toBe(16 * HOUR);
});

test("a vendor that works from Sunday to Thursday rests on Friday", () => {
  const dubai = { timeZone: "Asia/Dubai", businessDays: [7, 1, 2, 3, 4], holidays: [] };
  const thursday = new Date("2026-03-12T08:00:00Z");
  expect(addBusinessDays(thursday, 1, dubai)).toEqual(new Date("2026-03-15T08:00:00Z"));
});

test("one business day a week is enough", () => {
  const rare = { ...OSLO, businessDays: [3], holidays: [new Date("2026-03-18")] };
  const wednesday = new Date("2026-03-11T08:00:00Z");
  expect(addBusinessDays(wednesday, 1, rare)).toEqual(new Date("2026-03-25T08:00:00Z"));
});
