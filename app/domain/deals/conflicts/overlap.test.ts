import { expect, test } from "vitest";

import { byWeight, splitFamilies, verdictOf } from "./overlap.ts";

test.each([
  { samePartner: false, sameCustomer: true, isProtected: true, verdict: "conflict" },
  { samePartner: true, sameCustomer: true, isProtected: true, verdict: "duplicate" },
  { samePartner: true, sameCustomer: true, isProtected: false, verdict: "duplicate" },
  { samePartner: false, sameCustomer: true, isProtected: false, verdict: "competing" },
  { samePartner: false, sameCustomer: false, isProtected: true, verdict: "possible" },
  { samePartner: true, sameCustomer: false, isProtected: true, verdict: "possible" },
])("$verdict", ({ verdict, ...facts }) => {
  expect(verdictOf(facts)).toBe(verdict);
});

test("what blocks comes first", () => {
  const verdicts = (["possible", "competing", "duplicate", "conflict"] as const).map((verdict) => ({
    verdict,
  }));
  expect(verdicts.sort(byWeight).map(({ verdict }) => verdict)).toEqual([
    "conflict",
    "duplicate",
    "competing",
    "possible",
  ]);
});

test("families that others hold are told apart from those that are free", () => {
  const sentry = { id: "s", name: "Sentry" };
  const relay = { id: "r", name: "Relay" };
  const taken = {
    familyId: "s",
    familyName: "Sentry",
    until: new Date("2026-05-09"),
    dealId: "d",
    number: "DR-1",
    partnerName: "Castellan",
  };
  expect(splitFamilies([relay, sentry], [taken])).toEqual({ free: [relay], held: [sentry] });
});
