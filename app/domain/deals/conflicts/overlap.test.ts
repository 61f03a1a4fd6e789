import { expect, test } from "vitest";

import { byWeight, verdictOf, verdicts } from "./conflict.ts";
import { splitFamilies } from "./overlap.ts";

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

test("what blocks comes first, and of that what is surest", () => {
  const found = [
    ...[...verdicts].reverse().map((verdict) => ({ verdict, strength: 0.9 })),
    { verdict: "competing" as const, strength: 1 },
  ];
  expect(found.sort(byWeight).map(({ verdict, strength }) => [verdict, strength])).toEqual([
    ["conflict", 0.9],
    ["direct", 0.9],
    ["duplicate", 0.9],
    ["competing", 1],
    ["competing", 0.9],
    ["existing_customer", 0.9],
    ["possible", 0.9],
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
