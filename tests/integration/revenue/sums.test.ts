import fc from "fast-check";
import { expect, test } from "vitest";

import { calendarYear } from "#app/domain/revenue/period.ts";
import { selectPivot } from "#app/domain/revenue/pivot.store.server.ts";
import { conservationByProduct } from "#app/domain/revenue/proof/conservation-by-product.server.ts";
import { RevenueSearch, revenueQuery, rowKinds } from "#app/domain/revenue/revenue-query.schema.ts";
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
    for (const by of rowKinds) {
      for (const more of [
        {},
        { columns: "month", basis: "street" },
        { currency: "USD", columns: "total", basis: "street" },
        { channel: "two_tier" },
        { partner: world.ids.r1, columns: "month" },
      ]) {
        const search = RevenueSearch.parse({ by, period: "12m", ...more });
        const query = revenueQuery(search, today, { currency: "EUR", calendar: calendarYear });
        const of = async (whole: boolean) => {
          const figures = await selectPivot(tx, { ...query, whole }, 100, currencies);
          return figures
            .filter((each) => each.indirectMinor !== 0n || each.directMinor !== 0n)
            .map(
              (each) =>
                `${each.row} ${each.column.toISOString()} ${each.indirectMinor} ${each.directMinor}`,
            )
            .sort();
        };
        const sums = await of(true);
        expect(sums, `${by} ${JSON.stringify(more)}`).toEqual(await of(false));
        for (const text of sums) seen.add(text);
      }
    }
  });
  expect(seen.size).toBeGreaterThan(30);
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
