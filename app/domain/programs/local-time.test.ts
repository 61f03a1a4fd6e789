import { expect, test } from "vitest";

import { endOfLocalDay, instantOf, localDay, protectionEnd } from "./local-time.ts";

const OSLO = "Europe/Oslo";

test("protection ends with the vendor's day, summer time or not", () => {
  // 90 days from 12 January lie in summer time, when the day ends at 22:00 UTC.
  expect(protectionEnd(new Date("2026-01-12T08:00:00Z"), 90, OSLO)).toEqual(
    new Date("2026-04-12T21:59:59.999Z"),
  );
  expect(protectionEnd(new Date("2026-10-01T08:00:00Z"), 90, OSLO)).toEqual(
    new Date("2026-12-30T22:59:59.999Z"),
  );
});

test("protection counts from the vendor's day, not from UTC's", () => {
  expect(protectionEnd(new Date("2026-01-12T23:30:00Z"), 1, OSLO)).toEqual(
    new Date("2026-01-14T22:59:59.999Z"),
  );
});

test("a local day is that of its time zone", () => {
  expect(localDay(new Date("2026-03-12T23:30:00Z"), OSLO)).toEqual(new Date("2026-03-13"));
  expect(localDay(new Date("2026-03-12T23:30:00Z"), "America/New_York")).toEqual(
    new Date("2026-03-12"),
  );
});

test.each([
  { wall: "2026-03-29T02:30:00Z", zone: OSLO, instant: "2026-03-29T01:30:00Z" },
  { wall: "2026-10-25T02:30:00Z", zone: OSLO, instant: "2026-10-25T00:30:00Z" },
  { wall: "2026-07-01T12:00:00Z", zone: "Pacific/Auckland", instant: "2026-07-01T00:00:00Z" },
])("$wall on a wall in $zone", ({ wall, zone, instant }) => {
  expect(instantOf(new Date(wall), zone)).toEqual(new Date(instant));
});

test("a day of 23 hours ends as well", () => {
  expect(endOfLocalDay(new Date("2026-03-29"), OSLO)).toEqual(new Date("2026-03-29T21:59:59.999Z"));
});
