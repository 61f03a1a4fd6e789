import { expect, test } from "vitest";

import { clockAt } from "../clock.ts";
import { dueWords, leftWords, nextWords } from "./due-words.ts";

const clock = clockAt(new Date("2026-03-12T11:50:00Z"), "Europe/Berlin");
const names = { vendor: "Halden", partner: "You" };

test.each([
  ["2026-03-12T15:00:00Z", "today 16:00"],
  ["2026-03-12T23:30:00Z", "tomorrow 00:30"],
  ["2026-03-16T08:20:00Z", "Mon 09:20"],
  ["2026-05-09T08:00:00Z", "9 May"],
  ["2027-05-09T08:00:00Z", "9 May 2027"],
])("%s is due %s", (instant, words) => {
  expect(dueWords(new Date(instant), clock)).toBe(words);
});

test.each([
  ["2026-03-12T15:00:00Z", "3 h 10 min"],
  ["2026-03-12T12:00:00Z", "10 min"],
  ["2026-03-13T10:00:00Z", "tomorrow 11:00"],
  ["2026-03-12T11:00:00Z", "late since today 12:00"],
])("until %s there is %s", (instant, words) => {
  expect(leftWords(new Date(instant), clock)).toBe(words);
});

test("what happens next names who acts", () => {
  const by = new Date("2026-03-12T15:00:00Z");
  const step = { by, late: false };
  expect(nextWords({ ...step, who: "vendor", what: "decide" }, names, clock)).toBe(
    "Halden: today 16:00",
  );
  expect(nextWords({ ...step, by: null, who: "partner", what: "answer" }, names, clock)).toBe(
    "You: answer",
  );
  expect(nextWords({ ...step, who: "partner", what: "update" }, names, clock)).toBe(
    "You: update by 12 Mar",
  );
});
