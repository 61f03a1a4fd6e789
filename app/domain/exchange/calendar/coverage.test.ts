import { expect, test } from "vitest";

import { plainCalendar } from "#app/domain/programs/business-calendar.ts";
import { addDays } from "#app/domain/programs/local-time.ts";

import { coverageOf, type DayLines, withZeroReport } from "./coverage.ts";
import { workdays } from "./reporting-periods.ts";

const monday = new Date("2026-03-02T00:00:00Z");
const weeks = Array.from({ length: 6 }, (_, week) => ({
  firstDay: addDays(monday, week * 7),
  lastDay: addDays(monday, week * 7 + 6),
}));
const works = workdays(plainCalendar("Europe/Berlin"));
const sentAt = (week: number, after = 7) => addDays(monday, week * 7 + after);

/** A file of a week: lines on those of its days at those places. */
const file = (week: number, days: number[], branches = ["Leeds"], at = sentAt(week)): DayLines[] =>
  days.flatMap((each) =>
    branches.map((branch) => ({ day: addDays(monday, week * 7 + each), branch, lines: 2, at })),
  );
const whole = [0, 1, 2, 3, 4];
const coverage = (days: DayLines[]) => coverageOf("pos", weeks, days, works);

test("a week with lines is reported while there is no usual", () => {
  expect(coverage(file(0, [2]))[0]).toEqual({ share: 100, lines: 2, reportedAt: sentAt(0) });
  expect(coverage([])[0]).toEqual({ share: 0, lines: 0, reportedAt: null });
});

test("days that are missing make it a part, until they come", () => {
  const usual = [0, 1, 2, 3].flatMap((week) => file(week, whole));
  const some = [...usual, ...file(4, [0, 1])];
  expect(coverage(some)[4]).toEqual({ share: 40, lines: 4, reportedAt: null });
  const rest = [...some, ...file(4, [2, 3, 4], ["Leeds"], sentAt(4, 10))];
  expect(coverage(rest)[4]).toEqual({ share: 100, lines: 10, reportedAt: sentAt(4, 10) });
});

test("two weeks make no usual yet", () => {
  const two = [0, 1].flatMap((week) => file(week, whole));
  expect(coverage([...two, ...file(2, [0])])[2]).toMatchObject({ share: 100 });
});

test("a branch that always reported is missed", () => {
  const branches = ["Leeds", "York", "Hull"];
  const usual = [0, 1, 2, 3].flatMap((week) => file(week, whole, branches));
  expect(coverage([...usual, ...file(4, whole, ["Leeds", "York"])])[4]).toMatchObject({
    share: 66,
    reportedAt: null,
  });
});

test("who sells now and then has no missing days", () => {
  const usual = [0, 1, 2, 3].flatMap((week) => file(week, [week, 4]));
  expect(coverage([...usual, ...file(4, [3])])[4]).toMatchObject({ share: 100 });
});

test("what comes later does not change how a period stood", () => {
  const usual = [0, 1, 2].flatMap((week) => file(week, whole));
  const early = coverage([...usual, ...file(3, [0])]);
  const later = coverage([...usual, ...file(3, [0]), ...file(4, whole), ...file(5, whole)]);
  expect(later.slice(0, 4)).toEqual(early.slice(0, 4));
});

test("nothing to report is a report until there are lines", () => {
  const nothing = coverage([])[0];
  const lines = coverage(file(0, [1]))[0];
  if (!nothing || !lines) throw new Error("There is a first week");
  const said = sentAt(0, 9);
  expect(withZeroReport(nothing, said)).toEqual({
    share: 100,
    lines: 0,
    reportedAt: said,
    nothing: true,
  });
  expect(withZeroReport(nothing, null)).toMatchObject({ reportedAt: null, nothing: false });
  expect(withZeroReport(lines, said)).toMatchObject({ reportedAt: sentAt(0), nothing: false });
});
