import { expect, test } from "vitest";

import { suggestCustomers } from "#app/domain/accounts/suggest-customers.server.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aJointAccount } from "#tests/support/a-joint-account.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aSharedCustomer } from "#tests/support/a-shared-customer.ts";
import { aWorld } from "#tests/support/world.ts";

const asked = (actor: PartnerActor, words: string, as: Actor = actor) =>
  withScope(as, (tx) => suggestCustomers(tx, actor.partnerId, words));
const names = async (...question: Parameters<typeof asked>) =>
  (await asked(...question)).map(({ label }) => label);

test("a partner finds the customers it has named, by name or domain, with what it knows of them", async () => {
  const { ada, sentry } = await aWorld();
  await aRegistration(ada, { products: [sentry] });
  for (const words of ["merid", "HEALTH gr", "meridianhealth.ex"]) {
    expect(await asked(ada, words)).toEqual([
      {
        value: expect.any(String),
        label: "Meridian Health Group",
        note: "Leeds",
        fill: expect.objectContaining({
          domain: "meridianhealth.example",
          city: "Leeds",
          country: "GB",
          street: "",
        }),
      },
    ]);
  }
  expect(await names(ada, "%")).toEqual([]);
  expect(await names(ada, "acme")).toEqual([]);
});

test("it never finds another partner's customers, nor those of the deals it is only shown", async () => {
  const world = await aWorld();
  await aRegistration(world.ada, { products: [world.sentry] });
  for (const other of [world.bob, world.north, world.northAdmin, world.south, world.supply]) {
    expect(await names(other, "meridian")).toEqual([]);
    // Nor by asking for Ada's from its own scope.
    expect(await names(world.ada, "meridian", other)).toEqual([]);
  }
});

test("a joint account comes first, with the partner's own words and none of the vendor's", async () => {
  const world = await aSharedCustomer();
  await aJointAccount(world, {});
  const found = await asked(world.ada, "kestrel");
  expect(found[0]).toMatchObject({ note: "Joint account" });
  expect(found).toHaveLength(1);
  expect(JSON.stringify(found)).not.toContain("BOBS");
  expect(JSON.stringify(await asked(world.bob, "kestrel"))).not.toContain("Joint account");
});
