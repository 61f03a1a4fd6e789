import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { pgbouncer, startPooler } from "#tests/support/pgbouncer.ts";

// The application reads its address as its modules load, so they are loaded once the pooler is there.

describe.skipIf(!pgbouncer)("behind a pooler that lends connections per transaction", () => {
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  let load: () => Promise<{
    scope: typeof import("#app/platform/db/scope.server.ts");
    client: typeof import("#app/platform/db/client.server.ts");
    lifecycle: typeof import("#app/routes/lifecycle.server.ts");
    world: typeof import("#tests/support/world.ts");
    registration: typeof import("#tests/support/a-registration.ts");
  }>;

  beforeAll(async () => {
    pooler = await startPooler(process.env.OWNER_DATABASE_URL ?? "");
    process.env.APP_DATABASE_URL = pooler.url;
    load = async () => ({
      scope: await import("#app/platform/db/scope.server.ts"),
      client: await import("#app/platform/db/client.server.ts"),
      lifecycle: await import("#app/routes/lifecycle.server.ts"),
      world: await import("#tests/support/world.ts"),
      registration: await import("#tests/support/a-registration.ts"),
    });
  });
  afterAll(async () => {
    const { client } = await load();
    await client.closeDatabase();
    await pooler.stop();
  });

  test("the application accepts its role, and outside a scope sees nothing", async () => {
    const { client, lifecycle, world } = await load();
    await lifecycle.checkStartup();
    await world.aWorld();
    expect(await client.prisma.deal.count()).toBe(0);
    expect(await client.prisma.vendor.count()).toBe(0);
  });

  test("scopes of many at once never mix on two connections", async () => {
    const { scope, world } = await load();
    const { ada, bob } = await world.aWorld();
    const names = await Promise.all(
      Array.from({ length: 60 }, (_, turn) => {
        const actor = turn % 2 ? ada : bob;
        return scope.withScope(actor, async (tx) => {
          const own = await tx.partner.findMany({
            where: { vendorId: tx.vendorId, kind: "reseller" },
            select: { id: true },
          });
          return own.every(({ id }) => id === actor.partnerId) && own.length === 1;
        });
      }),
    );
    expect(names.every(Boolean)).toBe(true);
  });

  test("a deal is registered, with its locks, its mail and its jobs", async () => {
    const { scope, world, registration } = await load();
    const own = await world.aWorld();
    const deals = await Promise.all(
      Array.from({ length: 6 }, (_, which) =>
        registration.aRegistration(own.ada, {
          name: `Customer ${which}`,
          domain: `customer-${which}.example`,
          products: [own.sentry],
        }),
      ),
    );
    expect(new Set(deals).size).toBe(6);
    const seen = await scope.withScope(own.ada, (tx) =>
      tx.deal.count({ where: { vendorId: tx.vendorId } }),
    );
    expect(seen).toBe(6);
  });
});
