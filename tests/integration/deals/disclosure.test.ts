import { expect, test } from "vitest";

import { conflictsOf } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { disclosedOverlap } from "#app/domain/deals/conflicts/disclosed-overlap.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const until = new Date("2026-06-10T21:59:59.999Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });
const elsewhere = { domain: "elsewhere.example", city: "Oslo", country: "NO" };

const told = (actor: Actor, dealId: string, now = friday) =>
  withScope(actor, (tx) => disclosedOverlap(tx, actor, dealId, now));

async function aConflict() {
  const world = await aWorld();
  const rival = await aRegistration(world.bob, { products: [world.sentry, world.vane] });
  await approveDeal(world.manager, all(rival), thursday);
  const dealId = await aRegistration(world.ada, { products: [world.sentryPro, world.relay] });
  return { world, rival, dealId };
}

test("of a conflict its owner is told which of its own families and until when, and no more", async () => {
  const { world, rival, dealId } = await aConflict();
  for (const actor of [world.ada, world.adaAdmin]) {
    expect(await told(actor, dealId)).toEqual({
      protected: [{ family: "Sentry", until }],
      ours: false,
    });
  }
  // Neither the other side, nor the distributor that is shown the deal, nor whoever holds the protection.
  for (const actor of [world.bob, world.north, world.northAdmin, world.supply]) {
    expect(await told(actor, dealId)).toBeNull();
  }
  expect(await told(world.bob, rival)).toBeNull();
  const words = JSON.stringify(await told(world.ada, dealId));
  for (const secret of ["Bob", rival, world.bob.partnerId, "Vane"]) {
    expect(words).not.toContain(secret);
  }
});

test("a protection that is over, or was given up, is told no more", async () => {
  const { world, rival, dealId } = await aConflict();
  expect(await told(world.ada, dealId, new Date(until.getTime() + 1))).toBeNull();
  await closeDeal(world.bob, { dealId: rival, outcome: "lost", note: null }, friday);
  expect(await told(world.ada, dealId)).toBeNull();
});

test("alike, competing, one's own and alone read the same", async () => {
  const world = await aWorld();
  const products = [world.sentry];
  const alone = await aRegistration(world.ada, { products, name: "Alone", ...elsewhere });
  const namesake = await aRegistration(world.bob, { products, ...elsewhere, domain: "n.example" });
  await approveDeal(world.manager, all(namesake), thursday);
  const alike = await aRegistration(world.ada, { products });
  const twice = await aRegistration(world.ada, { products });
  await aRegistration(world.bob, { products });

  const verdicts = async (dealId: string) =>
    (await withScope(world.manager, (tx) => conflictsOf(tx, dealId))).map(({ verdict }) => verdict);
  expect(await verdicts(alone)).toEqual([]);
  expect(await verdicts(alike)).toEqual(["duplicate", "competing", "possible"]);
  for (const dealId of [alone, alike, twice]) expect(await told(world.ada, dealId)).toBeNull();
});

test("the vendor's own engagement is told in one word, that a customer buys through others is not", async () => {
  const world = await aWorld();
  const { vendorId } = world;
  const first = await aRegistration(world.bob, { products: [world.vane] });
  const { customerId } = await withScope(world.system, (tx) =>
    tx.reportedParty.findFirstOrThrow({
      where: { vendorId, deals: { some: { vendorId, id: first } } },
      select: { customerId: true },
    }),
  );
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  expect(await told(world.ada, dealId)).toBeNull();

  await withScope(world.system, (tx) =>
    tx.customer.updateMany({ where: { vendorId, id: customerId }, data: { lifecycle: "active" } }),
  );
  const bought = await aRegistration(world.ada, { products: [world.sentry] });
  expect(await told(world.ada, bought)).toBeNull();

  await withScope(world.manager, (tx) =>
    tx.directEngagement.createMany({
      data: [
        {
          ...{ vendorId, id: newId(), customerId, note: "Tender", byName: "Ingrid" },
          ...{ startsOn: new Date("2026-01-01"), createdAt: thursday },
        },
      ],
    }),
  );
  const engaged = await aRegistration(world.ada, { products: [world.sentry] });
  expect(await told(world.ada, engaged)).toEqual({ protected: [], ours: true });
});

test("a decided deal tells nothing more than its decision", async () => {
  const { world, dealId } = await aConflict();
  await approveDeal(world.manager, { ...all(dealId), freeOnly: true }, friday);
  expect(await told(world.ada, dealId)).toBeNull();
});

test("another vendor's people are told nothing", async () => {
  const { dealId } = await aConflict();
  const stranger: World = await aWorld();
  for (const actor of [stranger.ada, stranger.manager]) {
    expect(await told(actor, dealId)).toBeNull();
  }
});
