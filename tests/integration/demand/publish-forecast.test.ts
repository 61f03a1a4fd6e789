import { beforeEach, expect, test } from "vitest";
import {
  forecastGround,
  readForecastGrid,
  readHistory,
  readPublication,
} from "#app/domain/demand/forecast-page.server.ts";
import {
  type NewPublication,
  publishForecast,
} from "#app/domain/demand/publish-forecast.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { refusedByGuard, refusedByScope } from "#app/platform/db/errors.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const at = new Date("2026-11-10T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const line = (productId: string, quantity: number, month = "2026-11") => ({
  productId,
  month,
  quantity,
});

const publish = (actor: PartnerActor, lines: NewPublication["lines"], when = at) =>
  publishForecast(actor, { id: newId(), lines }, when);

const inForce = (actor: PartnerActor) =>
  withScope(actor, async (tx) =>
    (await forecastGround(tx, actor, at)).inForce.map(({ productId, month, quantity }) => [
      productId,
      month,
      quantity,
    ]),
  );

const history = (actor: PartnerActor) => withScope(actor, (tx) => readHistory(tx, actor, null));

test("the newest publication replaces the earlier one for its products, and for no other", async () => {
  const { north, sentry, relay } = world;
  await publish(north, [line(sentry.id, 100), line(sentry.id, 110, "2026-12"), line(relay.id, 40)]);
  await publish(north, [line(sentry.id, 90)], later(1));
  expect((await inForce(north)).sort()).toEqual(
    [
      [relay.id, "2026-11", 40],
      [sentry.id, "2026-11", 90],
    ].sort(),
  );
  expect((await history(north)).publications.map((each) => [each.products, each.figures])).toEqual([
    [1, 1],
    [2, 3],
  ]);
});

test("a publication that arrives late does not replace a newer one", async () => {
  const { north, sentry } = world;
  await publish(north, [line(sentry.id, 90)], later(1));
  await publish(north, [line(sentry.id, 100)], at);
  expect(await inForce(north)).toEqual([[sentry.id, "2026-11", 90]]);
});

test("a double click publishes once", async () => {
  const { north, sentry } = world;
  const publication = { id: newId(), lines: [line(sentry.id, 100)], basis: null };
  const answers = await Promise.all([
    publishForecast(north, publication, at),
    publishForecast(north, publication, at),
    publishForecast(north, publication, at),
  ]);
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(await publishForecast(north, publication, later(1))).toEqual({ ok: true });
  expect((await history(north)).publications).toHaveLength(1);
});

test("a form that comes again with other figures is not mistaken for a double click", async () => {
  const { north, sentry } = world;
  const id = newId();
  await publishForecast(north, { id, lines: [line(sentry.id, 100)] }, at);
  expect(await publishForecast(north, { id, lines: [line(sentry.id, 120)] }, later(1))).toEqual({
    ok: false,
    reason: "form-used",
  });
  expect(await inForce(north)).toEqual([[sentry.id, "2026-11", 100]]);
});

test("what a colleague published meanwhile is not replaced unseen", async () => {
  const { north, northAdmin, sentry } = world;
  await publish(northAdmin, [line(sentry.id, 100)]);
  const stale = await publishForecast(
    north,
    { id: newId(), lines: [line(sentry.id, 50)], basis: null },
    later(1),
  );
  expect(stale).toMatchObject({ ok: false, reason: "published-meanwhile" });
  const newest = stale.ok || stale.reason !== "published-meanwhile" ? null : stale.newest.id;
  const again = { id: newId(), lines: [line(sentry.id, 50)], basis: newest };
  expect(await publishForecast(north, again, later(2))).toEqual({ ok: true });
});

test("a supplier publishes only for what it supplies, and nobody for what is not in the catalogue", async () => {
  const { supply, north, sentry, vane } = world;
  const refused = { ok: false, reason: "unknown-product" };
  expect(await publish(supply, [line(sentry.id, 1), line(vane.id, 1)])).toEqual(refused);
  expect(await publish(north, [line(newId(), 1)])).toEqual(refused);
  expect(await publish(supply, [])).toEqual({ ok: false, reason: "nothing-stated" });
  expect((await history(supply)).publications).toEqual([]);
});

test("the database refuses a line for a product out of sight, whatever the application does", async () => {
  const { supply, vendorId, vane } = world;
  const forecast = {
    vendorId,
    id: newId(),
    partnerId: supply.partnerId,
    publishedAt: at,
    publisherName: "Supply",
  };
  const error = await withScope(supply, async (tx) => {
    await tx.forecast.createMany({ data: [forecast] });
    await tx.forecastLine.createMany({
      data: [
        {
          vendorId,
          forecastId: forecast.id,
          partnerId: supply.partnerId,
          productId: vane.id,
          bucketStart: new Date("2026-11-01"),
          bucket: "month",
          quantity: 1,
        },
      ],
    });
  }).catch((thrown: unknown) => thrown);
  expect(refusedByGuard(error)).toBe(true);
});

test("the database refuses to publish to a salesperson, and to anybody in another partner's name", async () => {
  const { ada, north, south, sentry } = world;
  const salesperson = withRole(ada, "sales_rep");
  const thrown = (work: Promise<unknown>) => work.catch((error: unknown) => error);
  expect(refusedByScope(await thrown(publish(salesperson, [line(sentry.id, 1)])))).toBe(true);
  const forged = withScope(north, (tx) =>
    tx.forecast.createMany({
      data: [
        {
          vendorId: north.vendorId,
          id: newId(),
          partnerId: south.partnerId,
          publishedAt: at,
          publisherName: "North",
        },
      ],
    }),
  );
  expect(refusedByScope(await thrown(forged))).toBe(true);
});

test("a publication stays as it was made: not changed, not removed, not added to", async () => {
  const { north, system, vendorId, sentry, relay } = world;
  const id = newId();
  await publishForecast(north, { id, lines: [line(sentry.id, 100)] }, at);
  for (const actor of [north, system]) {
    const attempts = [
      (tx: ScopedTx) => tx.forecast.updateMany({ data: { publisherName: "x" } }),
      (tx: ScopedTx) => tx.forecastLine.updateMany({ data: { quantity: 1 } }),
      (tx: ScopedTx) => tx.forecastLine.deleteMany({ where: { vendorId } }),
      (tx: ScopedTx) => tx.forecast.deleteMany({ where: { vendorId } }),
    ];
    for (const attempt of attempts) {
      const error = await withScope(actor, attempt).catch((thrown: unknown) => thrown);
      expect(refusedByScope(error)).toBe(true);
    }
    const added = withScope(actor, (tx) =>
      tx.forecastLine.createMany({
        data: [
          {
            vendorId,
            forecastId: id,
            partnerId: north.partnerId,
            productId: relay.id,
            bucketStart: new Date("2026-11-01"),
            bucket: "month",
            quantity: 1,
          },
        ],
      }),
    );
    expect(refusedByGuard(await added.catch((error: unknown) => error))).toBe(true);
  }
  expect(await inForce(north)).toEqual([[sentry.id, "2026-11", 100]]);
});

test("a distributor never sees another's forecast, by list or by id", async () => {
  const { north, south, ada, sentry } = world;
  const id = newId();
  await publishForecast(north, { id, lines: [line(sentry.id, 100)] }, at);
  for (const stranger of [south, ada, world.supply]) {
    expect(await withScope(stranger, (tx) => readPublication(tx, stranger, id))).toBeNull();
    expect(await withScope(stranger, (tx) => readPublication(tx, north, id))).toBeNull();
    expect(await inForce(stranger)).toEqual([]);
    const counts = await withScope(stranger, async (tx) => [
      await tx.forecast.count({ where: { vendorId: tx.vendorId } }),
      await tx.forecastLine.count({ where: { vendorId: tx.vendorId } }),
      await tx.forecastCurrent.count({ where: { vendorId: tx.vendorId } }),
    ]);
    expect(counts).toEqual([0, 0, 0]);
  }
  const own = await withScope(north, (tx) => readPublication(tx, north, id));
  expect(own?.lines).toEqual([line(sentry.id, 100)]);
});

test("publishing is written down", async () => {
  const { north, admin, sentry } = world;
  const id = newId();
  await publishForecast(north, { id, lines: [line(sentry.id, 100)] }, at);
  const entries = await withScope(admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: tx.vendorId, subjectId: id } }),
  );
  expect(entries).toMatchObject([
    {
      action: "forecast.published",
      partnerId: north.partnerId,
      detail: { products: 1, figures: 1 },
    },
  ]);
});

test("the grid tells nobody who supplies a part", async () => {
  const choice = { family: null, partner: null, after: null, before: null };
  const grid = await withScope(world.north, (tx) => readForecastGrid(tx, world.north, choice, at));
  expect(grid.shown.length).toBeGreaterThan(0);
  expect(JSON.stringify(grid.shown)).not.toContain(world.supply.partnerId);
});
