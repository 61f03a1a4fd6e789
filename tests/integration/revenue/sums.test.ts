import fc from "fast-check";
import { expect, test } from "vitest";

import { entriesOf } from "#app/domain/revenue/behind-cell.server.ts";
import { selectHeadline } from "#app/domain/revenue/headline.store.server.ts";
import { selectLineageTotals } from "#app/domain/revenue/lineage.store.server.ts";
import { calendarYear } from "#app/domain/revenue/period.ts";
import { selectPivot } from "#app/domain/revenue/pivot.store.server.ts";
import { changeOf, sumOf } from "#app/domain/revenue/pivot.ts";
import { conservationByProduct } from "#app/domain/revenue/proof/conservation-by-product.server.ts";
import { readPivot } from "#app/domain/revenue/read-revenue.server.ts";
import {
  ALL,
  cellFrom,
  dimensions,
  RevenueSearch,
  revenueQuery,
  rowCell,
  turns,
} from "#app/domain/revenue/revenue-query.schema.ts";
import { selectCurrencies } from "#app/domain/revenue/sold-sums.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aLedgerWorld, deliver, settle } from "#tests/support/ledger-deliveries.ts";
import { facts } from "#tests/support/random-facts.ts";

const today = new Date("2026-04-20");

async function aRandomYear(seed: number) {
  const world = await aLedgerWorld();
  await withScope(world.system, (tx) =>
    tx.exchangeRate.createMany({
      data: ["2026-01-01", "2026-01-20", "2026-02-01", "2026-03-01"].map((day) => ({
        ...{ vendorId: world.vendorId, base: "EUR", currency: "USD", rate: "1.25" },
        day: new Date(day),
      })),
    }),
  );
  const [story] = fc.sample(facts(150), { numRuns: 1, seed });
  await deliver(
    world,
    (story ?? []).map((fact) => ({ ...fact, shadowOfId: null })),
  );
  await settle(world);
  return world;
}

test("every view of the sums says what the entries say", { timeout: 30_000 }, async () => {
  const world = await aRandomYear(11);
  const seen = new Set<string>();
  await withScope(world.finance, async (tx) => {
    const currencies = await selectCurrencies(tx);
    for (const by of dimensions) {
      for (const more of [
        {},
        { against: "before", columns: "month", from: "2026-02-10", to: "2026-04-15" },
        { against: "year", columns: "channel", basis: "units" },
        { columns: "partner", top: "5", basis: "street" },
        { columns: "region", against: "before", period: "quarter" },
        { columns: "family", partner: world.ids.r1 },
        { columns: "month", basis: "street" },
        { currency: "USD", columns: "total", basis: "street" },
        { channel: "two_tier" },
        { partner: world.ids.r1, columns: "month" },
      ]) {
        const search = RevenueSearch.parse({ by, period: "12m", ...more });
        const query = revenueQuery(search, today, {
          currency: "EUR",
          calendar: calendarYear,
          timeZone: "UTC",
        });
        const of = async (from: "sums" | "entries") => {
          const size = { rows: 3, columns: 2, from };
          const figures = await selectPivot(tx, query, size, currencies);
          return figures
            .filter((each) => each.indirectMinor !== 0n || each.directMinor !== 0n)
            .map(
              (each) =>
                `${each.row} ${each.column} ${each.former} ${each.indirectMinor} ${each.directMinor}`,
            )
            .sort();
        };
        const sums = await of("sums");
        expect(sums, `${by} ${JSON.stringify(more)}`).toEqual(await of("entries"));
        for (const text of sums) seen.add(text);
      }
    }
  });
  expect(seen.size).toBeGreaterThan(30);
});

test("every figure of any two dimensions opens to the lines that add up to it", {
  timeout: 30_000,
}, async () => {
  const world = await aRandomYear(11);
  const days = { from: "2026-02-10", to: "2026-04-15" };
  let opened = 0;
  await withScope(world.finance, async (tx) => {
    for (const search of [
      { by: "customer", columns: "partner", basis: "street", against: "before" },
      { by: "group", columns: "month", against: "year", from: "2026-01-10", to: "2026-03-20" },
      { by: "product", columns: "region", basis: "units" },
      { by: "month", columns: "channel", against: "before" },
      { by: "tier", columns: "family", basis: "street" },
    ]) {
      const query = revenueQuery(RevenueSearch.parse({ ...days, ...search }), today, {
        currency: "EUR",
        calendar: calendarYear,
        timeZone: "UTC",
      });
      const pivot = await readPivot(tx, query, { rows: 2, columns: 2 });
      const headline = await selectHeadline(tx, query, query.period, await selectCurrencies(tx));
      expect(sumOf(pivot.totals.total)).toBe(sumOf(headline));
      const rows = [...pivot.rows, ...(pivot.others ? [pivot.others] : []), pivot.totals];
      for (const row of rows) {
        const cells = [...row.cells, row.total];
        for (const [place, measured] of cells.entries()) {
          const column = pivot.columns[place];
          for (const turn of query.against === "none" ? (["now"] as const) : turns) {
            const at = rowCell(row.key, column ? column.key : ALL, turn);
            const cell = cellFrom(at);
            if (!cell) throw new Error(`${at} is no cell`);
            const behind = entriesOf(tx, query, cell, pivot);
            const { amountMinor } = await selectLineageTotals(tx, behind, query);
            const figure = { now: sumOf(measured), former: sumOf(measured.former) };
            const expected = { ...figure, change: changeOf(measured) }[turn];
            expect(amountMinor, `${JSON.stringify(search)} ${at}`).toBe(expected);
            if (expected !== 0n) opened += 1;
          }
        }
      }
    }
  });
  expect(opened).toBeGreaterThan(100);
});

test("the proof adds up for each product and currency, and names what is not explained", async () => {
  const world = await aRandomYear(11);
  const proof = await withScope(world.finance, (tx) =>
    conservationByProduct(tx, { page: 1, only: "all" }),
  );
  expect(proof.products.length).toBeGreaterThan(2);
  for (const { gap, gapMinor } of proof.products) expect([gap, gapMinor]).toEqual([0, 0n]);
  expect(proof.products.some(({ unrated }) => unrated > 0)).toBe(true);
  expect(proof.uncovered.length).toBeGreaterThan(0);
  expect(proof.waiting.since).toBeNull();

  await withScope(world.system, (tx) =>
    tx.revenueFact.updateMany({
      where: { vendorId: world.vendorId, kind: "sell_in" },
      data: { supersededAt: today },
    }),
  );
  const later = await withScope(world.finance, (tx) =>
    conservationByProduct(tx, { page: 1, only: "exceptions" }),
  );
  expect(later.waiting.since).not.toBeNull();
  expect(later.behind.length).toBeGreaterThan(0);
});
