import { expect, test } from "vitest";

import { CustomerListQuery } from "#app/domain/customers/customer-list.schema.ts";
import type { Fact } from "#app/domain/revenue/allocation/fact.ts";
import { boughtByCustomer } from "#app/domain/revenue/bought-by-customer.server.ts";
import { selectFormerHeadline } from "#app/domain/revenue/former-headline.store.server.ts";
import { vendorTerms } from "#app/domain/revenue/ledger/terms.server.ts";
import { listCustomers } from "#app/domain/revenue/list-customers.server.ts";
import { boughtInShort } from "#app/domain/revenue/matching/bought-in-short.server.ts";
import { netOf } from "#app/domain/revenue/of-customer/bought.ts";
import { readBought } from "#app/domain/revenue/of-customer/read-bought.server.ts";
import { readLines } from "#app/domain/revenue/of-customer/read-lines.server.ts";
import { dayKey, periodBefore } from "#app/domain/revenue/period.ts";
import { readPeriods } from "#app/domain/revenue/periods/read-periods.server.ts";
import { changeOf, sumOf } from "#app/domain/revenue/pivot.ts";
import { profitOfAll } from "#app/domain/revenue/profit/read-profit.server.ts";
import { readPivot, readRevenue } from "#app/domain/revenue/read-revenue.server.ts";
import { RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { selectCurrencies } from "#app/domain/revenue/sold-sums.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aFact } from "#tests/support/few-facts.ts";
import {
  aLedgerWorld,
  deliver,
  type LedgerWorld,
  setLive,
  settle,
} from "#tests/support/ledger-deliveries.ts";

const year = { from: new Date("2026-01-01"), to: new Date("2026-12-31") };
const sellIn = (day: string, quantity: number, amountMinor: bigint, more: Partial<Fact> = {}) =>
  aFact({
    ...{ kind: "sell_in", partnerId: "d1", productId: "p1" },
    day,
    quantity,
    amountMinor,
    ...more,
  });
const sale = (day: string, quantity: number, amountMinor: bigint, more: Partial<Fact> = {}) =>
  aFact({
    ...{ partnerId: "d1", partyId: "c1", productId: "p1" },
    day,
    quantity,
    amountMinor,
    ...more,
  });

const set = ({ system, vendorId }: LedgerWorld, data: object) =>
  withScope(system, (tx) => tx.vendor.update({ where: { vendorId }, data }));

test("what a period is measured against goes to the day, for one partner and in weeks, too", async () => {
  const world = await aLedgerWorld();
  await set(world, { fiscalMonth: 3, fiscalWeeks: "5-4-4" });
  await deliver(world, [
    sellIn("2025-12-01", 100, 10_000n),
    sale("2025-12-10", 3, 600n),
    sale("2025-12-25", 5, 1_000n, { partyId: "c2" }),
    sale("2026-03-05", 7, 1_400n),
  ]);
  await settle(world);
  await withScope(world.finance, async (tx) => {
    for (const partner of [undefined, world.ids.d1]) {
      const search = RevenueSearch.parse({ period: "quarter", partner });
      const query = revenueQuery(search, new Date("2026-03-20"), await vendorTerms(tx));
      expect(query.whole).toBe(true);
      const former = periodBefore(query.period, query.calendar);
      expect([former.from, former.to].map(dayKey)).toEqual(["2025-12-01", "2025-12-19"]);
      const currencies = await selectCurrencies(tx);
      expect(await selectFormerHeadline(tx, query, former, currencies)).toEqual({
        ...{ indirectMinor: 300n, directMinor: 0n, customers: 1 },
      });
    }
  });
});

test("a customer's figures are those of the views, in whatever currency it was invoiced or paid", async () => {
  const world = await aLedgerWorld();
  await withScope(world.system, (tx) =>
    tx.exchangeRate.createMany({
      data: ["2026-05-01", "2026-05-08"].map((day) => ({
        ...{ vendorId: world.vendorId, base: "EUR", currency: "USD", rate: "1.25" },
        day: new Date(day),
      })),
    }),
  );
  await deliver(world, [
    sellIn("2026-05-01", 2, 2_000n),
    sellIn("2026-05-02", 2, 1_000n, { currency: "USD" }),
    // Two units of each layer; what the customer paid is in dollars.
    sale("2026-05-03", 4, 5_000n, { currency: "USD" }),
    sale("2026-05-04", 1, 700n, { kind: "direct", partnerId: null }),
    // A day without a rate.
    sale("2026-06-20", 1, 900n, { kind: "direct", partnerId: null, currency: "USD" }),
  ]);
  await settle(world);
  const today = new Date("2026-06-30");
  const partyIds = [world.ids.c1 ?? ""];
  await withScope(world.finance, async (tx) => {
    const terms = await vendorTerms(tx);
    const pivotOf = async (basis: string) => {
      const query = revenueQuery(RevenueSearch.parse({ basis }), today, terms);
      const [row] = (await readPivot(tx, query)).rows;
      return [row?.total.indirectMinor, row?.total.directMinor];
    };
    // Each layer and each line is told in its own currency, and what it comes to in the vendor's.
    const drawer = { by: "partner", cell: `${world.ids.d1}~all` };
    const { lineage } = await readRevenue(
      tx,
      revenueQuery(RevenueSearch.parse(drawer), today, terms),
    );
    expect(lineage?.lines).toMatchObject([
      {
        ...{ amountMinor: 2_800n, streetMinor: 5_000n, streetCurrency: "USD" },
        layers: expect.arrayContaining([
          expect.objectContaining({ netMinor: 2_000n, currency: "EUR", rate: null }),
          expect.objectContaining({ netMinor: 1_000n, currency: "USD", rate: "1.25" }),
        ]),
      },
    ]);
    // 20.00 and 10.00 dollars at 1.25; 50.00 dollars at 1.25.
    expect(await pivotOf("net")).toEqual([2_800n, 700n]);
    expect(await pivotOf("street")).toEqual([4_000n, 700n]);
    const { sums, months, products } = await readBought(tx, partyIds, "EUR");
    expect(sums).toMatchObject({
      indirectMinor: 2_800n,
      directMinor: 700n,
      streetMinor: 4_700n,
      units: 6,
    });
    expect(months.map(netOf)).toEqual([3_500n, 0n]);
    expect(products.map(netOf)).toEqual([3_500n]);
    const asked = {
      from: null,
      to: null,
      channel: "all",
      way: null,
      product: null,
      serials: false,
    } as const;
    const { lines, totals } = await readLines(tx, { partyIds, query: asked }, null);
    expect(totals).toMatchObject({ netMinor: 3_500n, streetMinor: 4_700n, units: 6 });
    expect(lines.map(({ netMinor }) => netMinor)).toEqual([0n, 700n, 2_800n]);
    const { customerId } = await tx.reportedParty.findFirstOrThrow({
      where: { vendorId: tx.vendorId, id: world.ids.c1 },
    });
    const bought = await boughtByCustomer(tx, customerId, today);
    expect(sumOf(bought.quarters.at(-1) ?? { indirectMinor: 0n, directMinor: 0n })).toBe(3_500n);
    expect((await boughtInShort(tx, [customerId]))(customerId).netMinor).toBe(3_500n);
    const { customers } = await listCustomers(tx, CustomerListQuery.parse({ sort: "-revenue" }), {
      today,
    });
    expect(sumOf(customers[0] ?? { indirectMinor: 0n, directMinor: 0n })).toBe(3_500n);
    expect((await profitOfAll(tx, year)).netMinor).toBe(3_500n);
  });
});

test("the lines behind a difference count as much as the difference, and a cost without a rate holds up a close", async () => {
  const world = await aLedgerWorld();
  await deliver(world, [
    sellIn("2026-01-02", 20, 2_000n),
    sale("2026-02-10", 3, 600n),
    sale("2026-05-10", 5, 1_000n),
    sale("2026-05-12", -1, -200n),
  ]);
  await settle(world);
  const cost = {
    id: newId(),
    partnerId: world.ids.d1 ?? "",
    kind: "rebate",
    document: "C-1",
    lineNo: "1",
  } as const;
  const days = { fromDay: new Date("2026-01-31"), toDay: new Date("2026-01-31") };
  await withScope(world.system, (tx) =>
    tx.channelCost.createMany({
      data: [
        {
          ...{
            ...cost,
            ...days,
            vendorId: world.vendorId,
            amountMinor: 100n,
            currency: "USD",
            costKey: "C-1",
          },
          ...{ createdAt: new Date("2026-02-01") },
        },
      ],
    }),
  );
  await withScope(world.finance, async (tx) => {
    const search = RevenueSearch.parse({
      period: "quarter",
      against: "before",
      columns: "total",
      basis: "units",
    });
    const query = revenueQuery(search, new Date("2026-06-30"), await vendorTerms(tx));
    const key = (await readPivot(tx, query)).rows[0]?.key;
    const { lineage, pivot } = await readRevenue(tx, { ...query, cell: `${key}~all~change` });
    expect(pivot.rows.map(({ total }) => changeOf(total))).toEqual([1n]);
    expect(lineage?.totals).toMatchObject({ quantity: 1, amountMinor: 1n });
    expect(lineage?.lines.map(({ quantity }) => quantity)).toEqual([-3, 5, -1]);
    const { next } = await readPeriods(tx, new Date("2026-06-30"));
    expect(next?.period.from).toBe("2026-01-01");
    expect(next?.checks.find(({ what }) => what === "costs")?.count).toBe(1);
  });
});

test("a sale of closed days that is taken back leaves no cost of goods behind", async () => {
  const world = await aLedgerWorld();
  const { vendorId, ids } = world;
  await withScope(world.system, (tx) =>
    tx.standardCost.createMany({
      data: [
        ["2026-01-01", 500n],
        ["2026-01-20", 600n],
        ["2026-02-01", 800n],
      ].map(([day, minor]) => ({
        ...{ vendorId, productId: ids.p1 ?? "", validFrom: new Date(String(day)), currency: "EUR" },
        ...{ costMicros: BigInt(minor ?? 0) * 10_000n, baseMicros: BigInt(minor ?? 0) * 10_000n },
      })),
    }),
  );
  const late = sale("2026-01-25", 1, 200n);
  await deliver(world, [sellIn("2026-01-05", 10, 10_000n), sale("2026-01-19", 2, 400n), late]);
  await settle(world);
  const profit = () => withScope(world.finance, (tx) => profitOfAll(tx, year));
  expect(await profit()).toMatchObject({ netMinor: 3_000n, goodsMinor: 1_600n });
  await set(world, { booksClosedThrough: new Date("2026-01-31") });
  await setLive(world, [late], false);
  await settle(world);
  expect(await profit()).toMatchObject({ netMinor: 2_000n, goodsMinor: 1_000n });
});

test("the vendor's own day is in its figures before it has begun in UTC", async () => {
  const world = await aLedgerWorld();
  await set(world, { timeZone: "Pacific/Auckland" });
  await deliver(world, [sellIn("2026-05-01", 9, 900n), sale("2026-05-11", 2, 400n)]);
  await settle(world);
  await withScope(world.finance, async (tx) => {
    const query = revenueQuery(
      RevenueSearch.parse({}),
      new Date("2026-05-10T20:00:00Z"),
      await vendorTerms(tx),
    );
    const { pivot, now } = await readRevenue(tx, query);
    expect([sumOf(now), sumOf(pivot.totals.total)]).toEqual([200n, 200n]);
  });
});
