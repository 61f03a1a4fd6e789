import { expect, test } from "vitest";

import { allocateLedger } from "#app/domain/revenue/allocate-ledger.server.ts";
import { selectEntries } from "#app/domain/revenue/ledger.store.server.ts";
import { entryContent } from "#app/domain/revenue/ledger.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const acme = { name: "Acme", domain: "acme.example" };

async function aYearOfSales(world: World) {
  const { vendorId, north, ada } = world;
  const productId = world.sentry.id;
  await reported(vendorId, "pos", north.partnerId, [
    { productId, day: "2026-03-10", quantity: 4, amountMinor: 600n, party: acme },
  ]);
  await reported(vendorId, "sell_in", null, [
    { productId, day: "2026-02-01", quantity: 10, amountMinor: 1001n, buyerId: north.partnerId },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { productId, day: "2026-04-10", quantity: 5, amountMinor: 700n, soldToId: ada.partnerId },
  ]);
  await reported(vendorId, "pos", ada.partnerId, [
    { productId, day: "2026-05-10", quantity: 3, amountMinor: 900n, party: acme },
  ]);
}

const contents = async (world: World) =>
  withScope(world.system, async (tx) => {
    const entries = await selectEntries(tx, world.sentry.id);
    return entries.map(({ id: _, ...entry }) => entryContent(entry)).sort();
  });

test("work after each file leaves the same ledger as a rebuild from all facts", async () => {
  const world = await aWorld();
  await aYearOfSales(world);
  const incremental = await contents(world);
  expect(incremental.length).toBeGreaterThan(3);

  await withScope(world.system, (tx) =>
    tx.ledgerEntry.deleteMany({ where: { vendorId: world.vendorId } }),
  );
  expect(await rebuildLedger(world.vendorId)).toBe(1);
  await settleJobs(world.vendorId);
  expect(await contents(world)).toEqual(incremental);
});

test("working a product out again leaves its entries as they stand", async () => {
  const world = await aWorld();
  await aYearOfSales(world);
  const ids = () =>
    withScope(world.system, async (tx) =>
      (await selectEntries(tx, world.sentry.id)).map(({ id }) => id).sort(),
    );
  const before = await ids();
  await allocateLedger.run({ vendorId: world.vendorId, productIds: [world.sentry.id] });
  expect(await ids()).toEqual(before);
});

test("a line that was corrected leaves nothing of its former self", async () => {
  const world = await aWorld();
  const line = { productId: world.sentry.id, day: "2026-03-10", document: "A-1", party: acme };
  const { partnerId } = world.north;
  await reported(world.vendorId, "pos", partnerId, [{ ...line, quantity: 4, amountMinor: 400n }]);
  await reported(world.vendorId, "pos", partnerId, [{ ...line, quantity: 6, amountMinor: 600n }]);
  const entries = await withScope(world.system, (tx) => selectEntries(tx, world.sentry.id));
  expect(entries.map(({ kind, quantity }) => [kind, quantity])).toEqual([["uncovered", 6]]);
});

test("two workers on one product leave one ledger", async () => {
  const world = await aWorld();
  await aYearOfSales(world);
  const before = await contents(world);
  const job = { vendorId: world.vendorId, productIds: [world.sentry.id] };
  await withScope(world.system, (tx) =>
    tx.ledgerEntry.deleteMany({ where: { vendorId: world.vendorId } }),
  );
  await Promise.all([allocateLedger.run(job), allocateLedger.run(job)]);
  expect(await contents(world)).toEqual(before);
});

test("partners see nothing of the ledger, nor does another vendor", async () => {
  const world = await aWorld();
  await aYearOfSales(world);
  const stranger = await aWorld();
  for (const actor of [world.north, world.ada, world.supply, stranger.admin]) {
    const seen = await withScope(actor, (tx) =>
      tx.ledgerEntry.count({ where: { vendorId: world.vendorId } }),
    );
    expect(seen).toBe(0);
  }
});

test("finance reads the ledger and cannot write it", async () => {
  const world = await aWorld();
  await aYearOfSales(world);
  const { vendorId } = world;
  const count = () =>
    withScope(world.finance, (tx) => tx.ledgerEntry.count({ where: { vendorId } }));
  const before = await count();
  expect(before).toBeGreaterThan(0);

  const write = withScope(world.finance, (tx) =>
    tx.ledgerEntry.createMany({
      data: [
        {
          vendorId,
          id: newId(),
          productId: world.sentry.id,
          kind: "sold",
          channel: "direct",
          day: new Date("2026-01-01"),
          quantity: 1,
          netMinor: 1n,
          streetMinor: 1n,
          currency: "EUR",
          factId: newId(),
        },
      ],
    }),
  );
  await expect(write).rejects.toSatisfy(refusedByScope);
  await withScope(world.finance, (tx) => tx.ledgerEntry.deleteMany({ where: { vendorId } }));
  expect(await count()).toBe(before);
});
