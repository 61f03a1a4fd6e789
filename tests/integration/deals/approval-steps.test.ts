import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { escalateStep, stepsToEscalate } from "#app/domain/deals/decide/escalate-step.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { stepsOf } from "#app/domain/deals/decide/steps.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import type { ChainStep } from "#app/domain/programs/approval/approval-chain.ts";
import { delegate } from "#app/domain/programs/away/delegate.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { refusedByGuard } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aColleague } from "#tests/support/a-colleague.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const monday = new Date("2026-03-16T09:00:00Z");
const all = (dealId: string, stepNo?: number) => ({ dealId, note: null, freeOnly: false, stepNo });

/** First the channel manager, then the administrators; nobody twice. */
const twoSteps: ChainStep[] = [
  { name: "Channel", approver: { by: "manager" }, decisionDays: 1 },
  { name: "Head of channel", approver: { by: "role", role: "vendor_admin" }, decisionDays: 2 },
];

const aChain = (
  { admin }: World,
  steps: ChainStep[],
  { conditions = {}, apart = true }: { conditions?: object; apart?: boolean } = {},
) =>
  withScope(admin, (tx) =>
    tx.approvalChain.createMany({
      data: [
        {
          vendorId: tx.vendorId,
          id: newId(),
          name: "Large deals",
          rank: 1,
          conditions,
          steps,
          apart,
          createdAt: thursday,
          updatedAt: thursday,
        },
      ],
    }),
  );

const stepsSeenBy = (actor: Parameters<typeof withScope>[0], dealId: string) =>
  withScope(actor, (tx) => stepsOf(tx, dealId));

test("without a chain the partner's channel manager decides, by the day that was promised", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const [step, ...others] = await stepsSeenBy(world.ada, dealId);
  expect(others).toEqual([]);
  expect(step).toMatchObject({ name: "Decision", approver: "Ingrid", status: "current" });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(step?.dueAt).toEqual(deal?.decideBy);
  expect(step?.dueAt).toEqual(new Date("2026-03-17T11:49:00Z"));
});

test("nobody looks after the partner: an administrator decides, and a channel manager cannot", async () => {
  const world = await aWorld();
  await withScope(world.admin, (tx) =>
    tx.partner.updateMany({
      where: { vendorId: tx.vendorId, id: world.ada.partnerId },
      data: { managerId: null },
    }),
  );
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  expect(await approveDeal(world.manager, all(dealId), friday)).toEqual({
    ok: false,
    reason: "not-yours",
    step: "Decision",
    approver: "Administrators",
  });
  expect(await approveDeal(world.admin, all(dealId), friday)).toMatchObject({ ok: true });
});

test("two steps are approved one after the other, and the last one protects", async () => {
  const world = await aWorld();
  await aChain(world, twoSteps);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const before = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  // One business day and two more.
  expect(before?.decideBy).toEqual(new Date("2026-03-17T11:49:00Z"));

  const first = await approveDeal(
    world.manager,
    { ...all(dealId), note: "Margin is thin" },
    friday,
  );
  expect(first).toEqual({
    ok: true,
    next: {
      step: "Head of channel",
      approver: "Administrators",
      dueAt: new Date("2026-03-17T09:00:00Z"),
    },
  });
  const between = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(between).toMatchObject({ status: "in_review", protections: [] });
  expect(between?.events.map(({ kind }) => kind)).toEqual(["submitted"]);
  expect(await stepsSeenBy(world.ada, dealId)).toMatchObject([
    { status: "approved", deciderName: "Ingrid", note: null },
    { status: "current", decidedAt: null },
  ]);
  expect(await stepsSeenBy(world.admin, dealId)).toMatchObject([{ note: "Margin is thin" }, {}]);

  expect(await approveDeal(world.admin, all(dealId), monday)).toMatchObject({
    ok: true,
    families: ["Sentry"],
  });
  const after = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(after).toMatchObject({ status: "approved", protections: [{}] });
  expect(await stepsSeenBy(world.ada, dealId)).toMatchObject([
    { status: "approved" },
    { status: "approved", deciderName: "Astrid", overridden: false },
  ]);
});

test("two approvers of the same step at the same instant: one decides it, the other is told", async () => {
  const world = await aWorld();
  await aChain(world, [
    { name: "First", approver: { by: "role", role: "channel_manager" }, decisionDays: 1 },
    { name: "Second", approver: { by: "role", role: "channel_manager" }, decisionDays: 1 },
  ]);
  const other = await aColleague(world, "channel_manager", "Marek");
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const outcomes = await Promise.all(
    [world.manager, other].map((actor) => approveDeal(actor, all(dealId, 1), friday)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({
    ok: false,
    reason: "step-decided",
    step: "First",
    by: expect.any(String),
  });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(deal?.status).toBe("in_review");
});

test("nobody approves two steps where the chain forbids it, not even an administrator", async () => {
  const world = await aWorld();
  await aChain(world, twoSteps);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  expect(await approveDeal(world.admin, all(dealId), friday)).toMatchObject({ ok: true });
  expect(await approveDeal(world.admin, all(dealId), monday)).toMatchObject({
    ok: false,
    reason: "decided-before",
  });
  expect(await stepsSeenBy(world.admin, dealId)).toMatchObject([
    { overridden: true, forName: "Ingrid", deciderName: "Astrid" },
    { status: "current" },
  ]);
});

test("a rejection at any step rejects the deal", async () => {
  const world = await aWorld();
  await aChain(world, twoSteps);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const refusal = { dealId, reason: "ineligible", note: "Too early" } as const;
  const marek = await aColleague(world, "channel_manager", "Marek");
  expect(await rejectDeal(marek, refusal, friday)).toMatchObject({ reason: "not-yours" });
  expect(await rejectDeal(world.manager, refusal, friday)).toEqual({ ok: true });
  expect(await stepsSeenBy(world.ada, dealId)).toMatchObject([
    { status: "rejected", note: "Too early" },
    { status: "skipped" },
  ]);
});

test("whoever stands in decides on the days that were said, and no other", async () => {
  const world = await aWorld();
  const marek = await aColleague(world, "channel_manager", "Marek");
  const away = {
    membershipId: world.manager.membershipId ?? "",
    delegateId: marek.membershipId ?? "",
    fromDay: new Date("2026-03-16"),
    untilDay: new Date("2026-03-16"),
    reason: "Leave",
  };
  expect(await delegate(world.manager, away, friday)).toEqual({ ok: true });
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const late = new Date("2026-03-16T23:00:00Z");
  for (const at of [friday, late]) {
    expect(await approveDeal(marek, all(dealId), at)).toMatchObject({ reason: "not-yours" });
  }
  const lastMinute = new Date("2026-03-16T22:59:00Z");
  expect(await approveDeal(marek, all(dealId), lastMinute)).toMatchObject({ ok: true });
  expect(await stepsSeenBy(world.ada, dealId)).toMatchObject([
    { deciderName: "Marek", forName: "Ingrid", overridden: false },
  ]);
  const [entry] = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: tx.vendorId, action: "deal.approved" } }),
  );
  expect(entry).toMatchObject({ actorName: "Marek", detail: { delegate: "for Ingrid" } });
});

test("a late step goes to the administrators once, and never while the partner owes an answer", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const { vendorId } = world;
  const due = (at: Date) => withScope(world.system, (tx) => stepsToEscalate(tx, at, 10));
  const afterDue = new Date("2026-03-18T11:50:00Z");
  expect(await due(new Date("2026-03-18T11:48:00Z"))).toEqual([]);
  expect(await due(afterDue)).toEqual([{ dealId, stepNo: 1 }]);

  const twice = await Promise.all(
    [1, 2].map(() => escalateStep(vendorId, { dealId, stepNo: 1 }, afterDue)),
  );
  expect(twice.sort()).toEqual([false, true]);
  expect(await due(afterDue)).toEqual([]);
  expect(await approveDeal(world.admin, all(dealId), afterDue)).toMatchObject({ ok: true });
  expect(await stepsSeenBy(world.admin, dealId)).toMatchObject([
    { overridden: false, escalatedAt: afterDue },
  ]);

  const asked = await aRegistration(world.bob, { products: [world.relay] });
  await askInformation(world.manager, { dealId: asked, note: "Which site?" }, friday);
  expect(await due(afterDue)).toEqual([]);
  await answerRequest(world.bob, { dealId: asked, note: "Leeds" }, monday);
  // It stood still from Friday to Monday, which is one business day.
  expect(await stepsSeenBy(world.bob, asked)).toMatchObject([
    { dueAt: new Date("2026-03-18T11:49:00Z") },
  ]);
});

test("an approver gives fewer families and another end, within what the programme allows", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry, world.relay] });
  const give = (terms: object) => approveDeal(world.manager, { ...all(dealId), terms }, friday);
  expect(await give({ lastDay: new Date("2026-06-12") })).toMatchObject({ reason: "too-long" });
  expect(await give({ lastDay: new Date("2026-03-01") })).toMatchObject({ reason: "in-the-past" });
  expect(await give({ familyIds: [newId()] })).toMatchObject({ reason: "no-family" });
  const terms = { familyIds: [world.sentry.familyId], lastDay: new Date("2026-04-30") };
  expect(await give(terms)).toEqual({
    ok: true,
    families: ["Sentry"],
    protectedUntil: new Date("2026-04-30T21:59:59.999Z"),
  });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(deal?.protections.map(({ familyName }) => familyName)).toEqual(["Sentry"]);
  expect(deal?.decisionNote).toBe(
    "Not part of it: Relay. Protected until 30 Apr 2026, where the programme gives until 11 Jun 2026.",
  );
  expect(deal?.lines).toHaveLength(2);
});

test("what the first approver gives, the last one gives, unless it says otherwise", async () => {
  const world = await aWorld();
  await aChain(world, twoSteps);
  const dealId = await aRegistration(world.ada, { products: [world.sentry, world.relay] });
  const terms = { familyIds: [world.relay.familyId] };
  await approveDeal(world.manager, { ...all(dealId), terms }, friday);
  expect(await approveDeal(world.admin, all(dealId), monday)).toMatchObject({
    ok: true,
    families: ["Relay"],
  });
});

test("the database lets no deal be approved while a step is open, and no step be decided twice", async () => {
  const world = await aWorld();
  await aChain(world, twoSteps);
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const write = (actor: VendorActor, work: Parameters<typeof withScope>[1]) =>
    withScope(actor, work).then(
      () => null,
      (error: unknown) => error,
    );
  const approved = await write(world.admin, (tx) =>
    tx.deal.updateMany({
      where: { vendorId: tx.vendorId, id: dealId },
      data: { status: "approved" },
    }),
  );
  expect(refusedByGuard(approved)).toBe(true);
  await approveDeal(world.manager, all(dealId), friday);
  const again = await write(world.admin, (tx) =>
    tx.approvalStep.updateMany({
      where: { vendorId: tx.vendorId, dealId, stepNo: 1 },
      data: { status: "current" },
    }),
  );
  expect(refusedByGuard(again)).toBe(true);
});

test("a partner that is shown a deal reads none of its steps, and nobody else's partner does", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  for (const actor of [world.northAdmin, world.bob]) {
    expect(await stepsSeenBy(actor, dealId)).toEqual([]);
  }
});
