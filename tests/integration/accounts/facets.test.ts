import { expect, test } from "vitest";

import {
  contactsOf,
  installedBaseOf,
  levelsOf,
  pipelineOf,
  revenueOf,
} from "#app/domain/accounts/facets.server.ts";
import { facets } from "#app/domain/accounts/joint-account.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aJointAccount, invitedAt, type Shows } from "#tests/support/a-joint-account.ts";
import { aSharedCustomer, type SharedCustomer } from "#tests/support/a-shared-customer.ts";

const at = new Date("2026-05-01T08:00:00Z");

const allAt = (level: "totals" | "detail"): Shows =>
  Object.fromEntries(facets.map((facet) => [facet, level]));

const readAll = (actor: Actor, accountId: string, when = at) =>
  withScope(actor, async (tx) => ({
    levels: [...(await levelsOf(tx, accountId, facets, when)).values()],
    pipeline: await pipelineOf(tx, accountId, when),
    revenue: await revenueOf(tx, accountId, when),
    installed: await installedBaseOf(tx, accountId, when),
    contacts: await contactsOf(tx, accountId, when),
  }));

const nothing = {
  levels: ["none", "none", "none", "none"],
  pipeline: [],
  revenue: [],
  installed: [],
  contacts: [],
};

const json = (value: unknown) =>
  JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each));

test("what is not granted is not there", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world);
  expect(await readAll(world.ada, accountId)).toEqual(nothing);
});

test("totals are sums: by whom it ran, never lines", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("totals") });
  const { pipeline, revenue, installed, contacts } = await readAll(world.ada, accountId);

  // Bob's three at list price, 1,000.00 each: at his own price his discount could be worked out.
  expect(pipeline).toEqual([
    expect.objectContaining({ through: "partner", deals: 2, valueMinor: 210_000n }),
    expect.objectContaining({ through: "other", deals: 1, valueMinor: 300_000n }),
  ]);
  expect(revenue.map((row) => [row.through, row.quarter, row.units, row.streetMinor])).toEqual([
    ["other", new Date("2026-01-01"), 3n, 400_000n],
    ["partner", new Date("2026-01-01"), 4n, 500_000n],
    ["direct", new Date("2026-04-01"), 1n, 150_000n],
  ]);
  expect(installed.map((row) => [row.family, row.units])).toEqual([
    ["Sentry", 5n],
    ["Vane", 3n],
  ]);
  expect(contacts).toEqual([expect.objectContaining({ people: 1, name: null, email: null })]);
  const lineColumns = [...pipeline, ...revenue, ...installed].flatMap((row) => [
    "dealId" in row && row.dealId,
    "number" in row && row.number,
    "day" in row && row.day,
    "partNo" in row && row.partNo,
  ]);
  expect(lineColumns.filter(Boolean)).toEqual([]);
});

test("detail has lines: one's own deals by number, others without", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("detail") });
  const { pipeline, revenue, installed, contacts } = await readAll(world.ada, accountId);

  const own = pipeline.filter(({ through }) => through === "partner");
  expect(own.map(({ dealId }) => dealId).sort()).toEqual(
    [world.deals.ada, world.deals.adaSecond].sort(),
  );
  expect(pipeline.filter(({ through }) => through === "other")).toEqual([
    expect.objectContaining({
      dealId: null,
      number: null,
      stage: null,
      families: ["Vane"],
      closeDay: new Date("2026-06-01"),
      valueMinor: 300_000n,
    }),
  ]);
  expect(revenue.map((row) => [row.partNo, row.day, row.through, row.units])).toEqual([
    ["HI-4210", new Date("2026-02-10"), "partner", 4n],
    ["HI-5120", new Date("2026-02-11"), "other", 3n],
    ["HI-4210", new Date("2026-04-05"), "direct", 2n],
    ["HI-4210", new Date("2026-04-06"), "direct", -1n],
  ]);
  expect(installed.map((row) => [row.partNo, row.units, row.lastDay])).toEqual([
    ["HI-4210", 5n, new Date("2026-04-05")],
    ["HI-5120", 3n, new Date("2026-02-11")],
  ]);
  expect(contacts).toEqual([expect.objectContaining({ name: "Known to vendor" })]);
});

test("nothing tells who the other partner is, what its deal is called, or the vendor's net price", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("detail") });
  const text = json(await readAll(world.ada, accountId));
  for (const secret of [
    "Bob",
    "BOB",
    world.bob.partnerId,
    world.deals.bob,
    `DR-${world.deals.bob.slice(-6).toUpperCase()}`,
    world.parties.bob,
    "12345678",
    "210000",
    "70000,",
    "Known to partner",
  ]) {
    expect(text).not.toContain(secret);
  }
});

test("sales after the asked instant are not in the answer", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("detail") });
  const { revenue } = await readAll(world.ada, accountId, new Date("2026-03-15T00:00:00Z"));
  expect(revenue.map(({ through }) => through)).toEqual(["partner", "other"]);
});

test("a grant that has not begun or is over shows nothing", async () => {
  const world = await aSharedCustomer();
  const endsAt = new Date("2026-04-01T00:00:00Z");
  const accountId = await aJointAccount(world, { vendor: allAt("detail"), endsAt });
  const before = new Date(invitedAt.getTime() - 1);
  expect(await readAll(world.ada, accountId, before)).toEqual(nothing);
  expect((await readAll(world.ada, accountId, new Date(endsAt.getTime() - 1))).levels).toEqual([
    "detail",
    "detail",
    "detail",
    "detail",
  ]);
  expect(await readAll(world.ada, accountId, endsAt)).toEqual(nothing);
});

test("a revoked grant shows nothing, at once", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("detail") });
  await withScope(world.manager, (tx) =>
    tx.jointGrant.updateMany({
      where: { vendorId: tx.vendorId, accountId },
      data: { revokedAt: at },
    }),
  );
  expect(await readAll(world.ada, accountId)).toEqual(nothing);
});

test.each(["invited", "ended"] as const)("an account that is %s shows nothing", async (status) => {
  const world = await aSharedCustomer();
  const given = { vendor: allAt("detail"), partner: allAt("detail") };
  const accountId = await aJointAccount(world, { ...given, status });
  expect(await readAll(world.ada, accountId)).toEqual(nothing);
  expect(await readAll(world.manager, accountId)).toEqual(nothing);
});

test("nobody else reads it: another partner, a linked distributor, another vendor", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("detail") });
  const elsewhere: SharedCustomer = await aSharedCustomer();
  for (const stranger of [world.bob, world.north, elsewhere.manager, elsewhere.ada]) {
    expect(await readAll(stranger, accountId)).toEqual(nothing);
  }
});

test("the vendor reads its partner by the partner's grants, and its own ledger without any", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { partner: { contacts: "detail" } });
  const bare = await readAll(world.manager, accountId);
  expect(bare.pipeline).toEqual([]);
  expect(bare.contacts).toEqual([expect.objectContaining({ name: "Known to partner" })]);
  expect(bare.revenue).toHaveLength(4);

  const other = await aSharedCustomer();
  const open = await aJointAccount(other, { partner: { pipeline: "detail" } });
  const { pipeline, contacts } = await readAll(other.manager, open);
  expect(pipeline.map(({ dealId }) => dealId).sort()).toEqual(
    [other.deals.ada, other.deals.adaSecond].sort(),
  );
  expect(contacts).toEqual([]);
});

test("the functions are the only way: a partner's own scope has no ledger, customer or foreign contact", async () => {
  const world = await aSharedCustomer();
  const accountId = await aJointAccount(world, { vendor: allAt("detail") });
  await withScope(world.ada, async (tx) => {
    const where = { vendorId: tx.vendorId };
    expect(await tx.ledgerEntry.count({ where })).toBe(0);
    expect(await tx.customer.count({ where })).toBe(0);
    expect(await tx.jointContact.findMany({ where, select: { side: true } })).toEqual([
      { side: "partner" },
    ]);
  });
  await withScope(world.manager, async (tx) => {
    const where = { vendorId: tx.vendorId, accountId };
    expect(await tx.jointContact.findMany({ where, select: { side: true } })).toEqual([
      { side: "vendor" },
    ]);
  });
  await expect(
    withScope(
      world.ada,
      (tx) =>
        tx.$queryRaw`select * from accounts.opened(${accountId}::uuid, 'revenue', ${at}::timestamptz)`,
    ),
  ).rejects.toThrow(/permission denied/);
});
