import { expect, test } from "vitest";

import { CostWords } from "#app/domain/revenue/costs/cost.schema.ts";
import { costRecords, typedKey } from "#app/domain/revenue/costs/cost-records.server.ts";
import {
  costsAreDue,
  keepShares,
  takeCostsDue,
} from "#app/domain/revenue/costs/costs-to-share.store.server.ts";
import { correctCost, endCost, enterCost } from "#app/domain/revenue/costs/enter-cost.server.ts";
import { costFields, costNames } from "#app/domain/revenue/costs/judge-cost.server.ts";
import { findCost } from "#app/domain/revenue/costs/list-costs.server.ts";
import { setStandardCost } from "#app/domain/revenue/costs/set-standard-cost.server.ts";
import { closeBooks } from "#app/domain/revenue/open-period.server.ts";
import { costsOf } from "#app/domain/revenue/profit/profit.ts";
import { profitOfAll, profitOfCustomer } from "#app/domain/revenue/profit/read-profit.server.ts";
import { EstimateSpend } from "#app/domain/revenue/wallet/estimate.schema.ts";
import {
  estimateSpend,
  takeEstimateBack,
} from "#app/domain/revenue/wallet/estimate-spend.server.ts";
import { readWallet } from "#app/domain/revenue/wallet/read-wallet.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-07-01T08:00:00Z");
const today = new Date("2026-07-01");
const year = { from: new Date("2026-01-01"), to: new Date("2026-12-31") };

/** Acme pays 600.00 for four units that came in at 100.00 each. */
async function acmeBuys(world: World) {
  const { vendorId, north, sentry } = world;
  const of = { productId: sentry.id };
  await reported(vendorId, "sell_in", null, [
    { ...of, day: "2026-01-05", quantity: 10, amountMinor: 100_000n, buyerId: north.partnerId },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...of, day: "2026-02-10", quantity: 4, amountMinor: 60_000n, party: { name: "Acme" } },
  ]);
  await settleJobs(vendorId);
  return withScope(world.finance, async (tx) => {
    const found = await tx.customer.findFirstOrThrow({
      where: { vendorId, name: "Acme" },
      select: { id: true },
    });
    return found.id;
  });
}

const words = (amount: string, more: object = {}) =>
  CostWords.parse({
    ...{ costKind: "rebate", partner: "NORTH", document: "T-1", from: "2026-02-01", amount },
    ...{ to: "2026-02-28", currency: "EUR", ...more },
  });

test("a typed cost counts, is corrected, taken back and counts again; closed books keep it", async () => {
  const world = await aWorld();
  const acme = await acmeBuys(world);
  const { finance, vendorId } = world;
  const costs = async () => {
    await settleJobs(vendorId);
    return withScope(finance, async (tx) => costsOf(await profitOfCustomer(tx, acme, year)));
  };
  const entered = await enterCost(finance, words("50"), at);
  if (!entered.ok) throw new Error(entered.reason);
  const { id } = entered;
  expect(await costs()).toBe(5_000n);
  const cost = await withScope(finance, (tx) => findCost(tx, id));
  expect(cost).toMatchObject({ enteredBy: "Daniel", source: null, sharedMinor: 5_000n });

  expect(await correctCost(finance, id, words("40.01"), at)).toMatchObject({ ok: true });
  expect(await costs()).toBe(4_001n);
  expect(await endCost(finance, id, true, at)).toEqual({ ok: true });
  expect(await costs()).toBe(0n);
  expect(await endCost(finance, id, false, at)).toEqual({ ok: true });
  expect(await costs()).toBe(4_001n);

  const wrong = words("1", { partner: "NOBODY", part: "HI-0" });
  expect(await enterCost(finance, wrong, at)).toMatchObject({
    ok: false,
    problems: [{ field: "partner" }, { field: "part" }],
  });
  await withScope(world.admin, (tx) => closeBooks(tx, world.admin, new Date("2026-02-28")));
  expect(await endCost(finance, id, true, at)).toEqual({ ok: false, reason: "closed" });
  expect(await enterCost(finance, words("1"), at)).toMatchObject({ problems: [{ field: "to" }] });
});

test("the same form sent twice at once is one cost, and with other words another", async () => {
  const { finance } = await aWorld();
  const formId = newId();
  const once = () => enterCost(finance, words("50", { note: "Twice" }), at, formId);
  const [first, second] = await Promise.all([once(), once()]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  const other = await enterCost(finance, words("51", { note: "Twice" }), at, formId);
  expect(other.ok && first.ok && other.id !== first.id).toBe(true);
});

test("a cost that is being shared out while the ledger changes is due once more", async () => {
  const { system, sentry, vendorId } = await aWorld();
  const fields = costFields(words("50"), await withScope(system, costNames));
  if (!fields.ok) throw new Error("Not understood");
  const key = typedKey(newId());
  const cost = { key, title: key, fresh: true, fields: fields.fields };
  await withScope(system, (tx) => costRecords.write(tx, [cost], at));
  const changed = new Map([[sentry.id, "2026-02-01"]]);
  let asked: Promise<boolean> | undefined;
  await withScope(system, async (tx) => {
    const due = await takeCostsDue(tx, 50);
    expect(due).toHaveLength(1);
    let done = false;
    asked = withScope(system, (other) => costsAreDue(other, changed)).finally(() => {
      done = true;
    });
    // Whoever asks either has its answer by now or waits for this work.
    for (let waits = false; !done && !waits; ) {
      const [row] = await tx.query<{ waits: boolean }>(
        Prisma.sql`select exists (select from pg_locks where not granted) as waits`,
      );
      waits = row?.waits ?? false;
    }
    await keepShares(tx, due, [], at);
  });
  expect(await asked).toBe(true);
  const kept = await withScope(system, (tx) =>
    tx.channelCost.findFirst({ where: { vendorId, costKey: key }, select: { sharedAt: true } }),
  );
  expect(kept?.sharedAt).toBeNull();
});

test("goods cost what was set for their day, and nothing where nothing was", async () => {
  const world = await aWorld();
  await acmeBuys(world);
  const { steward, sentry } = world;
  const said = { validFrom: "2026-02-10", said: "25.5 EUR" };
  expect(await setStandardCost(steward, sentry.id, said, at)).toEqual({ ok: true });
  const known = await withScope(steward, (tx) => profitOfAll(tx, year));
  expect(known).toMatchObject({ netMinor: 40_000n, coveredMinor: 40_000n, goodsMinor: 10_200n });
  await setStandardCost(steward, sentry.id, { ...said, said: null }, at);
  const unknown = await withScope(steward, (tx) => profitOfAll(tx, year));
  expect(unknown).toMatchObject({ netMinor: 40_000n, coveredMinor: 0n, goodsMinor: 0n });
});

test("an estimate tells the share of wallet, the former one stays, and taking it back restores it", async () => {
  const world = await aWorld();
  const acme = await acmeBuys(world);
  const { manager } = world;
  const wallet = () => withScope(manager, (tx) => readWallet(tx, acme, today));
  expect(await wallet()).toEqual({ estimates: [], share: null });
  const estimate = (amount: string, when: string) =>
    estimateSpend(
      manager,
      acme,
      EstimateSpend.parse({ year: "2026", amount, currency: "EUR", source: "A talk" }),
      new Date(when),
    );
  await estimate("1200", "2026-05-01T08:00:00Z");
  await estimate("2400", "2026-06-01T08:00:00Z");
  const found = await wallet();
  expect(found.share).toMatchObject({ share: 0.25, spentMinor: 60_000n });
  expect(found.estimates.map(({ amountMinor }) => amountMinor)).toEqual([240_000n, 120_000n]);

  const last = found.estimates[0]?.id ?? "";
  expect(await takeEstimateBack(manager, acme, last, at)).toEqual({ ok: true });
  expect((await wallet()).share).toMatchObject({ share: 0.5 });
  expect(await takeEstimateBack(manager, acme, last, at)).toEqual({ ok: false, reason: "unknown" });
});
