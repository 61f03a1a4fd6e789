import { expect, test } from "vitest";

import { calendarYear } from "#app/domain/revenue/period.ts";
import { sumOf } from "#app/domain/revenue/pivot.ts";
import { readRevenue } from "#app/domain/revenue/read-revenue.server.ts";
import { RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const today = new Date("2026-06-30");
const acme = { name: "Acme", domain: "acme.example" };
const zeta = { name: "Zeta", domain: "zeta.example" };

const open = (world: World, search: Record<string, unknown> = {}) =>
  withScope(world.finance, (tx) =>
    readRevenue(
      tx,
      revenueQuery(RevenueSearch.parse(search), today, {
        currency: "EUR",
        calendar: calendarYear,
        timeZone: "UTC",
      }),
    ),
  );

/** Ten units sold in at 100.00 each: Acme takes four in two tiers, Zeta one in one tier and two direct. */
async function sales(world: World) {
  const { vendorId, north, ada } = world;
  const productId = world.sentry.id;
  const sellIn = await reported(vendorId, "sell_in", null, [
    {
      productId,
      day: "2026-01-05",
      quantity: 10,
      amountMinor: 100_000n,
      document: "INV-1",
      buyerId: north.partnerId,
    },
  ]);
  const pos = await reported(vendorId, "pos", north.partnerId, [
    {
      productId,
      day: "2026-02-10",
      quantity: 4,
      amountMinor: 60_000n,
      soldToId: ada.partnerId,
      party: acme,
      document: "SO-1",
    },
    { productId, day: "2026-05-10", quantity: 1, amountMinor: 15_000n, party: zeta },
  ]);
  const direct = await reported(vendorId, "direct", null, [
    { productId, day: "2026-05-11", quantity: 2, amountMinor: 30_000n, party: zeta },
  ]);
  return { sellIn, pos, direct };
}

const rowsOf = ({ pivot }: Awaited<ReturnType<typeof open>>) =>
  pivot.rows.map(({ name, total }) => [name, total.indirectMinor, total.directMinor]);

test("facts become the figures of every view, and the totals are their sum", async () => {
  const world = await aWorld();
  await sales(world);

  const page = await open(world);
  expect(rowsOf(page)).toEqual([
    ["Acme", 40_000n, 0n],
    ["Zeta", 10_000n, 30_000n],
  ]);
  expect(page.pivot.rows[0]?.cells.map(sumOf)).toEqual([0n, 0n, 40_000n, 0n]);
  expect(sumOf(page.pivot.totals.total)).toBe(80_000n);
  expect(page.now).toEqual({ indirectMinor: 50_000n, directMinor: 30_000n, customers: 2 });

  expect(rowsOf(await open(world, { by: "partner" }))).toEqual([
    ["Ada", 40_000n, 0n],
    ["Direct", 0n, 30_000n],
    ["North", 10_000n, 0n],
  ]);
  expect(rowsOf(await open(world, { by: "family", basis: "street" }))).toEqual([
    ["Sentry", 75_000n, 30_000n],
  ]);
  expect(rowsOf(await open(world, { by: "channel", channel: "indirect" }))).toEqual([
    ["Two tiers", 40_000n, 0n],
    ["One tier", 10_000n, 0n],
  ]);
});

test("filters narrow by partner, customer and period", async () => {
  const world = await aWorld();
  await sales(world);
  expect(rowsOf(await open(world, { partner: world.ada.partnerId }))).toEqual([
    ["Acme", 40_000n, 0n],
  ]);
  expect(rowsOf(await open(world, { q: "zet" }))).toEqual([["Zeta", 10_000n, 30_000n]]);
  expect(rowsOf(await open(world, { from: "2026-05-11", to: "2026-05-31" }))).toEqual([
    ["Zeta", 0n, 30_000n],
  ]);
  expect(rowsOf(await open(world, { q: "%" }))).toEqual([]);
});

test("rows beyond the largest stand as one, and the totals keep them", async () => {
  const world = await aWorld();
  const { vendorId, sentry } = world;
  await reported(
    vendorId,
    "direct",
    null,
    Array.from({ length: 12 }, (_, index) => ({
      productId: sentry.id,
      day: "2026-05-11",
      quantity: 1,
      amountMinor: BigInt(100 - index),
      party: { name: `Customer ${index}`, domain: `c${index}.example` },
    })),
  );
  const { pivot } = await open(world, { top: "10" });
  expect(pivot.rows).toHaveLength(10);
  expect(pivot.others).toMatchObject({ rows: 2, total: { directMinor: 89n + 90n } });
  expect(sumOf(pivot.totals.total)).toBe(1134n);
});

test("a figure opens to exactly its lines, with the sell-in behind each", async () => {
  const world = await aWorld();
  const { pos, direct } = await sales(world);
  const { pivot } = await open(world);
  const zetaKey = pivot.rows[1]?.key;
  const { lineage } = await open(world, { cell: `${zetaKey}~2026-04-01` });
  expect(lineage?.totals).toEqual({ lines: 2, quantity: 3, amountMinor: 40_000n });
  expect(
    lineage?.lines.map(({ submissionId, rowNo, quantity, amountMinor, layers }) => [
      submissionId,
      rowNo,
      quantity,
      amountMinor,
      layers.map(({ document, netMinor }) => [document, netMinor]),
    ]),
  ).toEqual([
    [pos, 3, 1, 10_000n, [["INV-1", 10_000n]]],
    [direct, 2, 2, 30_000n, []],
  ]);
  expect(lineage?.open).toMatchObject({ submissionId: pos, rowNo: 3, raw: "row 3;1" });
  expect(lineage?.open?.party).toMatchObject({ name: "Zeta", customerName: "Zeta" });
});

test("a reseller's echo of a sale is shown beside it and not counted", async () => {
  const world = await aWorld();
  await sales(world);
  const echo = await reported(world.vendorId, "pos", world.ada.partnerId, [
    {
      productId: world.sentry.id,
      day: "2026-02-10",
      quantity: 4,
      amountMinor: 80_000n,
      document: "SO-1",
      party: acme,
    },
  ]);
  const page = await open(world, { cell: "all~2026-01-01" });
  expect(page.lineage?.totals).toMatchObject({ lines: 1, quantity: 4, amountMinor: 40_000n });
  expect(page.lineage?.shadows.map(({ submissionId }) => submissionId)).toEqual([echo]);
});

test("correcting who a party is moves its figure and touches no entry", async () => {
  const world = await aWorld();
  await sales(world);
  const ledger = () =>
    withScope(world.finance, (tx) =>
      tx.ledgerEntry.findMany({
        where: { vendorId: world.vendorId },
        orderBy: [{ factId: "asc" }, { settledOn: "asc" }, { no: "asc" }],
      }),
    );
  const before = await ledger();
  await withScope(world.steward, async (tx) => {
    const { vendorId } = tx;
    const parties = await tx.reportedParty.findMany({ where: { vendorId, name: "Acme" } });
    const other = await tx.reportedParty.findFirstOrThrow({ where: { vendorId, name: "Zeta" } });
    for (const { id } of parties) {
      await tx.reportedParty.update({
        where: { vendorId_id: { vendorId, id } },
        data: { customerId: other.customerId, method: "manual" },
      });
    }
  });
  expect(rowsOf(await open(world))).toEqual([["Zeta", 50_000n, 30_000n]]);
  expect(await ledger()).toEqual(before);
});

test("a sale that names no customer has a row of its own for its partner", async () => {
  const world = await aWorld();
  await reported(world.vendorId, "pos", world.south.partnerId, [
    { productId: world.vane.id, day: "2026-05-10", quantity: 1, amountMinor: 500n },
  ]);
  const { pivot } = await open(world, { basis: "street" });
  expect(pivot.rows.map(({ key, name, note }) => [key, name, note])).toEqual([
    [`unknown:${world.south.partnerId}`, "End customer not named", "through South"],
  ]);
});

test("the books of a period add up to the stock that the ledger holds", async () => {
  const world = await aWorld();
  await sales(world);
  const { proof, stock } = await open(world, { from: "2026-02-01", to: "2026-03-31" });
  expect(proof).toMatchObject({
    opening: { units: 10, netMinor: 100_000n },
    sellIn: { units: 0, netMinor: 0n },
    sold: { units: 4, netMinor: 40_000n },
    closing: { units: 6, netMinor: 60_000n },
    held: { units: 6, netMinor: 60_000n },
    difference: { units: 0, netMinor: 0n },
    gaps: [],
  });
  expect(stock).toMatchObject([{ partnerId: world.north.partnerId, units: 5, netMinor: 50_000n }]);
});

test("a ledger that lags behind its facts shows as a gap of that product", async () => {
  const world = await aWorld();
  const { sellIn } = await sales(world);
  // What still waits would work the ledger out again, whenever somebody runs it.
  await settleJobs(world.vendorId);
  await withScope(world.system, (tx) =>
    tx.revenueFact.createMany({
      data: [
        {
          vendorId: world.vendorId,
          id: newId(),
          kind: "sell_in",
          partnerId: world.north.partnerId,
          productId: world.sentry.id,
          day: today,
          quantity: 2,
          unitMicros: 0n,
          amountMinor: 300n,
          currency: "EUR",
          branch: "",
          document: "late",
          lineNo: "1",
          lineKey: newId(),
          submissionId: sellIn,
          rowNo: 9,
          createdAt: today,
        },
      ],
    }),
  );
  const { proof } = await open(world);
  expect(proof.difference).toEqual({ units: 2, netMinor: 300n });
  expect(proof.gaps).toEqual([{ productId: world.sentry.id, units: 2, netMinor: 300n }]);
});

test("what a partner sold beyond its stock is named, and opens to its lines", async () => {
  const world = await aWorld();
  const pos = await reported(world.vendorId, "pos", world.south.partnerId, [
    { productId: world.vane.id, day: "2026-05-10", quantity: 3, amountMinor: 900n, party: acme },
  ]);
  const { proof, uncovered } = await open(world);
  const { partnerId } = world.south;
  expect(uncovered).toEqual({ units: 3, partners: 1 });
  expect(proof.uncovered).toEqual([
    { partnerId, productId: world.vane.id, sold: 3, moved: 0, returned: 0, streetMinor: 900n },
  ]);
  const { lineage } = await open(world, { cell: `uncovered~${partnerId}~${world.vane.id}` });
  expect(lineage?.lines.map((line) => [line.submissionId, line.uncovered])).toEqual([[pos, 3]]);
});

test("a sale through a named reseller that nothing covers is the distributor's gap", async () => {
  const world = await aWorld();
  await reported(world.vendorId, "pos", world.north.partnerId, [
    {
      productId: world.vane.id,
      day: "2026-05-10",
      quantity: 2,
      amountMinor: 400n,
      soldToId: world.ada.partnerId,
      party: acme,
    },
  ]);
  const { partnerId } = world.north;
  const page = await open(world, { cell: `uncovered~${partnerId}~${world.vane.id}` });
  expect(page.proof.uncovered).toMatchObject([{ partnerId, sold: 2 }]);
  expect(page.lineage?.totals).toMatchObject({ lines: 1, quantity: 2, amountMinor: 400n });
});
