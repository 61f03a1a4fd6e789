import { expect, test } from "vitest";

import type { Verdict } from "../conflicts/conflict.ts";
import { type DecisionFacts, likelyDecision } from "./likely-decision.ts";
import type { PartnerRecord } from "./partner-record.ts";

const record: PartnerRecord = {
  ...{ registered: 10, decided: 8, approved: 7, rejected: 1, duplicates: 0, withdrawn: 0 },
  ...{ won: 2, lost: 1, expired: 0, revoked: 0, running: 4, updatesOwed: 4, updatesGiven: 4 },
  ...{ typicalMinor: 1n, largestMinor: 2n },
};

const facts = (change: Partial<DecisionFacts> = {}): DecisionFacts => ({
  families: ["Relay", "Sentry"],
  free: ["Relay", "Sentry"],
  takenBy: [],
  touching: [],
  ...{ domain: "meridian.example", duns: null, vat: null },
  ...{ contactEmail: "claire@meridian.example", contactPhone: null },
  workDone: "Site survey on 4 March",
  record,
  ...change,
});

const touching = (verdict: Verdict, families = ["Relay", "Sentry"], earlier = false) => ({
  ...{ verdict, families, earlier, partnerName: "Castellan" },
});

const decision = (change: Partial<DecisionFacts>) => {
  const { answer, closure, fields } = likelyDecision(facts(change));
  return { answer, closure, fields };
};

test.each<[string, Partial<DecisionFacts>, ReturnType<typeof decision>]>([
  ["nothing stands against it", {}, { answer: "approve", closure: null, fields: [] }],
  [
    "part of it is held by another",
    { free: ["Relay"], takenBy: ["Castellan"], touching: [touching("conflict", ["Sentry"])] },
    { answer: "approve-free", closure: null, fields: [] },
  ],
  [
    "all of it is held by another",
    { free: [], takenBy: ["Castellan"], touching: [touching("conflict")] },
    { answer: "reject", closure: "duplicate", fields: [] },
  ],
  [
    "all of it is held by the same partner",
    { free: [], takenBy: ["Bluepeak"], touching: [touching("duplicate")] },
    { answer: "reject", closure: "duplicate", fields: [] },
  ],
  [
    "the vendor's own sales are there",
    { touching: [touching("direct", ["Sentry"])] },
    { answer: "reject", closure: "direct_engaged", fields: [] },
  ],
  [
    "another was first",
    { touching: [touching("competing", ["Sentry"], true)] },
    { answer: "ask", closure: null, fields: ["workDone"] },
  ],
  [
    "this one was first",
    { touching: [touching("competing", ["Sentry"], false)] },
    { answer: "approve", closure: null, fields: [] },
  ],
  [
    "only a name says who it is",
    { domain: null },
    { answer: "ask", closure: null, fields: ["domain", "duns", "vat"] },
  ],
  [
    "next to no work is told of",
    { workDone: "called" },
    { answer: "ask", closure: null, fields: ["workDone"] },
  ],
  [
    "nobody can be reached",
    { contactEmail: null },
    { answer: "ask", closure: null, fields: ["contact"] },
  ],
  [
    "a namesake and an old customer decide nothing",
    { touching: [touching("possible"), touching("existing_customer", [])] },
    { answer: "approve", closure: null, fields: [] },
  ],
])("when %s", (_, change, expected) => {
  expect(decision(change)).toEqual(expected);
});

test("every answer says why, and what else weighs", () => {
  const { reasons } = likelyDecision(
    facts({
      touching: [touching("possible"), touching("existing_customer", [])],
      record: { ...record, duplicates: 4, lost: 6 },
    }),
  );
  expect(reasons.map(({ side, words }) => `${side}: ${words}`)).toEqual([
    "decides: Nothing stands against it",
    "against: The customer has bought before; see what and through whom",
    "against: Another customer has nearly the same name",
    "against: 50 % of the partner’s registrations were duplicates",
    "against: The partner wins 25 % of what it protects",
  ]);
});

test("a record of few decisions says nothing", () => {
  const { reasons } = likelyDecision(
    facts({ record: { ...record, decided: 2, duplicates: 2, won: 0, lost: 2 } }),
  );
  expect(reasons).toHaveLength(1);
});
