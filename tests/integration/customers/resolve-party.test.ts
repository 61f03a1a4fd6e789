import { expect, test } from "vitest";

import type { PartyWords } from "#app/domain/customers/party.schema.ts";
import { resolveParties, resolveParty } from "#app/domain/customers/resolve-party.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-02-01T09:00:00Z");

const resolve = (world: World, partnerId: string | null, ...words: PartyWords[]) =>
  withScope(world.system, (tx) => resolveParties(tx, { partnerId }, words, at));

const customers = (world: World) =>
  withScope(world.system, (tx) => tx.customer.count({ where: { vendorId: tx.vendorId } }));

test("two partners that write the same web domain mean one customer, each in its own words", async () => {
  const world = await aWorld();

  const [ada] = await resolve(world, world.ada.partnerId, { name: "Acme", domain: "acme.example" });
  const [bob] = await resolve(world, world.bob.partnerId, {
    name: "ACME Corporation",
    domain: "https://www.acme.example/about",
  });

  expect(bob).toMatchObject({ customerId: ada?.customerId, method: "domain" });
  expect(bob?.partyId).not.toBe(ada?.partyId);
  expect(await customers(world)).toBe(1);
});

test("the same words again are the same party and the same customer", async () => {
  const world = await aWorld();
  const words = { name: "Acme Ltd", city: "Leeds" };

  const [first] = await resolve(world, world.ada.partnerId, words);
  const [again] = await resolve(world, world.ada.partnerId, { name: "acme ltd ", city: "LEEDS" });

  expect(again).toEqual(first);
});

test("wordings of one file find each other, in whatever order, and come back in the order given", async () => {
  const world = await aWorld();

  const resolved = await resolve(
    world,
    null,
    { name: "Zeta AB", city: "Lund" },
    { name: "Acme Inc", domain: "acme.example", duns: "218841176" },
    { name: "Acme", duns: "21-884-1176" },
    { name: "ZETA", city: "lund" },
    { name: "Zeta", city: "Oslo" },
  );

  const [zeta, acme, acmeAgain, zetaAgain, otherZeta] = resolved.map((row) => row.customerId);
  expect(acmeAgain).toBe(acme);
  expect(zetaAgain).toBe(zeta);
  expect(otherZeta).not.toBe(zeta);
  expect(await customers(world)).toBe(3);
});

test("two files that bring the same new customer at the same instant make it once", async () => {
  const world = await aWorld();

  const resolved = await Promise.all(
    [world.ada, world.bob, world.north, world.south].map(({ partnerId }) =>
      resolve(world, partnerId, { name: "Acme", domain: "acme.example" }),
    ),
  );

  expect(new Set(resolved.flat().map((row) => row.customerId)).size).toBe(1);
});

test("another vendor's customers are never candidates", async () => {
  const [here, elsewhere] = [await aWorld(), await aWorld()];
  const words = { name: "Acme", domain: "acme.example", duns: "218841176" };

  const [mine] = await resolve(here, null, words);
  const [theirs] = await resolve(elsewhere, null, words);

  expect(theirs).toMatchObject({ method: "new_customer" });
  expect(theirs?.customerId).not.toBe(mine?.customerId);
});

test("a partner cannot resolve by itself, because it would have to see everybody's customers", async () => {
  const world = await aWorld();
  const attempt = withScope(world.ada, (tx) =>
    resolveParty(tx, { partnerId: world.ada.partnerId }, { name: "Acme" }, at),
  );
  await expect(attempt).rejects.toThrow(/row-level security/);
});
