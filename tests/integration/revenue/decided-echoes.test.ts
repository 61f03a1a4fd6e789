import { expect, test } from "vitest";

import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { undoDecision } from "#app/domain/customers/decisions/undo-decision.server.ts";
import {
  decideEcho,
  type EchoVerdict,
  undoEchoDecision,
} from "#app/domain/revenue/echoes/decide-echo.server.ts";
import { EchoQuery } from "#app/domain/revenue/echoes/echo-query.ts";
import { readEchoes } from "#app/domain/revenue/echoes/read-echoes.server.ts";
import { echoesFollow } from "#app/domain/revenue/echoes-after-decisions.server.ts";
import { rowText } from "#app/domain/revenue/ledger/ledger-row.ts";
import { selectLedger } from "#app/domain/revenue/ledger/work.store.server.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import { reverseSales } from "#app/domain/revenue/reverse-sales.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-03-01T09:00:00Z");
const kestrel = { name: "Kestrel Optics", domain: "kestrel.example" };

/** North reports a sale through Ada, and Ada reports it; a second one of each is like it but for the day. */
async function twoTiers() {
  const world = await aWorld();
  const { vendorId, north, ada, sentry } = world;
  const sale = { productId: sentry.id, quantity: 4, party: kestrel };
  await reported(vendorId, "sell_in", null, [
    {
      ...{ productId: sentry.id, day: "2026-01-05", quantity: 100, amountMinor: 10_000n },
      buyerId: north.partnerId,
    },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...sale, day: "2026-02-02", soldToId: ada.partnerId, document: "N-1" },
    { ...sale, day: "2026-02-20", soldToId: ada.partnerId, document: "N-2" },
  ]);
  const adas = [
    { ...sale, day: "2026-02-03", document: "A-1" },
    { ...sale, day: "2026-02-10", quantity: 5, document: "A-2" },
  ];
  await reported(vendorId, "pos", ada.partnerId, adas);
  return { world, adas };
}

const idOf = (world: World, document: string) =>
  withScope(world.system, async (tx) => {
    const fact = await tx.revenueFact.findFirstOrThrow({
      where: { vendorId: tx.vendorId, document, supersededAt: null },
      select: { id: true },
    });
    return fact.id;
  });

/** Which document repeats which, and the units that count. */
const standing = (world: World) =>
  withScope(world.system, async (tx) => {
    const pairs = await tx.$queryRaw<{ pair: string }[]>`
      select e.document || ' repeats ' || d.document as pair
        from revenue_fact e join revenue_fact d on d.vendor_id = e.vendor_id and d.id = e.shadow_of_id
       where e.vendor_id = ${tx.vendorId}::int order by 1`;
    const sold = await tx.ledgerEntry.aggregate({
      where: { vendorId: tx.vendorId, kind: { in: ["sold", "uncovered"] } },
      _sum: { quantity: true },
    });
    return [...pairs.map(({ pair }) => pair), sold._sum.quantity];
  });

const decide = async (world: World, verdict: EchoVerdict, own: string, other: string) =>
  decideEcho(
    world.steward,
    { verdict, ownId: await idOf(world, own), otherId: await idOf(world, other) },
    now,
  );

const ledger = (world: World) =>
  withScope(world.system, async (tx) => (await selectLedger(tx, world.sentry.id)).map(rowText));

/** What work on the changes left is what a rebuild from nothing gives. */
async function settled(world: World) {
  await settleJobs(world.vendorId);
  const worked = await ledger(world);
  await rebuildLedger(world.vendorId);
  expect(await ledger(world)).toEqual(worked);
  return standing(world);
}

const lastDecision = (world: World) =>
  withScope(world.system, async (tx) => {
    const { id } = await tx.echoDecision.findFirstOrThrow({
      where: { vendorId: tx.vendorId, undoneAt: null },
      select: { id: true },
    });
    return id;
  });

test("two lines that a person parted stay two sales, until that is taken back", async () => {
  const { world, adas } = await twoTiers();
  expect(await standing(world)).toEqual(["A-1 repeats N-1", 13]);
  expect(await decide(world, "parted", "A-1", "N-1")).toEqual({ ok: true });
  expect(await settled(world)).toEqual([17]);

  // The line is corrected, and read again.
  const [first, second] = adas;
  if (!first || !second) throw new Error("There are two");
  await reported(world.vendorId, "pos", world.ada.partnerId, [{ ...first, amountMinor: 77n }]);
  expect(await settled(world)).toEqual([17]);
  await undoEchoDecision(world.steward, await lastDecision(world), now);
  expect(await settled(world)).toEqual(["A-1 repeats N-1", 13]);
});

test("two lines that a person paired are counted once, through corrections, reversals and splits", async () => {
  const { world } = await twoTiers();
  const { vendorId, ada, sentry } = world;
  expect(await decide(world, "paired", "A-2", "N-2")).toEqual({ ok: true });
  const paired = ["A-1 repeats N-1", "A-2 repeats N-2", 8];
  expect(await settled(world)).toEqual(paired);
  // Each line is in one pair.
  expect(await decide(world, "paired", "A-1", "N-2")).toEqual({ ok: false, reason: "taken" });

  const corrected = await reported(vendorId, "pos", ada.partnerId, [
    {
      ...{ productId: sentry.id, day: "2026-02-10", quantity: 6, document: "A-2" },
      party: { name: "Brightwater Foods" },
    },
  ]);
  expect(await settled(world)).toEqual(paired);
  const by = { actor: world.steward, followers: [echoesFollow], now };
  const merged = await mergeCustomers(by, {
    intoId: await customerNamed(world, "Kestrel Optics"),
    fromId: await customerNamed(world, "Brightwater Foods"),
    ...{ ends: [], note: null },
  });
  if (!merged.ok) throw new Error(merged.reason);
  expect(await settled(world)).toEqual(paired);
  await undoDecision(by, { decisionId: merged.decisionId, ends: [], note: null });
  expect(await settled(world)).toEqual(paired);
  await withScope(world.system, (tx) =>
    reverseSales(tx, { submissionId: corrected, partnerId: ada.partnerId, kind: "pos" }, now),
  );
  expect(await settled(world)).toEqual(paired);

  await undoEchoDecision(world.steward, await lastDecision(world), now);
  expect(await settled(world)).toEqual(["A-1 repeats N-1", 13]);
});

test("the list shows both lines of a pair with its evidence, and what people decided", async () => {
  const { world } = await twoTiers();
  const list = (search: Record<string, string>) =>
    withScope(world.finance, async (tx) => {
      const { echoes } = await readEchoes(tx, EchoQuery.parse(search));
      return echoes.map(({ own, other, how, evidence }) => [
        ...[own?.document, other?.document, how],
        ...[evidence.document, evidence.days, evidence.units],
      ]);
    });
  expect(await list({})).toEqual([["A-1", "N-1", "rule", false, 1, 0]]);
  expect(await list({ evidence: "document" })).toEqual([]);
  const { partnerId } = world.ada;
  expect(await list({ how: "maybe", partner: partnerId })).toEqual([
    ["A-2", "N-2", "maybe", false, 10, 1],
  ]);
  await decide(world, "parted", "A-1", "N-1");
  await decide(world, "paired", "A-2", "N-2");
  expect(await list({ how: "hand" })).toEqual([["A-2", "N-2", "hand", false, 10, 1]]);
  expect(await list({ how: "parted" })).toEqual([["A-1", "N-1", "parted", false, 1, 0]]);
  expect(await list({ how: "rule" })).toEqual([]);
});

const customerNamed = (world: World, name: string) =>
  withScope(world.system, async (tx) => {
    const party = await tx.reportedParty.findFirstOrThrow({
      where: { vendorId: tx.vendorId, name },
      select: { customerId: true },
    });
    return party.customerId;
  });
