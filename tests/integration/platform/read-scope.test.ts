import { expect, test } from "vitest";

import { pool, prisma } from "#app/platform/db/client.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ReadTx, withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld } from "#tests/support/world.ts";

const names = (tx: ReadTx) =>
  tx.query<{ id: string; createdAt: Date }>(
    Prisma.sql`select id, created_at as "createdAt" from partner where vendor_id = ${tx.vendorId} order by id`,
  );

test("reads see what the actor's scope shows, with the same values as other queries", async () => {
  const { ada } = await aWorld();

  const read = await withReadScope(ada, names);
  const usual = await withScope(ada, (tx) =>
    tx.partner.findMany({
      where: { vendorId: tx.vendorId },
      orderBy: { id: "asc" },
      select: { id: true, createdAt: true },
    }),
  );
  expect(read).toHaveLength(2); // itself and its distributor
  expect(read).toEqual(usual);
});

test("many reads at once on few connections never mix, and leave no scope behind", async () => {
  const worlds = await Promise.all([aWorld(), aWorld()]);
  const actors = worlds.flatMap(({ ada, bob, manager }) => [ada, bob, manager]);
  const all = Prisma.sql`select vendor_id as "vendorId" from partner`;

  const seen = await Promise.all(
    Array.from({ length: 10 }, () => actors)
      .flat()
      .map((actor) =>
        withReadScope(actor, async (tx) => {
          const [own, forgetful] = await Promise.all([
            names(tx),
            tx.query<{ vendorId: number }>(all),
          ]);
          const mine = forgetful.every(({ vendorId }) => vendorId === actor.vendorId);
          return mine && own.length === forgetful.length;
        }),
      ),
  );
  expect(new Set(seen)).toEqual(new Set([true]));
  expect(await prisma.partner.count()).toBe(0);
});

test("a read that fails tells its reason, and gives its connection back whole", async () => {
  const { ada } = await aWorld();
  const failing = withReadScope(ada, async (tx) => {
    await Promise.all([names(tx), tx.query(Prisma.sql`select 1 / 0`), names(tx)]);
  });
  await expect(failing).rejects.toThrow("division by zero");

  const writing = withReadScope(ada, (tx) => tx.query(Prisma.sql`delete from deal`));
  await expect(writing).rejects.toThrow("read-only transaction");

  const after = await Promise.all(
    Array.from({ length: pool.options.max ?? 10 }, () => withReadScope(ada, names)),
  );
  expect(after.every((rows) => rows.length === 2)).toBe(true);
});
