import { expect, test } from "vitest";

import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { undoDecision } from "#app/domain/customers/decisions/undo-decision.server.ts";
import { readDealResource } from "#app/domain/deals/api/read-deal.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { QueueQuery } from "#app/domain/deals/decide/queue-query.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { dealBatches } from "#app/domain/deals/lists/deal-batches.server.ts";
import { DealListQuery } from "#app/domain/deals/lists/deal-list-query.ts";
import { keepOutcomes } from "#app/domain/deals/outcome/keep-outcomes.server.ts";
import { tellNothingBought } from "#app/domain/deals/outcome/tell-nothing-bought.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import {
  boughtBeside,
  outcomeOfDeal,
  ownOutcomeOf,
} from "#app/domain/revenue/outcome/outcome-of-deal.server.ts";
import {
  outcomesFollow,
  workOutChanged,
} from "#app/domain/revenue/outcome/work-out-outcomes.server.ts";
import { reverseSales } from "#app/domain/revenue/reverse-sales.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const meridian = { name: "Meridian Health Group", domain: "meridianhealth.example" };

/** Ada's approved deal for forty Sentries at Meridian. */
async function aDeal(world: World) {
  const dealId = await aRegistration(
    world.ada,
    { products: [world.sentry], quantity: 40 },
    thursday,
  );
  const approved = await approveDeal(
    world.manager,
    { dealId, note: null, freeOnly: false },
    friday,
  );
  if (!approved.ok) throw new Error("Not approved");
  const customerId = await customerOf(world, dealId);
  return { dealId, customerId };
}

const customerOf = (world: World, dealId: string) =>
  withScope(world.system, async (tx) => {
    const deal = await tx.deal.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: dealId } },
      select: { party: { select: { customerId: true } } },
    });
    return deal.party.customerId;
  });

const seenByVendor = (world: World, { dealId, customerId }: Awaited<ReturnType<typeof aDeal>>) =>
  withScope(world.manager, (tx) => outcomeOfDeal(tx, { id: dealId, customerId }));

/** What a partner reads of its deal: its page, what its programs get, and the file of its list. */
async function seenBy(world: World, dealId: string) {
  const exported: unknown[] = [];
  for await (const rows of dealBatches(world.ada, DealListQuery.parse({}), friday)) {
    exported.push(...rows);
  }
  return withScope(world.ada, async (tx) => {
    const deal = await findDeal(tx, dealId);
    if (!deal) throw new Error("Out of scope");
    const own = await ownOutcomeOf(tx, world.ada.partnerId, deal);
    const resource = await readDealResource(tx, world.ada, dealId, friday);
    const outcomes = await tx.dealOutcome.count({ where: { vendorId: tx.vendorId } });
    return { deal, own, resource, exported, outcomes };
  });
}

const flagged = (world: World, status: "approved" | "closed", at: Date) =>
  withScope(world.manager, async (tx) => {
    const page = await queuePage(tx, world.manager, QueueQuery.parse({ status }), {
      ...{ now: at, timeZone: "Europe/Berlin", today: at },
    });
    return page.items.map(({ dealId, bought }) => [dealId, bought]);
  });

test("a deal shows what was bought under it, and follows what is taken back", async () => {
  const world = await aWorld();
  const { vendorId, north, ada, sentry } = world;
  const deal = await aDeal(world);
  const sale = { productId: sentry.id, party: meridian, amountMinor: 90_000n };
  const first = await reported(vendorId, "pos", north.partnerId, [
    { ...sale, day: "2026-03-20", quantity: 10, soldToId: ada.partnerId },
    { ...sale, day: "2026-12-20", quantity: 5, soldToId: ada.partnerId, dealId: deal.dealId },
    { ...sale, day: "2026-12-21", quantity: 7, soldToId: ada.partnerId },
  ]);
  await reported(vendorId, "pos", ada.partnerId, [
    { ...sale, day: "2026-03-21", quantity: 10, amountMinor: 99_000n },
    { ...sale, day: "2026-04-21", quantity: 15, amountMinor: 98_000n },
  ]);
  const seen = await seenByVendor(world, deal);
  expect(seen).toMatchObject({ boughtUnits: 30, registeredUnits: 40, elsewhereUnits: 0 });
  // Ada's report of the distributor's line is counted once; the file's last line comes too late and names nothing.
  expect(seen?.tied.map(({ quantity, tie, reach }) => [quantity, tie, reach])).toEqual([
    [5, "deal", "partner"],
    [15, "product", "partner"],
    [10, "product", "partner"],
  ]);

  await withScope(world.system, (tx) =>
    reverseSales(tx, { submissionId: first, partnerId: north.partnerId, kind: "pos" }, friday),
  );
  expect((await seenByVendor(world, deal))?.boughtUnits).toBe(25);

  const own = (await seenBy(world, deal.dealId)).own;
  expect(own?.tied.map(({ quantity, amountMinor }) => [quantity, amountMinor])).toEqual([
    [15, 98_000n],
    [10, 99_000n],
  ]);
});

test("what a customer bought elsewhere is told to the vendor, and changes nothing for any partner", async () => {
  const world = await aWorld();
  const { vendorId, bob, sentry } = world;
  const deal = await aDeal(world);
  await workOutChanged(vendorId, now());
  const before = await seenBy(world, deal.dealId);
  expect(await flagged(world, "approved", friday)).toEqual([[deal.dealId, null]]);

  await reported(vendorId, "pos", bob.partnerId, [
    { productId: sentry.id, day: "2026-03-25", quantity: 12, party: { name: "Meridian Ltd" } },
  ]);
  await settleJobs(vendorId);
  expect((await seenByVendor(world, deal))?.elsewhere).toEqual([]);
  const merged = await mergeCustomers(
    { actor: world.steward, followers: [outcomesFollow], now: friday },
    {
      intoId: deal.customerId,
      fromId: await customerNamed(world, "Meridian Ltd"),
      ...{ ends: [], note: null },
    },
  );
  if (!merged.ok) throw new Error(merged.reason);
  await settleJobs(vendorId);
  expect(await seenByVendor(world, deal)).toMatchObject({
    ...{ boughtUnits: 0, elsewhereUnits: 12, missingUnits: 40, instead: false },
    elsewhere: [{ quantity: 12, through: "Bob" }],
  });
  expect(await flagged(world, "approved", friday)).toEqual([[deal.dealId, "elsewhere"]]);
  await reported(vendorId, "direct", null, [
    { productId: sentry.id, day: "2026-04-02", quantity: 8, party: meridian },
  ]);
  await settleJobs(vendorId);
  expect(await flagged(world, "approved", friday)).toEqual([[deal.dealId, "instead"]]);
  const beside = await withScope(world.manager, (tx) => boughtBeside(tx, [deal.customerId]));
  expect(beside).toMatchObject([{ dealId: deal.dealId, units: 20, through: ["Bob", "Direct"] }]);

  expect(await seenBy(world, deal.dealId)).toEqual(before);
  expect(before.outcomes).toBe(0);
  const bobs = await withScope(world.bob, (tx) =>
    tx.dealOutcome.count({ where: { vendorId: tx.vendorId } }),
  );
  expect(bobs).toBe(0);

  await undoDecision(
    { actor: world.steward, followers: [outcomesFollow], now: friday },
    { decisionId: merged.decisionId, ends: [], note: null },
  );
  await settleJobs(vendorId);
  expect(await flagged(world, "approved", friday)).toEqual([[deal.dealId, "elsewhere"]]);
});

test("a won deal of which nothing was bought is said after thirty days, once", async () => {
  const world = await aWorld();
  const { dealId } = await aDeal(world);
  const { version } = await withScope(world.system, (tx) =>
    tx.deal.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: dealId } },
      select: { version: true },
    }),
  );
  const stamp = { dealId, note: null, version, formId: newId() };
  const won = await closeDeal(world.ada, { ...stamp, outcome: "won" }, friday);
  expect(won).toEqual({ ok: true });
  await workOutChanged(world.vendorId, now());
  expect(await flagged(world, "closed", new Date("2026-04-10"))).toEqual([[dealId, null]]);
  expect(await flagged(world, "closed", new Date("2026-04-14"))).toEqual([[dealId, "nothing"]]);

  const told = async (day: string) => {
    await tellNothingBought(world.vendorId, new Date(day));
    return withScope(world.system, (tx) =>
      tx.notification.count({ where: { vendorId: tx.vendorId, kind: "deal.nothing_bought" } }),
    );
  };
  expect(await told("2026-04-10")).toBe(0);
  expect(await told("2026-04-14")).toBe(1);
  expect(await told("2026-04-15")).toBe(1);
});

const customerNamed = (world: World, name: string) =>
  withScope(world.system, async (tx) => {
    const party = await tx.reportedParty.findFirstOrThrow({
      where: { vendorId: tx.vendorId, name },
      select: { customerId: true },
    });
    return party.customerId;
  });

test("who looked at the books before another does not write over what that one saw", async () => {
  const world = await aWorld();
  const { dealId } = await aDeal(world);
  const saw = (boughtUnits: number, at: Date) =>
    withScope(world.system, (tx) =>
      keepOutcomes(
        tx,
        [{ dealId, boughtUnits, elsewhereUnits: 0, missingUnits: 0, wonOn: null }],
        at,
      ),
    );
  await saw(5, new Date("2026-05-02T08:00:01Z"));
  await saw(0, new Date("2026-05-02T08:00:00Z"));
  const kept = await withScope(world.manager, (tx) =>
    tx.dealOutcome.findFirst({ where: { vendorId: tx.vendorId, dealId } }),
  );
  expect(kept?.boughtUnits).toBe(5n);
});
