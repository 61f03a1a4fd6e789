import { expect, test } from "vitest";

import { conflictsOf, lookAgain } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aForm, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

type Words = Partial<Record<"name" | "domain" | "duns" | "vat" | "city", string>>;

async function handIn(actor: PartnerActor, product: { id: string }, words: Words) {
  const form = { ...aForm({ products: [product] }), domain: undefined, ...words };
  const registration = await registerDeal(actor, form, thursday);
  if (!registration.ok) throw new Error(registration.reason);
  return registration.dealId;
}

const found = (world: World, dealId: string) =>
  withScope(world.finance, (tx) => conflictsOf(tx, dealId));

const verdictsOf = async (world: World, dealId: string) =>
  (await found(world, dealId)).map(({ verdict, deal }) => [verdict, deal?.id]);

const customerOf = (world: World, dealId: string) =>
  withScope(world.system, async (tx) => {
    const { vendorId } = world;
    const deal = await tx.deal.findFirstOrThrow({
      where: { vendorId, id: dealId },
      select: { party: { select: { customerId: true } } },
    });
    return deal.party.customerId;
  });

// What one writes, what another does, and the key that they share though they are two records.
test.each([
  {
    key: "domain",
    one: { name: "Acme Steel", domain: "www.acme.example", duns: "111111111" },
    other: { name: "Zenith", domain: "shop.acme.example", duns: "222222222" },
  },
  {
    key: "duns",
    one: { name: "Acme Steel", duns: "111111111", vat: "GB1111111" },
    other: { name: "Zenith", duns: "111111111", vat: "GB2222222" },
  },
  {
    key: "vat",
    one: { name: "Acme Steel", vat: "GB 111 1111", duns: "111111111" },
    other: { name: "Zenith", vat: "gb1111111", duns: "222222222" },
  },
])("two customers that share a $key are found, and what contradicts it is said", async (wish) => {
  const world = await aWorld();
  const rival = await handIn(world.bob, world.sentry, wish.one);
  await approveDeal(world.manager, all(rival), thursday);
  const dealId = await handIn(world.ada, world.sentryPro, wish.other);

  expect(await customerOf(world, dealId)).not.toBe(await customerOf(world, rival));
  const [conflict, ...rest] = await found(world, dealId);
  expect(rest).toEqual([]);
  expect(conflict).toMatchObject({
    verdict: "conflict",
    deal: { id: rival, partnerName: "Bob", status: "approved", customerName: "Acme Steel" },
    families: [{ name: "Sentry" }],
    from: thursday,
    until: new Date("2026-06-10T21:59:59.999Z"),
    ruleVersion: 1,
    foundAt: thursday,
  });
  const keys = conflict?.evidence.map(({ key, agrees }) => [key, agrees]);
  expect(keys).toContainEqual([wish.key, true]);
  expect(keys?.filter(([, agrees]) => !agrees)).toHaveLength(1);
  // And no approval gets around it.
  expect(await approveDeal(world.manager, all(dealId), friday)).toMatchObject({
    ok: false,
    reason: "protected",
    taken: [{ dealId: rival, familyName: "Sentry" }],
  });
});

test("names that differ in their legal form alone are possible, and block nothing", async () => {
  const world = await aWorld();
  const acme = await handIn(world.bob, world.sentry, { name: "Acme Corp.", city: "Oslo" });
  await approveDeal(world.manager, all(acme), thursday);
  const dealId = await handIn(world.ada, world.sentry, {
    name: "ACME Corporation, Inc.",
    city: "Leeds",
  });
  expect(await found(world, dealId)).toMatchObject([
    {
      verdict: "possible",
      deal: { id: acme },
      evidence: [{ key: "name", value: "acme", agrees: true, weight: 0.55 }],
      strength: 0.55,
    },
  ]);
  expect(await approveDeal(world.manager, all(dealId), friday)).toMatchObject({ ok: true });
});

test("an address at a mail provider says nothing", async () => {
  const world = await aWorld();
  await handIn(world.bob, world.sentry, { name: "Acme", domain: "gmail.com", city: "Oslo" });
  const dealId = await handIn(world.ada, world.sentry, {
    name: "Zenith",
    domain: "gmail.com",
    city: "Leeds",
  });
  expect(await found(world, dealId)).toEqual([]);
});

test("the vendor's own sales, for the families and days they name", async () => {
  const world = await aWorld();
  const first = await handIn(world.ada, world.relay, { name: "Acme", domain: "acme.example" });
  const customerId = await customerOf(world, first);
  const engage = (note: string, days: { startsOn: string; endsOn?: string }, familyId?: string) =>
    withScope(world.manager, (tx) =>
      tx.directEngagement.createMany({
        data: [
          {
            ...{ vendorId: world.vendorId, id: newId(), customerId, familyId, note },
            startsOn: new Date(days.startsOn),
            endsOn: days.endsOn ? new Date(days.endsOn) : null,
            ...{ byName: "Ingrid", createdAt: thursday },
          },
        ],
      }),
    );
  await engage("over", { startsOn: "2026-01-01", endsOn: "2026-03-11" });
  await engage("far", { startsOn: "2027-01-01" });
  await engage("another family", { startsOn: "2026-01-01" }, world.relay.familyId);
  await engage("ours", { startsOn: "2026-01-01", endsOn: "2026-03-12" }, world.sentry.familyId);
  await engage("all families", { startsOn: "2026-05-01" });

  const dealId = await handIn(world.bob, world.sentry, { name: "Acme", domain: "acme.example" });
  const direct = await found(world, dealId);
  expect(direct.map(({ verdict, engagement }) => [verdict, engagement?.note]).sort()).toEqual([
    ["direct", "all families"],
    ["direct", "ours"],
  ]);
  expect(direct[0]).toMatchObject({ deal: null, families: [{ name: "Sentry" }] });
});

test("a customer that has bought is one already, a prospect is not", async () => {
  const world = await aWorld();
  const words = { name: "Acme", domain: "acme.example" };
  const first = await handIn(world.ada, world.relay, words);
  expect(await found(world, first)).toEqual([]);
  const customerId = await customerOf(world, first);
  await withScope(world.system, (tx) =>
    tx.customer.updateMany({
      where: { vendorId: world.vendorId, id: customerId },
      data: { lifecycle: "active" },
    }),
  );
  const dealId = await handIn(world.bob, world.sentry, words);
  expect(await found(world, dealId)).toMatchObject([
    {
      verdict: "existing_customer",
      deal: null,
      customer: { id: customerId, name: "Acme", lifecycle: "active" },
      families: [],
      evidence: [{ key: "customer" }, { key: "domain" }],
    },
  ]);
});

test("two registrations at the same instant: each knows of the other", async () => {
  for (let round = 0; round < 5; round += 1) {
    const world = await aWorld();
    const words = { name: "Acme", domain: "acme.example" };
    // The customer is known, so that neither waits for the other to make it.
    await handIn(world.ada, world.vane, words);
    await handIn(world.bob, world.vane, words);
    const both = await Promise.all([
      handIn(world.ada, world.sentry, words),
      handIn(world.bob, world.sentry, words),
    ]);
    const [ada = "", bob = ""] = both;
    expect(await verdictsOf(world, ada)).toEqual([["competing", bob]]);
    expect(await verdictsOf(world, bob)).toEqual([["competing", ada]]);
  }
});

test("what is no longer so is gone when somebody looks again, until the decision", async () => {
  const world = await aWorld();
  const words = { name: "Acme", domain: "acme.example" };
  const rival = await handIn(world.bob, world.sentry, words);
  const dealId = await handIn(world.ada, world.sentry, words);
  expect(await verdictsOf(world, dealId)).toEqual([["competing", rival]]);
  const look = () => withScope(world.finance, (tx) => lookAgain(tx, world.finance, dealId, friday));

  await approveDeal(world.manager, all(rival), thursday);
  await look();
  expect(await verdictsOf(world, dealId)).toEqual([["conflict", rival]]);
  expect(await found(world, dealId)).toMatchObject([{ foundAt: thursday }]);

  const passing = await handIn(world.bob, world.sentry, words);
  expect(await verdictsOf(world, dealId)).toContainEqual(["competing", passing]);
  await withdrawDeal(world.bob, { dealId: passing, note: null }, friday);
  await look();
  expect(await verdictsOf(world, dealId)).toEqual([["conflict", rival]]);

  const second = await handIn(world.bob, world.sentry, words);
  await withdrawDeal(world.ada, { dealId, note: null }, friday);
  await look();
  expect(await verdictsOf(world, dealId)).toEqual([
    ["conflict", rival],
    ["competing", second],
  ]);

  await withdrawDeal(world.bob, { dealId: second, note: null }, friday);
  const third = await handIn(world.ada, world.sentry, words);
  expect(await verdictsOf(world, third)).toEqual([["conflict", rival]]);
});

test("only the portal writes what was found, and no partner reads it", async () => {
  const world = await aWorld();
  const words = { name: "Acme", domain: "acme.example" };
  await handIn(world.bob, world.sentry, words);
  const dealId = await handIn(world.ada, world.sentry, words);
  for (const actor of [world.ada, world.adaAdmin, world.bob, world.north]) {
    expect(await withScope(actor, (tx) => conflictsOf(tx, dealId))).toEqual([]);
    const rows = await withScope(actor, (tx) =>
      tx.dealConflict.count({ where: { vendorId: world.vendorId } }),
    );
    expect(rows).toBe(0);
  }
});
