import { expect, test } from "vitest";

import { changesBetween, changesTogether } from "./changed.ts";

test("only what differs is a change, and nothing is nothing however it is written", () => {
  const before = { stage: "proposal", reference: null, note: "", day: new Date("2026-01-01") };
  const after = { stage: "negotiation", reference: "", note: null, day: new Date("2026-01-01") };
  expect(changesBetween(before, after)).toEqual({ stage: ["proposal", "negotiation"] });
});

test("several changes are one, and what went back where it was is none", () => {
  const together = changesTogether([
    { stage: ["prospect", "proposal"], workDone: ["Call", "Visit"] },
    { stage: ["proposal", "negotiation"], workDone: ["Visit", "Call"] },
  ]);
  expect(together).toEqual([{ field: "stage", was: "prospect", is: "negotiation" }]);
});

test("a change whose values are not told is still a change", () => {
  expect(changesTogether([{ domain: [] }])).toEqual([{ field: "domain", was: null, is: null }]);
});
