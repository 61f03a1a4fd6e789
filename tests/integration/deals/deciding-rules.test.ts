import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { stepsOf } from "#app/domain/deals/decide/steps.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

/** Ada's deal, which its channel manager and then an administrator decide. */
async function aDealOfTwoSteps(world: World) {
  await withScope(world.admin, (tx) =>
    tx.approvalChain.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), name: "Two", rank: 1, conditions: {} },
          ...{ apart: true, createdAt: thursday, updatedAt: thursday },
          steps: [
            { name: "Channel", approver: { by: "manager" }, decisionDays: 1 },
            { name: "Head", approver: { by: "role", role: "vendor_admin" }, decisionDays: 2 },
          ],
        },
      ],
    }),
  );
  return aRegistration(world.ada, { products: [world.sentry] });
}

test("leaving out what others hold approves nothing where they hold all of it", async () => {
  const world = await aWorld();
  const bobs = await aRegistration(world.bob, { products: [world.sentry] });
  const adas = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(bobs), thursday);
  expect(await approveDeal(world.manager, { ...all(adas), freeOnly: true }, friday)).toMatchObject({
    ...{ ok: false, reason: "protected", free: [] },
  });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, adas));
  expect(deal).toMatchObject({ status: "submitted", protections: [] });
});

test("who decides the next step is told, whoever approved the last is not, and its time begins then", async () => {
  const world = await aWorld();
  const dealId = await aDealOfTwoSteps(world);
  await approveDeal(world.manager, { ...all(dealId), note: "Margin is thin" }, friday);
  const told = await withScope(world.system, (tx) =>
    tx.notification.findMany({
      where: { vendorId: tx.vendorId, subject: { contains: "Head of" } },
      select: { membershipId: true, text: true },
    }),
  );
  expect(told).toMatchObject([{ membershipId: world.admin.membershipId }]);
  expect(told[0]?.text).toContain("Margin is thin");
  const [, head] = await withScope(world.admin, (tx) => stepsOf(tx, dealId));
  expect(head).toMatchObject({ status: "current", dueAt: new Date("2026-03-17T09:00:00Z") });
});

test("a rejection at one step closes those after it in the database, too", async () => {
  const world = await aWorld();
  const dealId = await aDealOfTwoSteps(world);
  const why = { reason: "other", note: "No budget" } as const;
  expect(await rejectDeal(world.manager, { dealId, ...why }, friday)).toEqual({ ok: true });
  const kept = await withScope(world.admin, (tx) =>
    tx.approvalStep.findMany({
      where: { vendorId: tx.vendorId, dealId },
      orderBy: { stepNo: "asc" },
      select: { status: true },
    }),
  );
  expect(kept).toEqual([{ status: "rejected" }, { status: "skipped" }]);
});

test("what has run out is not revoked, though the clock has not been there", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(dealId), thursday);
  const input = { dealId, reason: "ineligible", note: "It is a tender" } as const;
  const over = new Date("2026-06-10T22:00:00Z");
  expect(await revokeDeal(world.manager, input, over)).toEqual({
    ...{ ok: false, reason: "wrong-state" },
  });
});
