import { expect, test } from "vitest";

import { prisma } from "#app/platform/db/client.server.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { asSystem, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { checkStartup } from "#app/routes/lifecycle.server.ts";
import { aWorld } from "#tests/support/world.ts";

test("without a scope there are no rows, and none can be written", async () => {
  const { vendorId } = await aWorld();

  expect(await prisma.partner.count({ where: { vendorId } })).toBe(0);
  const write = prisma.productFamily.createMany({ data: [{ vendorId, id: newId(), name: "New" }] });
  await expect(write.catch((error) => refusedByScope(error))).resolves.toBe(true);
});

test("a scope ends with its transaction, so a reused connection carries nothing over", async () => {
  const { ada } = await aWorld();

  const own = await withScope(ada, (tx) => tx.partner.count({ where: { vendorId: tx.vendorId } }));
  expect(own).toBe(2); // itself and its distributor
  expect(await prisma.partner.count({ where: { vendorId: ada.vendorId } })).toBe(0);
});

test("a query that forgets the vendor still sees only its own", async () => {
  const { manager, vendorId } = await aWorld();
  await aWorld();

  const partners = await withScope(manager, (tx) =>
    tx.partner.findMany({ select: { vendorId: true } }),
  );
  expect(new Set(partners.map((partner) => partner.vendorId))).toEqual(new Set([vendorId]));
});

test("looking at both sides ends where it says, and the partner's scope is back", async () => {
  const { ada } = await aWorld();
  const count = (tx: Parameters<Parameters<typeof withScope>[1]>[0]) =>
    tx.partner.count({ where: { vendorId: tx.vendorId } });

  const seen = await withScope(ada, async (tx) => [
    await count(tx),
    await asSystem(tx, ada, count),
    await count(tx),
  ]);
  expect(seen).toEqual([2, 6, 2]);
});

test("many scopes at once on few connections never mix", async () => {
  const worlds = await Promise.all([aWorld(), aWorld(), aWorld()]);
  const actors = worlds.flatMap(({ ada, bob, manager, supply }) => [ada, bob, manager, supply]);

  const seen = await Promise.all(
    Array.from({ length: 10 }, () => actors)
      .flat()
      .map(async (actor) => {
        const rows = await withScope(actor, (tx) =>
          tx.partner.findMany({ select: { id: true, vendorId: true } }),
        );
        return rows.every(
          (row) =>
            row.vendorId === actor.vendorId &&
            (actor.audience === "vendor" || [actor.partnerId, ...actor.linked].includes(row.id)),
        );
      }),
  );
  expect(seen).not.toContain(false);
});

test("the application's own role passes the check at start-up", async () => {
  await expect(checkStartup()).resolves.toBeUndefined();
});
