import { expect, test } from "vitest";

import { changeTiers } from "#app/domain/partners/change-tiers.server.ts";
import { listTiers } from "#app/domain/partners/tiers.server.ts";
import { EditVendor } from "#app/domain/partners/vendor-settings.schema.ts";
import {
  addHoliday,
  editVendor,
  listHolidays,
  removeHoliday,
  vendorSettings,
} from "#app/domain/partners/vendor-settings.server.ts";
import { businessCalendar } from "#app/domain/programs/business-calendar.server.ts";
import { addBusinessDays } from "#app/domain/programs/business-time.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const tiersOf = (world: World) => withScope(world.admin, listTiers);
const names = async (world: World) => (await tiersOf(world)).map(({ name }) => name);

test("tiers are added at the foot, moved, renamed and removed while nobody is on them", async () => {
  const world = await aWorld();
  const change = (input: object) => changeTiers(world.admin, input as never);
  await change({ intent: "add", name: "Silver", discountBp: 2_000 });
  await change({ intent: "add", name: "Bronze", discountBp: 1_000 });
  const [gold, , bronze] = await tiersOf(world);
  await change({ intent: "up", tierId: bronze?.id });
  expect(await names(world)).toEqual(["Gold", "Bronze", "Silver"]);
  await change({ intent: "up", tierId: bronze?.id });
  await change({ intent: "up", tierId: bronze?.id });
  expect(await names(world)).toEqual(["Bronze", "Gold", "Silver"]);
  expect(gold?.partners).toBe(6);
  expect(await change({ intent: "remove", tierId: gold?.id })).toEqual({
    ok: false,
    reason: "in-use",
  });
  expect(await change({ intent: "remove", tierId: bronze?.id })).toEqual({ ok: true });
  expect(await names(world)).toEqual(["Gold", "Silver"]);
  expect(await change({ intent: "add", name: "Gold", discountBp: 0 })).toMatchObject({
    reason: "name-taken",
  });
});

test("of two who edit a tier the second is told what stands there", async () => {
  const world = await aWorld();
  const [gold] = await tiersOf(world);
  const edit = (discountBp: number) =>
    changeTiers(world.admin, {
      intent: "edit",
      tierId: gold?.id ?? "",
      name: "Gold",
      discountBp,
      edition: gold?.edition ?? "",
    });
  expect(await edit(3_500)).toEqual({ ok: true });
  expect(await edit(2_500)).toMatchObject({ reason: "changed", now: { discountBp: 3_500 } });
});

test("nobody but an administrator changes tiers, in the database", async () => {
  const world = await aWorld();
  const add = { intent: "add" as const, name: "Mine", discountBp: 9_000 };
  await expect(changeTiers(world.manager, add)).rejects.toThrow(/row-level/);
  const [gold] = await tiersOf(world);
  await withScope(world.manager, async (tx) => {
    const where = { vendorId: tx.vendorId, id: gold?.id };
    expect(await tx.tier.deleteMany({ where })).toEqual({ count: 0 });
  });
  expect(await names(world)).toEqual(["Gold"]);
});

const settingsOf = (world: World) => withScope(world.admin, vendorSettings);

test("the settings are changed once per edition, and said in the audit", async () => {
  const world = await aWorld();
  const { record, edition } = await settingsOf(world);
  const wanted = { ...record, fiscalMonth: 4, edition };
  expect(await editVendor(world.admin, wanted)).toEqual({ ok: true });
  expect(await editVendor(world.admin, wanted)).toMatchObject({ reason: "changed" });
  const [entry] = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: tx.vendorId, action: "vendor.changed" } }),
  );
  expect(entry?.detail).toEqual({ fiscalMonth: { from: "1", to: "4" } });
});

test("the currency is fixed once something was sold, in the database too", async () => {
  const world = await aWorld();
  const before = await settingsOf(world);
  expect(before.currencyFixed).toBe(false);
  const toUsd = { ...before.record, currency: "USD", edition: before.edition };
  expect(await editVendor(world.admin, toUsd)).toEqual({ ok: true });
  await plantOneOfEach(world);
  const { record, edition, currencyFixed } = await settingsOf(world);
  expect(currencyFixed).toBe(true);
  expect(await editVendor(world.admin, { ...record, currency: "EUR", edition })).toEqual({
    ok: false,
    reason: "currency-fixed",
  });
  const { vendorId } = world;
  const force = withScope(world.admin, (tx) =>
    tx.vendor.updateMany({ where: { vendorId }, data: { currency: "EUR" } }),
  );
  await expect(force).rejects.toThrow(/currency is fixed/);
});

test("a manager sets nothing: no row of the vendor moves", async () => {
  const world = await aWorld();
  await withScope(world.manager, async (tx) => {
    const where = { vendorId: tx.vendorId };
    expect(await tx.vendor.updateMany({ where, data: { name: "X" } })).toEqual({ count: 0 });
    expect(await tx.holiday.deleteMany({ where })).toEqual({ count: 0 });
  });
  const holiday = { day: new Date("2026-12-25"), name: "Christmas" };
  await expect(addHoliday(world.manager, holiday)).rejects.toThrow(/row-level/);
});

test("a holiday moves the deadline of whoever asks, vendor or partner", async () => {
  const world = await aWorld();
  const wednesday = new Date("2026-05-13T10:00:00Z");
  const nextDay = async () => {
    const calendar = await withScope(world.ada, businessCalendar);
    return addBusinessDays(wednesday, 1, calendar).toISOString().slice(0, 10);
  };
  expect(await nextDay()).toBe("2026-05-14");
  const ascension = { day: new Date("2026-05-14"), name: "Ascension" };
  await addHoliday(world.admin, ascension);
  await addHoliday(world.admin, { ...ascension, name: "Ascension Day" });
  expect(await withScope(world.admin, listHolidays)).toEqual([
    { ...ascension, name: "Ascension Day" },
  ]);
  expect(await nextDay()).toBe("2026-05-15");
  expect(await removeHoliday(world.admin, ascension.day)).toEqual({ ok: true });
  expect(await removeHoliday(world.admin, ascension.day)).toEqual({ ok: false });
  expect(await nextDay()).toBe("2026-05-14");
});

test.each([
  { over: { timeZone: "Mars/Olympus" }, field: "timeZone" },
  { over: { businessDays: [] }, field: "businessDays" },
  { over: { currency: "euro" }, field: "currency" },
  { over: { fiscalMonth: "13" }, field: "fiscalMonth" },
])("settings with $over are refused at $field", ({ over, field }) => {
  const good = { name: "H", shortName: "H", currency: "EUR", timeZone: "Europe/Oslo" };
  const typed = { ...good, fiscalMonth: "1", businessDays: ["1"], edition: "x", ...over };
  expect(EditVendor.safeParse(typed).error?.issues[0]?.path[0]).toBe(field);
});

test("a holiday that is added four times at once is there once", async () => {
  const world = await aWorld();
  const day = new Date("2026-05-17");
  const name = "Constitution day";
  await Promise.all([1, 2, 3, 4].map(() => addHoliday(world.admin, { day, name })));
  expect(await withScope(world.admin, listHolidays)).toEqual([{ day, name }]);
});
