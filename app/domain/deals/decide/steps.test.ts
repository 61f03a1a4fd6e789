import { expect, test } from "vitest";

import { type ApprovalStep, mayDecideStep } from "./steps.ts";

const step: ApprovalStep = {
  stepNo: 1,
  name: "Channel",
  approver: "Ingrid",
  approverId: "ingrid",
  approverRole: null,
  byManager: false,
  apart: false,
  status: "current",
  dueAt: new Date("2026-03-13T11:00:00Z"),
  escalatedAt: null,
  decidedAt: null,
  deciderId: null,
  deciderName: null,
  forName: null,
  overridden: false,
  note: null,
};
const marek = { membershipId: "marek", role: "channel_manager" } as const;
const astrid = { membershipId: "astrid", role: "vendor_admin" } as const;
const ingrid = { membershipId: "ingrid", role: "channel_manager" } as const;
const standsInFor = [{ membershipId: "ingrid", name: "Ingrid" }];

test.each([
  ["its approver", ingrid, [step], {}, { as: "approver" }],
  ["another manager", marek, [step], {}, null],
  ["whoever stands in", marek, [step], { standsInFor }, { as: "delegate", forName: "Ingrid" }],
  [
    "the manager of today",
    marek,
    [{ ...step, byManager: true }],
    { managerId: "marek" },
    { as: "approver" },
  ],
  ["the manager of today, named otherwise", marek, [step], { managerId: "marek" }, null],
  ["an administrator", astrid, [step], {}, { as: "override", forName: "Ingrid" }],
  [
    "an administrator, late",
    astrid,
    [{ ...step, escalatedAt: step.dueAt }],
    {},
    { as: "approver" },
  ],
  ["finance", { ...ingrid, role: "finance" } as const, [step], {}, null],
  [
    "anybody of the role",
    marek,
    [{ ...step, approverId: null, approverRole: "channel_manager" } as const],
    {},
    { as: "approver" },
  ],
  ["a deal without steps", marek, [], {}, { as: "approver" }],
  ["nothing open", ingrid, [{ ...step, status: "approved" } as const], {}, null],
])("%s", (_, actor, steps, circumstances, claim) => {
  expect(mayDecideStep(actor, steps, circumstances)).toEqual(claim);
});

test("whoever approved a step approves no other where the chain forbids it", () => {
  const first: ApprovalStep = { ...step, status: "approved", deciderId: "astrid" };
  const second: ApprovalStep = {
    ...step,
    stepNo: 2,
    approverId: null,
    approverRole: "vendor_admin",
  };
  expect(mayDecideStep(astrid, [first, second])).toEqual({ as: "approver" });
  expect(mayDecideStep(astrid, [first, { ...second, apart: true }])).toBeNull();
});
