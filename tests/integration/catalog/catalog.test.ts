import { expect, test } from "vitest";

import { addProduct, editProduct, productRecord } from "#app/domain/catalog/edit-catalog.server.ts";
import { listFamilies, nameFamily } from "#app/domain/catalog/families.server.ts";
import { priceList, pricesOf, setPrice } from "#app/domain/catalog/prices.server.ts";
import { pricedProducts } from "#app/domain/catalog/products.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const today = new Date("2026-05-04");
const june = new Date("2026-06-01");

const recordOf = async (world: World, id: string) => {
  const found = await withScope(world.steward, (tx) => productRecord(tx, id));
  if (!found) throw new Error("no product");
  return found;
};

test("a product is added under a part number that nobody else has, however it is written", async () => {
  const world = await aWorld();
  const [family] = await withScope(world.steward, listFamilies);
  const made = { supplierId: null, unit: "piece", packSize: 10 };
  const input = { partNo: "HI-9000", name: "Nova", familyId: family?.id ?? "", ...made };
  expect(await addProduct(world.steward, input)).toMatchObject({ ok: true });
  expect(await addProduct(world.steward, { ...input, partNo: "hi 9000" })).toEqual({
    ok: false,
    reason: "part-taken",
  });
  const foreign = { ...input, partNo: "HI-9001", supplierId: world.ada.partnerId };
  expect(await addProduct(world.steward, foreign)).toEqual({ ok: false, reason: "not-known" });
});

test("of two who edit a product the second is told; what is not sold any more has no price", async () => {
  const world = await aWorld();
  const { id } = world.sentry;
  const { record, edition } = await recordOf(world, id);
  expect(await editProduct(world.steward, id, { ...record, active: false, edition })).toEqual({
    ok: true,
  });
  expect(await editProduct(world.admin, id, { ...record, name: "X", edition })).toMatchObject({
    reason: "changed",
    now: { active: false },
  });
  const onSale = await withScope(world.ada, (tx) =>
    pricedProducts(tx, { currency: "EUR", day: today, discountBp: 0 }),
  );
  expect(onSale.some((product) => product.id === id)).toBe(false);
});

test("the catalogue is the steward's and the administrator's, in the database", async () => {
  const world = await aWorld();
  await expect(nameFamily(world.manager, { familyId: null, name: "New" })).rejects.toThrow(
    /row-level/,
  );
  const { record, edition } = await recordOf(world, world.sentry.id);
  const renamed = { ...record, name: "X", edition };
  await editProduct(world.manager, world.sentry.id, renamed).catch(() => null);
  expect((await recordOf(world, world.sentry.id)).record.name).toBe(record.name);
  const other = await aWorld();
  const { id } = world.sentry;
  expect(await editProduct(other.steward, id, renamed)).toEqual({ ok: false, reason: "unknown" });
});

test("families have names of their own", async () => {
  const world = await aWorld();
  expect(await nameFamily(world.steward, { familyId: null, name: "Relay" })).toEqual({
    ok: false,
    reason: "name-taken",
  });
  const families = await withScope(world.steward, listFamilies);
  const relay = families.find(({ name }) => name === "Relay");
  const renamed = { familyId: relay?.id ?? "", name: "Relays" };
  expect(await nameFamily(world.steward, renamed)).toEqual({ ok: true });
  expect((await withScope(world.steward, listFamilies)).map(({ name }) => name)).toContain(
    "Relays",
  );
});

test("a price begins today or later, holds from its day on, and replaces a coming one only", async () => {
  const world = await aWorld();
  const price = { productId: world.sentry.id, currency: "EUR", listMinor: 110_000n };
  const set = (over: object) =>
    setPrice(world.steward, { ...price, validFrom: june, ...over }, today);
  expect(await set({ validFrom: new Date("2026-05-03") })).toEqual({ ok: false, reason: "past" });
  expect(await set({})).toEqual({ ok: true });
  expect(await set({ listMinor: 120_000n })).toEqual({ ok: true });
  const lineOn = (day: Date) =>
    withScope(world.steward, async (tx) =>
      (await priceList(tx, "EUR", day)).find(({ id }) => id === world.sentry.id),
    );
  expect(await lineOn(today)).toMatchObject({
    listMinor: 100_000n,
    next: { listMinor: 120_000n, validFrom: june },
  });
  expect(await lineOn(june)).toMatchObject({ listMinor: 120_000n, next: null });
  const euros = (await withScope(world.steward, (tx) => pricesOf(tx, world.sentry.id))).filter(
    ({ currency }) => currency === "EUR",
  );
  expect(euros).toHaveLength(2);
});

test("two prices for one day at once: one of them stands", async () => {
  const world = await aWorld();
  const set = (listMinor: bigint) =>
    setPrice(
      world.steward,
      { productId: world.sentry.id, currency: "EUR", validFrom: june, listMinor },
      today,
    );
  await Promise.all([set(110_000n), set(120_000n)]);
  const prices = await withScope(world.steward, (tx) => pricesOf(tx, world.sentry.id));
  expect(prices.filter(({ validFrom }) => validFrom.getTime() === june.getTime())).toHaveLength(1);
});
