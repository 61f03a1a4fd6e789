import { expect, test } from "vitest";

import { can } from "#app/domain/identity/permissions.ts";
import {
  type OwnFlow,
  type OwnRows,
  ownLedgerQuery,
} from "#app/domain/revenue/own-ledger/own-ledger-query.ts";
import {
  readOwnLedger,
  readOwnLines,
} from "#app/domain/revenue/own-ledger/read-own-ledger.server.ts";
import { calendarYear } from "#app/domain/revenue/period.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const today = new Date("2026-06-30");
const acme = { name: "Acme", domain: "acme.example" };

type Asked = { by?: OwnRows; of?: OwnFlow; at?: string; q?: string };

const queryOf = (asked: Asked) =>
  ownLedgerQuery(`http://here/?${new URLSearchParams(asked)}`, today, calendarYear);

const read = (actor: PartnerActor, asked: Asked = {}) =>
  withScope(actor, (tx) => readOwnLedger(tx, actor.partnerId, queryOf(asked)));

/** North buys ten for 1,000.00 and sells four to Ada, who reports two of them sold, one back, and one it never had. */
async function chain(world: World) {
  const { vendorId, north, ada, sentry, vane } = world;
  const line = { productId: sentry.id };
  await reported(vendorId, "sell_in", null, [
    {
      ...{ ...line, day: "2026-01-05", quantity: 10, amountMinor: 100_000n },
      buyerId: north.partnerId,
    },
  ]);
  await reported(vendorId, "pos", ada.partnerId, [
    { ...line, day: "2026-03-10", quantity: 3, amountMinor: 66_600n, party: acme },
    { ...line, day: "2026-03-20", quantity: -1, amountMinor: -22_200n, party: acme },
    { productId: vane.id, day: "2026-04-02", quantity: 1, amountMinor: 5_000n },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...line, day: "2026-02-10", quantity: 4, amountMinor: 60_000n, soldToId: ada.partnerId },
    { ...line, day: "2026-02-11", quantity: 1, amountMinor: 15_000n, party: acme },
  ]);
}

test("a partner reads its own part at its own prices, and a reseller no price of its distributor's", async () => {
  const world = await aWorld();
  await chain(world);

  const north = await read(world.north);
  expect(north.figures).toMatchObject([
    {
      ...{ key: world.sentry.id, boughtUnits: 10, boughtMinor: 100_000n, soldUnits: 5 },
      ...{ soldMinor: 75_000n, stockUnits: 5, paidMinor: 50_000n, waitingUnits: 0 },
    },
  ]);

  const ada = await read(world.ada);
  expect(ada.figures).toMatchObject([
    {
      ...{ key: world.sentry.id, boughtUnits: 0, boughtMinor: 0n, soldUnits: 3 },
      ...{ soldMinor: 66_600n, backUnits: -1, stockUnits: 2, paidMinor: 0n },
    },
    { key: world.vane.id, soldUnits: 1, stockUnits: 0, waitingUnits: 1 },
  ]);
  expect(ada.unpriced).toBe(2);
  expect(ada.totals).toMatchObject([{ soldMinor: 71_600n, stockUnits: 2, waitingUnits: 1 }]);

  const stock = await read(world.ada, { of: "stock", at: "all" });
  expect(stock.opened?.stock).toEqual([
    {
      ...{ productId: world.sentry.id, partNo: world.sentry.partNo, day: null, units: 2 },
      ...{ productName: expect.any(String), paidMinor: null, currency: null },
    },
  ]);
  expect((await read(world.bob)).figures).toEqual([]);
});

test("figures by product, customer and month open to the partner's own lines alone", async () => {
  const world = await aWorld();
  await chain(world);
  for (const by of ["product", "customer", "month"] as const) {
    const { figures, totals } = await read(world.ada, { by });
    const sold = figures.reduce((sum, { soldMinor }) => sum + soldMinor, 0n);
    expect([by, sold]).toEqual([by, 71_600n]);
    expect(totals[0]?.soldMinor).toBe(71_600n);
    for (const figure of figures) {
      for (const [of, units] of [
        ["sold", figure.soldUnits],
        ["back", figure.backUnits],
      ] as const) {
        const { opened } = await read(world.ada, { by, of, at: figure.key });
        expect(opened?.lines.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(units);
        for (const { submissionId } of opened?.lines ?? []) expect(submissionId).not.toBeNull();
      }
    }
  }
  const waiting = await read(world.ada, { of: "uncovered", at: "all" });
  expect(waiting.opened?.lines).toMatchObject([{ partNo: world.vane.partNo, waiting: 1 }]);
  const file = await withScope(world.ada, (tx) =>
    readOwnLines(tx, world.north.partnerId, queryOf({ of: "sold", at: "all" }), null),
  );
  expect(file).toEqual({ rows: [], next: null });
});

test("the database itself tells a partner nothing of the ledger but its own part", async () => {
  const world = await aWorld();
  await chain(world);
  const told = await withScope(world.ada, async (tx) => ({
    entries: await tx.ledgerEntry.count({ where: { vendorId: tx.vendorId } }),
    sums: await tx.ledgerSum.count({ where: { vendorId: tx.vendorId } }),
    facts: await tx.revenueFact.findMany({
      where: { vendorId: tx.vendorId },
      select: { partnerId: true },
    }),
    stock: await tx.$queryRaw<object[]>`select * from revenue.own_stock()`,
    waiting: await tx.$queryRaw<object[]>`select * from revenue.own_uncovered()`,
  }));
  expect([told.entries, told.sums]).toEqual([0, 0]);
  expect(new Set(told.facts.map(({ partnerId }) => partnerId))).toEqual(
    new Set([world.ada.partnerId]),
  );
  expect(told.stock).toMatchObject([{ units: 2n, paid_minor: null, day: null, currency: null }]);
  expect(told.waiting).toMatchObject([{ units: 1n, amount_minor: 5_000n }]);
  const vendor = await withScope(
    world.finance,
    (tx) => tx.$queryRaw`
    select * from revenue.own_stock()`,
  );
  expect(vendor).toEqual([]);
});

test("whoever registers deals or reports sees the company's own customers, a planner does not", () => {
  const roles = ["partner_admin", "sales_rep", "operations", "planner", "finance"] as const;
  expect(roles.filter((role) => can({ role }, "own-customer:read"))).toEqual([
    "partner_admin",
    "sales_rep",
    "operations",
  ]);
});
