import { expect, test } from "vitest";

import { CustomerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { readIdentity } from "#app/domain/customers/read-identity.server.ts";
import { boughtByCustomer } from "#app/domain/revenue/bought-by-customer.server.ts";
import { listCustomers } from "#app/domain/revenue/list-customers.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const today = new Date("2026-06-30");

const list = (world: World, search: Record<string, unknown>, size = 2) =>
  withScope(world.manager, (tx) =>
    listCustomers(tx, CustomerListQuery.parse(search), { today, size }),
  );

async function fiveCustomers(world: World) {
  await reported(
    world.vendorId,
    "direct",
    null,
    ["Echo", "Bravo", "Delta", "Alpha", "Charlie"].map((name, index) => ({
      productId: world.sentry.id,
      day: "2026-05-11",
      quantity: 1,
      amountMinor: BigInt((index % 4) * 100),
      party: { name, domain: `${name.toLowerCase()}.example` },
    })),
  );
}

/** Every page from the first on, by name, and then back to the first. */
async function walk(world: World, sort: string) {
  const forth: string[][] = [];
  let page = await list(world, { sort });
  forth.push(page.customers.map(({ name }) => name));
  while (page.after) {
    page = await list(world, { sort, after: page.after });
    forth.push(page.customers.map(({ name }) => name));
  }
  const back: string[][] = [];
  while (page.before) {
    page = await list(world, { sort, before: page.before });
    back.push(page.customers.map(({ name }) => name));
  }
  return { forth, back };
}

test("customers come in pages by name, and back the same way", async () => {
  const world = await aWorld();
  await fiveCustomers(world);
  expect(await walk(world, "name")).toEqual({
    forth: [["Alpha", "Bravo"], ["Charlie", "Delta"], ["Echo"]],
    back: [
      ["Charlie", "Delta"],
      ["Alpha", "Bravo"],
    ],
  });
});

test("customers come by what they bought, and equal ones on one page only", async () => {
  const world = await aWorld();
  await fiveCustomers(world);
  const { forth, back } = await walk(world, "-revenue");
  expect(forth.flat().slice(0, 3)).toEqual(["Alpha", "Delta", "Bravo"]);
  expect(forth.flat().slice(3).sort()).toEqual(["Charlie", "Echo"]);
  expect(back).toEqual([forth[1], forth[0]]);
});

test("a search takes what is typed for what it is", async () => {
  const world = await aWorld();
  await fiveCustomers(world);
  expect((await list(world, { q: "ALPH" })).customers.map(({ name }) => name)).toEqual(["Alpha"]);
  expect((await list(world, { q: "_" })).customers).toEqual([]);
});

test("a customer is found by what any source calls it, by its numbers, and by what it is", async () => {
  const world = await aWorld();
  const { vendorId, ada, sentry } = world;
  const line = (name: string, domain: string, more: object = {}) => ({
    ...{ productId: sentry.id, day: "2026-05-11", quantity: 1, amountMinor: 100n },
    party: { name, domain, ...more },
  });
  await reported(vendorId, "direct", null, [
    line("Northmoor Water", "northmoor.example", { duns: "150483782", country: "GB" }),
    line("Skagen Pumps", "skagen.example", { country: "DK" }),
  ]);
  await reported(vendorId, "pos", ada.partnerId, [line("NMW Utilities", "northmoor.example")]);
  const names = async (search: Record<string, unknown>) =>
    (await list(world, { sort: "name", ...search }, 10)).customers.map(({ name }) => name);
  const ids = new Map((await list(world, {}, 10)).customers.map(({ id, name }) => [name, id]));
  await mergeCustomers(
    { actor: world.steward, followers: [], now: today },
    {
      ...{ intoId: ids.get("Northmoor Water") ?? "", fromId: ids.get("NMW Utilities") ?? "" },
      ...{ ends: [], note: null },
    },
  );
  for (const q of ["northmoor", "nmw util", "NORTHMOOR.example", "15-048-3782"]) {
    expect(await names({ q })).toEqual(["Northmoor Water"]);
    expect(await names({ q, sort: "-revenue" })).toEqual(["Northmoor Water"]);
  }
  expect(await names({ country: "DK" })).toEqual(["Skagen Pumps"]);
  expect(await names({ partner: ada.partnerId })).toEqual(["Northmoor Water"]);
  expect(await names({ kind: "household" })).toEqual([]);
  expect(await names({ family: "parents" })).toEqual([]);
  await withScope(world.system, (tx) =>
    tx.customer.updateMany({
      where: { vendorId, name: "Skagen Pumps" },
      data: { parentId: ids.get("Northmoor Water") },
    }),
  );
  const { customers } = await list(world, { family: "parents" });
  expect(customers.map(({ name, subsidiaries }) => [name, subsidiaries])).toEqual([
    ["Northmoor Water", 1],
  ]);
});

test("a customer's page tells what it bought, through whom, and how it was written", async () => {
  const world = await aWorld();
  const { vendorId, north, ada, sentry } = world;
  const party = { name: "Acme", domain: "acme.example" };
  await reported(vendorId, "sell_in", null, [
    {
      productId: sentry.id,
      day: "2026-01-05",
      quantity: 5,
      amountMinor: 500n,
      buyerId: north.partnerId,
    },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    {
      productId: sentry.id,
      day: "2026-02-01",
      quantity: 2,
      amountMinor: 300n,
      soldToId: ada.partnerId,
      party,
    },
  ]);
  await reported(vendorId, "direct", null, [
    { productId: sentry.id, day: "2026-05-01", quantity: 1, amountMinor: 120n, party },
  ]);
  const { customers } = await list(world, { q: "Acme" });
  const id = customers[0]?.id ?? "";
  expect(customers[0]).toMatchObject({
    lifecycle: "active",
    indirectMinor: 200n,
    directMinor: 120n,
    partnerIds: [ada.partnerId],
  });
  const { bought, identity } = await withScope(world.manager, async (tx) => ({
    bought: await boughtByCustomer(tx, id, today),
    identity: await readIdentity(tx, id),
  }));
  expect(bought.quarters).toHaveLength(8);
  expect(bought.quarters.slice(-2)).toMatchObject([
    { label: "Q1 26", indirectMinor: 200n, directMinor: 0n },
    { label: "Q2 26", indirectMinor: 0n, directMinor: 120n },
  ]);
  expect(
    bought.lines.map(({ partNo, partnerNames, units, netMinor }) => [
      partNo,
      partnerNames,
      units,
      netMinor,
    ]),
  ).toEqual([
    ["HI-4210", ["North", "Ada"], 2, 200n],
    ["HI-4210", [], 1, 120n],
  ]);
  expect(identity?.identifiers).toEqual([{ scheme: "domain", value: "acme.example" }]);
  expect(identity?.parties.map(({ partnerId, method }) => [partnerId, method]).sort()).toEqual(
    [
      [north.partnerId, "new_customer"],
      [null, "domain"],
    ].sort(),
  );
});

test("partners see no customers, nor does another vendor", async () => {
  const world = await aWorld();
  await fiveCustomers(world);
  const [customer] = (await list(world, {})).customers;
  const stranger = await aWorld();
  for (const actor of [world.ada, world.north, stranger.manager]) {
    const seen = await withScope(actor, async (tx) => [
      await readIdentity(tx, customer?.id ?? ""),
      (await listCustomers(tx, CustomerListQuery.parse({}), { today })).customers.filter(
        ({ id }) => id === customer?.id,
      ),
    ]);
    expect(seen).toEqual([null, []]);
  }
});
