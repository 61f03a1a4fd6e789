import { expect, test } from "vitest";

import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { undoDecision } from "#app/domain/customers/decisions/undo-decision.server.ts";
import { echoesFollow } from "#app/domain/revenue/echoes-after-decisions.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-03-01T09:00:00Z");
const by = (world: World): Deciding => ({
  ...{ actor: world.steward, followers: [echoesFollow], now },
});

/** What counts as sold to end customers, and how many lines echo another one. */
const counted = (world: World) =>
  withScope(world.system, async (tx) => {
    const where = { vendorId: tx.vendorId };
    const sold = await tx.ledgerEntry.aggregate({
      where: { ...where, kind: { in: ["sold", "uncovered"] } },
      _sum: { quantity: true },
    });
    const echoes = await tx.revenueFact.count({ where: { ...where, shadowOfId: { not: null } } });
    return { units: sold._sum.quantity, echoes };
  });

const customerNamed = (world: World, name: string) =>
  withScope(world.system, async (tx) => {
    const party = await tx.reportedParty.findFirstOrThrow({
      where: { vendorId: tx.vendorId, name },
      select: { customerId: true },
    });
    return party.customerId;
  });

test("a sale that two tiers reported under two names is counted once while a merge stands", async () => {
  const world = await aWorld();
  const { vendorId, north, ada, sentry } = world;
  const sale = { productId: sentry.id, day: "2026-02-02", quantity: 4 };
  const far = { productId: sentry.id, day: "2026-02-20", quantity: 4 };
  await reported(vendorId, "pos", north.partnerId, [
    { ...sale, soldToId: ada.partnerId, party: { name: "Kestrel Optics" } },
    // The same document a month apart is the same sale.
    { ...sale, quantity: 9, document: "INV-7", party: { name: "Kestrel Optics" } },
  ]);
  await reported(vendorId, "pos", ada.partnerId, [
    { ...sale, day: "2026-02-03", party: { name: "Brightwater Foods" } },
    // Too late to be the same sale.
    { ...far, party: { name: "Brightwater Foods" } },
    { ...far, quantity: 9, document: " inv-7", party: { name: "Brightwater Foods" } },
  ]);
  expect(await counted(world)).toEqual({ units: 30, echoes: 0 });

  const merged = await mergeCustomers(by(world), {
    intoId: await customerNamed(world, "Kestrel Optics"),
    fromId: await customerNamed(world, "Brightwater Foods"),
    ...{ ends: [], note: null },
  });
  if (!merged.ok) throw new Error(merged.reason);
  await settleJobs(vendorId);
  expect(await counted(world)).toEqual({ units: 17, echoes: 2 });

  const { decisionId } = merged;
  await undoDecision(by(world), { decisionId, ends: [], note: null });
  await settleJobs(vendorId);
  expect(await counted(world)).toEqual({ units: 30, echoes: 0 });
});

test("a partner's lines echo those of its own distributors only", async () => {
  const world = await aWorld();
  const { vendorId, south, ada, sentry } = world;
  const sale = { productId: sentry.id, day: "2026-02-02", quantity: 4 };
  await reported(vendorId, "pos", south.partnerId, [
    { ...sale, party: { name: "Kestrel Optics" } },
  ]);
  await reported(vendorId, "pos", ada.partnerId, [
    { ...sale, party: { name: "Brightwater Foods" } },
  ]);
  await mergeCustomers(by(world), {
    intoId: await customerNamed(world, "Kestrel Optics"),
    fromId: await customerNamed(world, "Brightwater Foods"),
    ...{ ends: [], note: null },
  });
  await settleJobs(vendorId);
  expect(await counted(world)).toEqual({ units: 8, echoes: 0 });
});
