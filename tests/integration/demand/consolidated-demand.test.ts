import { beforeEach, expect, test } from "vitest";
import { everyPage, productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { readSupplierDemand, readVendorDemand } from "#app/domain/demand/demand-overview.server.ts";
import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-11-10T09:00:00Z");
const all = everyPage(productChoiceFrom(new URLSearchParams()));

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

type Figure = [product: { id: string }, month: string, quantity: number];

async function publish(actor: PartnerActor, figures: Figure[], when = at) {
  const lines = figures.map(([{ id: productId }, month, quantity]) => ({
    productId,
    month,
    quantity,
  }));
  expect(await publishForecast(actor, { id: newId(), lines }, when)).toEqual({ ok: true });
}

/** "HI-4210 2026-11: channel/supplier" of every cell that says anything. */
const seenBy = (actor: Actor) =>
  withScope(actor, async (tx) => {
    const { rows } = await readSupplierDemand(tx, all, at);
    return rows.flatMap(({ product, cells }) =>
      cells
        .filter(({ channel, supplier }) => channel !== null || supplier !== null)
        .map((cell) => `${product.partNo} ${cell.month}: ${cell.channel}/${cell.supplier}`),
    );
  });

test("what is published is consolidated, each unit once", async () => {
  const { north, south, adaAdmin, supply, sentry, relay, vendorId, manager } = world;
  await publish(north, [[sentry, "2026-11", 100]]);
  await publish(south, [[sentry, "2026-11", 40]]);
  // In North's figure for November; nobody spoke for Ada in December, or for Relay.
  await publish(adaAdmin, [
    [sentry, "2026-11", 30],
    [sentry, "2026-12", 35],
    [relay, "2026-11", 7],
  ]);
  await publish(supply, [[sentry, "2026-11", 120]]);
  await settleJobs(vendorId);
  const expected = [
    "HI-4210 2026-11: 140/120",
    "HI-4210 2026-12: 35/null",
    "HI-7710 2026-11: 7/null",
  ];
  expect(await seenBy(supply)).toEqual(expected);
  expect(await seenBy(manager)).toEqual(expected);
});

test("a newer publication takes the place of the older one in the total", async () => {
  const { north, supply, sentry, vendorId } = world;
  await publish(north, [
    [sentry, "2026-11", 100],
    [sentry, "2026-12", 100],
  ]);
  await settleJobs(vendorId);
  await publish(north, [[sentry, "2026-11", 60]], new Date("2026-11-11T09:00:00Z"));
  await settleJobs(vendorId);
  expect(await seenBy(supply)).toEqual(["HI-4210 2026-11: 60/null"]);
});

test("a reseller whose link ended counts by itself", async () => {
  const { north, adaAdmin, supply, system, sentry, vendorId } = world;
  await publish(north, [[sentry, "2026-11", 100]]);
  await withScope(system, (tx) =>
    tx.partnerLink.updateMany({
      where: { vendorId, resellerId: adaAdmin.partnerId },
      data: { status: "ended" },
    }),
  );
  await publish(adaAdmin, [[sentry, "2026-11", 30]]);
  await settleJobs(vendorId);
  expect(await seenBy(supply)).toEqual(["HI-4210 2026-11: 130/null"]);
});

test("a supplier sees exactly the products it supplies", async () => {
  const { north, supply, forge, sentry, vane, vendorId } = world;
  await publish(north, [
    [sentry, "2026-11", 100],
    [vane, "2026-11", 50],
  ]);
  await settleJobs(vendorId);
  expect(await seenBy(supply)).toEqual(["HI-4210 2026-11: 100/null"]);
  expect(await seenBy(forge)).toEqual(["HI-5120 2026-11: 50/null"]);
  const { rows, families } = await withScope(forge, (tx) => readSupplierDemand(tx, all, at));
  expect(rows.map((row) => row.product.partNo)).toEqual(["HI-5120"]);
  expect(families.map((family) => family.name)).toEqual(["Vane"]);
  const [own, total] = await withScope(forge, async (tx) => [
    await tx.consensus.count({ where: { vendorId, productId: sentry.id } }),
    await tx.consensus.count({ where: { vendorId } }),
  ]);
  expect([own, total]).toEqual([0, 1]);
});

test("a supplier sees totals and never who published", async () => {
  const { north, adaAdmin, supply, sentry, vendorId } = world;
  await publish(north, [[sentry, "2026-11", 100]]);
  await publish(adaAdmin, [[sentry, "2026-12", 9]]);
  await settleJobs(vendorId);
  const page = await withScope(supply, (tx) => readSupplierDemand(tx, all, at));
  const words = JSON.stringify(page);
  for (const partner of [north, adaAdmin]) {
    expect(words).not.toContain(partner.partnerId);
    expect(words).not.toContain(`"${partner.partnerName}"`);
  }
  expect(words).not.toContain("publishers");
});

test("distributors and resellers see no consolidated demand at all", async () => {
  const { north, south, adaAdmin, sentry, vendorId } = world;
  await publish(north, [[sentry, "2026-11", 100]]);
  await settleJobs(vendorId);
  for (const actor of [north, south, adaAdmin]) expect(await seenBy(actor)).toEqual([]);
});

test("nobody but the portal writes a total", async () => {
  const { north, supply, manager, admin, sentry, vendorId } = world;
  await publish(north, [[sentry, "2026-11", 100]]);
  await settleJobs(vendorId);
  const total = {
    vendorId,
    productId: sentry.id,
    supplierId: supply.partnerId,
    bucketStart: new Date("2027-01-01"),
    bucket: "month" as const,
    channelQuantity: 1,
    publishers: 1,
    calculatedAt: at,
  };
  for (const actor of [supply, north, manager, admin]) {
    const error = await withScope(actor, (tx) => tx.consensus.createMany({ data: [total] })).catch(
      (thrown: unknown) => thrown,
    );
    expect(refusedByScope(error)).toBe(true);
    // A row that may not be changed is one that is not there.
    const changed = await withScope(actor, (tx) =>
      tx.consensus.updateMany({ where: { vendorId }, data: { channelQuantity: 1 } }),
    );
    expect(changed.count).toBe(0);
    const removed = await withScope(actor, (tx) =>
      tx.consensus.deleteMany({ where: { vendorId } }),
    );
    expect(removed.count).toBe(0);
  }
  expect(await seenBy(supply)).toEqual(["HI-4210 2026-11: 100/null"]);
});

test("the vendor sees who published what, and whose figure is already in another's", async () => {
  const { north, adaAdmin, supply, manager, sentry, relay, vendorId } = world;
  await publish(north, [
    [sentry, "2026-11", 100],
    [relay, "2026-11", 5],
  ]);
  await publish(adaAdmin, [
    [sentry, "2026-11", 30],
    [sentry, "2026-12", 35],
  ]);
  await publish(supply, [[sentry, "2026-11", 90]]);
  await settleJobs(vendorId);
  const page = await withScope(manager, (tx) => readVendorDemand(tx, all, at));
  const row = page.rows.find(({ product }) => product.id === sentry.id);
  expect(
    row?.publishers.map(({ name, kind, within, cells }) => ({
      name,
      kind,
      within,
      figures: cells.slice(0, 2).map(({ quantity, counted }) => [quantity, counted]),
    })),
  ).toEqual([
    {
      name: "North",
      kind: "distributor",
      within: [],
      figures: [
        [100, true],
        [null, false],
      ],
    },
    {
      name: "Ada",
      kind: "reseller",
      within: ["North"],
      figures: [
        [30, false],
        [35, true],
      ],
    },
    {
      name: "Supply",
      kind: "supplier",
      within: [],
      figures: [
        [90, false],
        [null, false],
      ],
    },
  ]);
  const ofAda = await withScope(manager, (tx) =>
    readVendorDemand(tx, { ...all, partner: adaAdmin.partnerId }, at),
  );
  expect(ofAda.rows.map(({ product }) => product.id)).toEqual([sentry.id]);
});
