import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { assignReviewer } from "#app/domain/deals/decide/assign-reviewer.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { refusedByGuard } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");

const reviewerOf = (world: World, id: string) =>
  withScope(world.admin, async (tx) => {
    const where = { vendorId_id: { vendorId: world.vendorId, id } };
    return (await tx.deal.findUniqueOrThrow({ where, select: { reviewerId: true } })).reviewerId;
  });

const twoDeals = async (world: World) => [
  await aRegistration(world.ada, { products: [world.sentry] }),
  await aRegistration(world.bob, { products: [world.vane] }),
];

test("several are given to a colleague, who is told once", async () => {
  const world = await aWorld();
  const dealIds = await twoDeals(world);
  const reviewerId = world.admin.membershipId;
  expect(await assignReviewer(world.manager, { dealIds, reviewerId }, friday)).toEqual({
    ...{ ok: true, count: 2, reviewerName: "Astrid" },
  });
  for (const id of dealIds) expect(await reviewerOf(world, id)).toBe(reviewerId);
  const told = await withScope(world.admin, (tx) =>
    tx.notification.findMany({ where: { vendorId: world.vendorId, kind: "deal.assigned" } }),
  );
  expect(told).toMatchObject([{ subject: "2 registrations are yours to review" }]);

  expect(
    await assignReviewer(world.admin, { dealIds: dealIds.slice(0, 1), reviewerId: null }, friday),
  ).toMatchObject({ ok: true, count: 1, reviewerName: null });
  expect(await reviewerOf(world, dealIds[0] ?? "")).toBeNull();
});

test("the partner neither reads nor feels who reviews", async () => {
  const world = await aWorld();
  const [dealId = ""] = await twoDeals(world);
  const before = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  const reviewerId = world.admin.membershipId;
  await assignReviewer(world.manager, { dealIds: [dealId], reviewerId }, friday);
  const after = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(after).toEqual(before);

  const choosing = withScope(world.ada, (tx) =>
    tx.deal.updateMany({
      where: { vendorId: world.vendorId, id: dealId },
      data: { reviewerId: world.manager.membershipId },
    }),
  );
  await expect(choosing).rejects.toSatisfy(refusedByGuard);
});

test("all or none: one that is not there refuses the lot", async () => {
  const [world, stranger] = [await aWorld(), await aWorld()];
  const dealIds = await twoDeals(world);
  const reviewerId = world.admin.membershipId;
  const [foreign] = await twoDeals(stranger);
  for (const id of [foreign ?? "", newId()]) {
    const input = { dealIds: [...dealIds, id], reviewerId };
    expect(await assignReviewer(world.manager, input, friday)).toMatchObject({
      reason: "not-found",
    });
  }
  expect(await reviewerOf(world, dealIds[0] ?? "")).toBeNull();
});

test("nobody who decides nothing is given any, nobody of another vendor, and no partner", async () => {
  const [world, stranger] = [await aWorld(), await aWorld()];
  const dealIds = await twoDeals(world);
  for (const who of [world.steward, world.finance, world.ada, stranger.admin]) {
    const input = { dealIds, reviewerId: who.membershipId };
    expect(await assignReviewer(world.manager, input, friday)).toEqual({
      ...{ ok: false, reason: "no-reviewer" },
    });
  }
  // A role that changes no deal holds none either.
  const input = { dealIds, reviewerId: world.admin.membershipId };
  expect(await assignReviewer(world.finance, input, friday)).toMatchObject({ ok: false });
});

test("what is decided stays as it is and does not count", async () => {
  const world = await aWorld();
  const [first = "", second = ""] = await twoDeals(world);
  await approveDeal(world.manager, { dealId: first, note: null, freeOnly: false }, friday);
  const input = { dealIds: [first, second], reviewerId: world.admin.membershipId };
  expect(await assignReviewer(world.manager, input, friday)).toMatchObject({ count: 1 });
  expect(await reviewerOf(world, first)).toBeNull();
});

test("whoever begins a review takes it, unless somebody has it", async () => {
  const world = await aWorld();
  const [first = "", second = ""] = await twoDeals(world);
  await startReview(world.manager, { dealId: first }, thursday);
  expect(await reviewerOf(world, first)).toBe(world.manager.membershipId);
  const input = { dealIds: [second], reviewerId: world.admin.membershipId };
  await assignReviewer(world.manager, input, friday);
  await startReview(world.manager, { dealId: second }, friday);
  expect(await reviewerOf(world, second)).toBe(world.admin.membershipId);
});
