import { expect, test } from "vitest";

import type { Fact } from "#app/domain/revenue/allocation/fact.ts";
import { closeBooks } from "#app/domain/revenue/open-period.server.ts";
import { addUpLedger } from "#app/domain/revenue/periods/add-up-ledger.server.ts";
import { closePeriod, setFiscalWeeks } from "#app/domain/revenue/periods/close-period.server.ts";
import { readPeriods } from "#app/domain/revenue/periods/read-periods.server.ts";
import { rateRecords } from "#app/domain/revenue/rate-records.server.ts";
import { rebuildLedger } from "#app/domain/revenue/rebuild-ledger.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import {
  aLedgerWorld,
  deliver,
  forgetLedger,
  type LedgerWorld,
  settle,
  wholeLedger,
} from "#tests/support/ledger-deliveries.ts";

const today = new Date("2026-03-10");
const base = { soldToId: null, partyId: null, productId: "p1", currency: "EUR", shadowOfId: null };
const sale: Fact = {
  ...{ ...base, id: "sale", kind: "sell_through", partnerId: "d1", partyId: "c1" },
  ...{ day: "2026-01-20", quantity: 4, amountMinor: 900n },
};
const sellIn: Fact = {
  ...{ ...base, id: "in", kind: "sell_in", partnerId: "d1" },
  ...{ day: "2026-02-05", quantity: 10, amountMinor: 1000n },
};

const pageOf = (world: LedgerWorld) => withScope(world.finance, (tx) => readPeriods(tx, today));

test("a period is closed after the one before it, when all is worked out and what is open was seen", async () => {
  const world = await aLedgerWorld();
  await deliver(world, [sale]);
  const close = (through: string, seen = false) =>
    closePeriod(world.admin, { through, seen }, today);
  await settle(world);
  expect((await pageOf(world)).next).toMatchObject({
    period: { to: "2026-01-31" },
    checks: [
      { count: 0 },
      { count: 0 },
      { what: "uncovered", count: 4 },
      { count: 0 },
      { count: 0 },
    ],
  });
  expect(await close("2026-02-28")).toEqual({ ok: false, reason: "not-next" });
  expect(await close("2026-01-31")).toEqual({ ok: false, reason: "unseen" });
  await deliver(world, [sellIn]);
  expect(await close("2026-01-31", true)).toEqual({ ok: false, reason: "waiting" });
  await settle(world);
  expect(await close("2026-01-31")).toEqual({ ok: true });
  const { periods, next } = await pageOf(world);
  expect(periods.map(({ from, closed }) => [from, closed])).toEqual([
    ["2026-03-01", false],
    ["2026-02-01", false],
    ["2026-01-01", true],
  ]);
  expect(next?.period.to).toBe("2026-02-28");
});

test("books that are opened again hold what was booked later for them, as if they had never been closed", async () => {
  const world = await aLedgerWorld();
  await deliver(world, [sale]);
  await settle(world);
  const through = (day: string | null) =>
    withScope(world.admin, (tx) => closeBooks(tx, world.admin, day ? new Date(day) : null));
  await through("2026-01-31");
  await deliver(world, [sellIn]);
  await settle(world);
  const { periods } = await pageOf(world);
  expect(periods.find(({ from }) => from === "2026-02-01")?.adjustingMinor).toBe(400n);
  await through(null);
  await settle(world);
  const opened = await wholeLedger(world);
  expect(opened.entries.filter((text) => text.split("|")[11] !== "")).toEqual([]);
  await forgetLedger(world);
  await rebuildLedger(world.vendorId);
  expect(await wholeLedger(world)).toEqual(opened);
});

test("an amount is turned into the vendor's currency at the rate of its day, which stays with the entry", async () => {
  const world = await aLedgerWorld();
  await deliver(world, [{ ...sellIn, currency: "USD" }]);
  await settle(world);
  const entry = () =>
    withScope(world.finance, (tx) =>
      tx.ledgerEntry.findFirstOrThrow({
        where: { vendorId: world.vendorId, kind: "sold_in" },
        select: { netMinor: true, baseNetMinor: true, rate: true },
      }),
    );
  expect(await entry()).toEqual({ netMinor: 1000n, baseNetMinor: null, rate: null });
  const said = (rate: string) =>
    withScope(world.system, (tx) =>
      rateRecords.write(
        tx,
        [{ key: "EUR|2026-02-04", title: "", fresh: true, fields: { USD: rate } }],
        today,
      ),
    );
  await said("1.25");
  await settle(world);
  expect({ ...(await entry()), rate: String((await entry()).rate) }).toEqual({
    ...{ netMinor: 1000n, baseNetMinor: 800n, rate: "1.25" },
  });
  await said("1.6");
  await settle(world);
  expect((await entry()).baseNetMinor).toBe(625n);
});

test("a year that is cut by weeks is added up by its own periods", async () => {
  const world = await aLedgerWorld();
  await deliver(world, [sale, { ...sellIn, day: "2026-01-27" }]);
  await settle(world);
  await setFiscalWeeks(world.admin, "4-4-5");
  await addUpLedger.run({ vendorId: world.vendorId });
  const { periods } = await pageOf(world);
  expect(periods.map(({ from, soldInMinor }) => [from, soldInMinor])).toEqual([
    ["2026-02-23", 0n],
    ["2026-01-26", 1000n],
    ["2025-12-29", 0n],
  ]);
  const before = await wholeLedger(world);
  await forgetLedger(world);
  await rebuildLedger(world.vendorId);
  expect(await wholeLedger(world)).toEqual(before);
});
