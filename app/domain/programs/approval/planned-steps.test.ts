import { expect, test } from "vitest";

import { plainCalendar } from "../business-calendar.ts";
import { Conditions } from "../conditions.ts";
import { ProgramRules } from "../program-rules.ts";
import { type ChainStep, chooseChain } from "./approval-chain.ts";
import { type Approvers, decideByOf, plannedSteps } from "./planned-steps.ts";

const OSLO = plainCalendar("Europe/Oslo");
const thursday = new Date("2026-03-12T11:00:00Z");
const rules = ProgramRules.parse({ decisionBusinessDays: 3, escalationHours: 12 });
const staff = [
  { id: "ingrid", name: "Ingrid", role: "channel_manager" },
  { id: "astrid", name: "Astrid", role: "vendor_admin" },
  { id: "daniel", name: "Daniel", role: "finance" },
];
const approvers: Approvers = { managerId: "ingrid", staff };

const step = (approver: ChainStep["approver"], decisionDays = 1): ChainStep => ({
  name: "Step",
  approver,
  decisionDays,
});
const byPerson = (membershipId: string) => step({ by: "person", membershipId });
const planned = (steps: ChainStep[], apart = false, who = approvers) =>
  plannedSteps({ steps, apart }, rules, who, thursday, OSLO);

test("the usual way is one step of the channel manager, in the programme's time", () => {
  const steps = plannedSteps(null, rules, approvers, thursday, OSLO);
  expect(steps).toMatchObject([{ stepNo: 1, approver: "Ingrid", byManager: true }]);
  expect(decideByOf(steps, thursday)).toEqual(new Date("2026-03-17T11:00:00Z"));
  expect(steps[0]?.escalateAt).toEqual(new Date("2026-03-17T23:00:00Z"));
});

test("each step has its time after the one before, weekends left out", () => {
  const steps = planned([byPerson("ingrid"), step({ by: "role", role: "vendor_admin" }, 2)]);
  expect(steps.map(({ dueAt }) => dueAt)).toEqual([
    new Date("2026-03-13T11:00:00Z"),
    new Date("2026-03-17T11:00:00Z"),
  ]);
});

test.each([
  ["nobody looks after the partner", step({ by: "manager" }), { managerId: null, staff }],
  ["the manager left", step({ by: "manager" }), { managerId: "gone", staff }],
  ["the person left", byPerson("gone"), approvers],
  ["the person does not decide deals", byPerson("daniel"), approvers],
])("the administrators stand in: %s", (_, one, who) => {
  expect(planned([one], false, who)).toMatchObject([
    { approver: "Administrators", approverId: null, approverRole: "vendor_admin" },
  ]);
});

test("nobody is named twice where the chain forbids it", () => {
  const twice = [step({ by: "manager" }), byPerson("ingrid")];
  expect(planned(twice).map(({ approver }) => approver)).toEqual(["Ingrid", "Ingrid"]);
  expect(planned(twice, true).map(({ approver }) => approver)).toEqual([
    "Ingrid",
    "Administrators",
  ]);
});

test("the first chain that is for the deal, else none", () => {
  const facts = {
    partner: { kind: "reseller", tierId: null, country: "GB" },
    currency: "EUR",
    valueMinor: 5_000_000n,
    familyIds: [],
    productIds: [],
    customerCountry: null,
  } as const;
  const chain = (name: string, conditions: object) => ({
    name,
    conditions: Conditions.parse(conditions),
  });
  const large = chain("Large", { sizes: { EUR: { fromMinor: 5_000_000, belowMinor: null } } });
  const huge = chain("Huge", { sizes: { EUR: { fromMinor: 5_000_001, belowMinor: null } } });
  expect(chooseChain([huge, large], facts)?.name).toBe("Large");
  expect(chooseChain([huge], facts)).toBeNull();
});
