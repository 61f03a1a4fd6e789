import fc from "fast-check";
import { expect, test } from "vitest";

import type { Fact } from "#app/domain/revenue/allocation/fact.ts";
import { closeBooks } from "#app/domain/revenue/open-period.server.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import {
  aLedgerWorld,
  deliver,
  forgetLedger,
  type LedgerWorld,
  setLive,
  settle,
  wholeLedger,
} from "#tests/support/ledger-deliveries.ts";
import { facts, inAnyOrder } from "#tests/support/random-facts.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld } from "#tests/support/world.ts";

const acme = { name: "Acme", domain: "acme.example" };
const closedDay = new Date("2026-01-31");

const expectSame = (
  left: Awaited<ReturnType<typeof wholeLedger>>,
  right: Awaited<ReturnType<typeof wholeLedger>>,
) => {
  expect(left.entries).toEqual(right.entries);
  expect(left.sums).toEqual(right.sums);
};

const rebuilt = async (world: LedgerWorld, closed?: Date) => {
  await forgetLedger(world, closed);
  await rebuildLedger(world.vendorId);
  return wholeLedger(world);
};

/** What is delivered at a time, what ends again, and whether the ledger catches up in between. */
const deliveries = facts(240).chain((all) =>
  fc.record({
    all: inAnyOrder(all.map((fact) => ({ ...fact, shadowOfId: null }))),
    cuts: fc.array(fc.nat(240), { minLength: 1, maxLength: 3 }),
    ends: fc.subarray(
      all.map(({ id }) => id),
      { maxLength: Math.min(12, all.length) },
    ),
    again: fc.boolean(),
    // Most reports come in the order of their days, and then work goes on from books that were kept.
    inTime: fc.boolean(),
    closes: fc.boolean(),
  }),
);

/** Delivers the facts piece by piece; between two of them the ledger is worked out and, when asked for, closed. */
async function run(
  world: LedgerWorld,
  {
    all: shuffled,
    cuts,
    ends,
    again,
    closes,
    inTime,
  }: typeof deliveries extends fc.Arbitrary<infer T> ? T : never,
) {
  const all = inTime ? shuffled.toSorted((a, b) => (a.day < b.day ? -1 : 1)) : shuffled;
  const stops = [...cuts.map((cut) => Math.min(cut, all.length)), all.length].sort((a, b) => a - b);
  const gone = (list: Fact[]) => list.filter(({ id }) => ends.includes(id));
  let from = 0;
  for (const [index, to] of stops.entries()) {
    const some = all.slice(from, to);
    from = to;
    await deliver(world, some);
    await settle(world);
    if (closes && index === 0) {
      await withScope(world.admin, (tx) => closeBooks(tx, world.admin, closedDay));
    }
    await setLive(world, gone(some), false);
  }
  if (again) await setLive(world, gone(all), true);
  await settle(world);
}

test("work on what changed leaves the ledger and the sums of a rebuild from nothing, byte for byte", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (story) => {
      const world = await aLedgerWorld();
      await run(world, story);
      const worked = await wholeLedger(world);
      expectSame(await rebuilt(world, story.closes ? closedDay : undefined), worked);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test("sums that are missing are added up by whoever works on the ledger next", async () => {
  const world = await aLedgerWorld();
  await deliver(world, fc.sample(facts(60), { numRuns: 1, seed: 7 })[0] ?? []);
  await settle(world);
  const before = await wholeLedger(world);
  const { vendorId } = world;
  await withScope(world.system, async (tx) => {
    await tx.ledgerSum.deleteMany({ where: { vendorId } });
    await tx.ledgerYear.deleteMany({ where: { vendorId } });
  });
  await settle(world);
  expectSame(await wholeLedger(world), before);
  expect(before.sums.length).toBeGreaterThan(0);
});

test("the order in which the same facts were delivered leaves no trace", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async (story) => {
      const world = await aLedgerWorld();
      const inOneGo = { ...story, cuts: [0], closes: false };
      await run(world, { ...inOneGo, cuts: story.cuts });
      const first = await wholeLedger(world);
      await withScope(
        world.system,
        (tx) =>
          tx.$executeRaw`update revenue_fact set superseded_at = now() where vendor_id = ${world.vendorId}`,
      );
      await settle(world);
      expect((await wholeLedger(world)).entries).toEqual([]);
      await setLive(
        world,
        story.all.filter(({ id }) => story.again || !story.ends.includes(id)),
        true,
      );
      await settle(world);
      expectSame(await wholeLedger(world), first);
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test("what was closed stays as it was, and later lines adjust it in the open period", async () => {
  const world = await aLedgerWorld();
  const base = {
    soldToId: null,
    partyId: null,
    productId: "p1",
    currency: "EUR",
    shadowOfId: null,
  };
  const sale: Fact = {
    ...{ ...base, id: "sale", kind: "sell_through", partnerId: "d1", partyId: "c1" },
    ...{ day: "2026-01-20", quantity: 4, amountMinor: 900n },
  };
  await deliver(world, [sale]);
  await settle(world);
  await withScope(world.admin, (tx) => closeBooks(tx, world.admin, closedDay));
  const rows = () =>
    withScope(world.finance, (tx) =>
      tx.ledgerEntry.findMany({
        where: { vendorId: world.vendorId, kind: { in: ["sold", "uncovered"] } },
        orderBy: [{ day: "asc" }, { kind: "asc" }],
        select: { kind: true, day: true, adjustsDay: true, quantity: true, netMinor: true },
      }),
    );
  const uncovered = { kind: "uncovered", day: new Date(sale.day), adjustsDay: null, netMinor: 0n };
  expect(await rows()).toEqual([{ ...uncovered, quantity: 4 }]);

  const sellIn: Fact = {
    ...{ ...base, id: "in", kind: "sell_in", partnerId: "d1" },
    ...{ day: "2026-02-05", quantity: 10, amountMinor: 1000n },
  };
  await deliver(world, [sellIn]);
  await settle(world);
  const adjusting = { day: new Date("2026-02-01"), adjustsDay: new Date(sale.day) };
  const expected = [
    { ...uncovered, quantity: 4 },
    { ...adjusting, kind: "sold", quantity: 4, netMinor: 400n },
    { ...adjusting, kind: "uncovered", quantity: -4, netMinor: 0n },
  ];
  expect(await rows()).toEqual(expected);
  expectSame(await rebuilt(world, closedDay), await wholeLedger(world));

  const touch = withScope(world.system, (tx) =>
    tx.ledgerEntry.deleteMany({ where: { vendorId: world.vendorId, day: new Date(sale.day) } }),
  );
  await expect(touch).rejects.toThrow(/closed/);
});

test("working a product out again leaves its entries as they stand", async () => {
  const world = await aLedgerWorld();
  const [story] = fc.sample(facts(40), { numRuns: 1, seed: 7 });
  await deliver(
    world,
    (story ?? []).map((fact) => ({ ...fact, shadowOfId: null })),
  );
  await settle(world);
  const rows = () =>
    withScope(
      world.system,
      (tx) =>
        tx.$queryRaw`select max(xmin::text::bigint) as last, count(*) from ledger_entry
                    where vendor_id = ${world.vendorId}`,
    );
  const before = await rows();
  await withScope(
    world.system,
    (tx) =>
      tx.$executeRaw`update revenue_fact set superseded_at = null where vendor_id = ${world.vendorId}`,
  );
  await Promise.all([settle(world), settle(world)]);
  expect(await rows()).toEqual(before);
});

test("a reseller that begins to report has its stock back", async () => {
  const world = await aLedgerWorld();
  const base = { partyId: null, productId: "p1", currency: "EUR", shadowOfId: null } as const;
  await deliver(world, [
    {
      ...{ ...base, id: "in", kind: "sell_in", partnerId: "d1", soldToId: null },
      ...{ day: "2026-01-02", quantity: 10, amountMinor: 1000n },
    },
    {
      ...{ ...base, id: "move", kind: "sell_through", partnerId: "d1", soldToId: "r3" },
      ...{ day: "2026-01-10", quantity: 4, amountMinor: 600n },
    },
  ]);
  await settle(world);
  const kinds = async () =>
    (await wholeLedger(world)).entries.map((text) => text.split("|")[4]).sort();
  expect(await kinds()).toEqual(["sold", "sold_in", "stock"]);
  await withScope(world.system, (tx) =>
    tx.submission.updateMany({
      where: { vendorId: world.vendorId, partnerId: world.ids.r3 ?? "" },
      data: { kind: "pos" },
    }),
  );
  await settle(world);
  expect(await kinds()).toEqual(["moved", "sold_in", "stock", "stock"]);
});

test("a line that was corrected leaves nothing of its former self", async () => {
  const world = await aWorld();
  const line = { productId: world.sentry.id, day: "2026-03-10", document: "A-1", party: acme };
  const { partnerId } = world.north;
  await reported(world.vendorId, "pos", partnerId, [{ ...line, quantity: 4, amountMinor: 400n }]);
  await reported(world.vendorId, "pos", partnerId, [{ ...line, quantity: 6, amountMinor: 600n }]);
  const entries = await withScope(world.system, (tx) =>
    tx.ledgerEntry.findMany({ where: { vendorId: world.vendorId } }),
  );
  expect(entries.map(({ kind, quantity }) => [kind, quantity])).toEqual([["uncovered", 6]]);
});

test("partners see nothing of the ledger, nor does another vendor; finance reads and cannot write it", async () => {
  const world = await aWorld();
  const { vendorId, north, ada, supply, finance } = world;
  await reported(vendorId, "sell_in", null, [
    {
      ...{ productId: world.sentry.id, day: "2026-02-01", quantity: 10 },
      buyerId: north.partnerId,
    },
  ]);
  const stranger = await aWorld();
  for (const actor of [north, ada, supply, stranger.admin]) {
    const seen = await withScope(actor, (tx) => tx.ledgerEntry.count({ where: { vendorId } }));
    expect(seen).toBe(0);
  }
  const count = () => withScope(finance, (tx) => tx.ledgerEntry.count({ where: { vendorId } }));
  const before = await count();
  expect(before).toBeGreaterThan(0);
  const day = new Date("2026-01-01");
  const write = withScope(finance, (tx) =>
    tx.ledgerEntry.createMany({
      data: [
        {
          ...{ vendorId, productId: world.sentry.id, factId: newId(), day, settledOn: day, no: 0 },
          ...{ kind: "sold", channel: "direct", quantity: 1, netMinor: 1n, streetMinor: 1n },
          ...{ currency: "EUR", streetCurrency: "EUR" },
        },
      ],
    }),
  );
  await expect(write).rejects.toSatisfy(refusedByScope);
  await withScope(finance, (tx) => tx.ledgerEntry.deleteMany({ where: { vendorId } }));
  expect(await count()).toBe(before);
});
