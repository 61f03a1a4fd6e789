import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { costsOf, profitOf } from "#app/domain/revenue/profit/profit.ts";
import {
  profitBy,
  profitOfAll,
  profitOfCustomer,
} from "#app/domain/revenue/profit/read-profit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { mistakesOf } from "#tests/integration/exchange/records/looking.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, sendAndLook, sendAndRead } from "../exchange/hand-over.ts";

const year = { from: new Date("2026-01-01"), to: new Date("2026-12-31") };
const acme = { name: "Acme", domain: "acme.example" };
const zeta = { name: "Zeta", domain: "zeta.example" };

/** North buys ten at 100.00 and sells four to Acme and three to Zeta; two to Zeta go under a special price. */
async function sales({ vendorId, north, sentry }: World) {
  const of = { productId: sentry.id, document: "S-1" };
  await reported(vendorId, "sell_in", null, [
    { ...of, day: "2026-01-05", quantity: 10, amountMinor: 100_000n, buyerId: north.partnerId },
  ]);
  await reported(vendorId, "pos", north.partnerId, [
    { ...of, day: "2026-02-10", quantity: 4, amountMinor: 60_000n, party: acme, lineNo: "1" },
    { ...of, day: "2026-02-11", quantity: 1, amountMinor: 15_000n, party: zeta, lineNo: "2" },
    {
      ...{ ...of, day: "2026-05-11", quantity: 2, amountMinor: 30_000n, party: zeta, lineNo: "3" },
      authorisation: "SP-7",
    },
  ]);
  await settleJobs(vendorId);
}

const header =
  "Document,Line,Kind,Partner,From,To,Amount,Currency,Customer,Customer web,Special price,Part\n";
const claims = [
  "C-1,1,rebate,NORTH,2026-01-01,2026-03-31,100.01,EUR,,,,",
  "C-1,2,ship and debit,NORTH,2026-06-30,,60.00,EUR,,,SP-7,",
  "C-1,3,MDF,NORTH,2026-06-30,,25.00,EUR,Acme,acme.example,,",
  "C-1,4,other,NORTH,2026-08-01,2026-08-31,7.00,EUR,,,,HI-4210",
];
const file = (...rows: string[]) => `${header}${rows.join("\n")}\n`;

const reading = <T>({ finance }: World, work: (tx: ScopedTx) => Promise<T>) =>
  withScope(finance, work);

const named = (world: World, name: string) =>
  reading(world, async (tx) => {
    const found = await tx.customer.findFirst({
      where: { vendorId: world.vendorId, name, standsForId: null },
      select: { id: true },
    });
    return found?.id ?? "";
  });

const figures = (world: World, name: string) =>
  reading(world, async (tx) => {
    const { netMinor, goodsMinor, coveredMinor, costs } = await profitOfCustomer(
      tx,
      await named(world, name),
      year,
    );
    return { netMinor, goodsMinor, coveredMinor, costs };
  });

test("costs reach customers by name, by reference and by their part of the sales, to the cent", async () => {
  const world = await aWorld();
  await sales(world);
  const submission = await sendAndRead(world.finance, "channel_costs", file(...claims));
  expect(submission).toMatchObject({ status: "applied", rowsTaken: 4 });
  await sendAndRead(
    world.steward,
    "standard_costs",
    "Part,Standard cost,Valid from\nHI-4210,41.5055,2026-01-01\nHI-4210,50,2026-05-01\n",
  );

  // The rebate of 100.01 over 400.00 and 100.00; the claim to Zeta's lines; the fund to Acme.
  expect(await figures(world, "Acme")).toEqual({
    ...{ netMinor: 40_000n, coveredMinor: 40_000n, goodsMinor: 16_602n },
    costs: { special_pricing: 0n, rebate: 8_001n, fund: 2_500n, other: 0n },
  });
  expect(await figures(world, "Zeta")).toEqual({
    ...{ netMinor: 30_000n, coveredMinor: 30_000n, goodsMinor: 4_151n + 10_000n },
    costs: { special_pricing: 6_000n, rebate: 2_000n, fund: 0n, other: 0n },
  });
  await reading(world, async (tx) => {
    const all = await profitOfAll(tx, year);
    expect(profitOf(all)).toBe(70_000n - 30_753n - 19_201n);
    for (const by of ["customer", "partner", "product", "family"] as const) {
      const { rows, total } = await profitBy(tx, by, year, 50);
      const sum = rows.reduce((minor, { profit }) => minor + profitOf(profit), 0n);
      expect([by, sum, total]).toEqual([by, profitOf(all), all]);
    }
    const { rows } = await profitBy(tx, "customer", year, 50);
    const nobodys = rows.find(({ key }) => key === "none");
    expect(nobodys && costsOf(nobodys.profit)).toBe(700n);
    const { rows: first, rest } = await profitBy(tx, "customer", year, 1);
    expect([first.length, first[1]?.key, rest?.netMinor]).toEqual([2, "none", 30_000n]);
  });
});

test("a corrected line takes the place of its former self, and what is taken back was never there", async () => {
  const world = await aWorld();
  await sales(world);
  const first = await sendAndRead(world.finance, "channel_costs", file(...claims));
  const again = await sendAndRead(world.finance, "channel_costs", `${file(...claims)}\n`);
  expect(again).toMatchObject({ rowsSame: 4, rowsTaken: 0 });
  const corrected = file("C-1,1,rebate,NORTH,2026-01-01,2026-03-31,50.00,EUR,,,,");
  const second = await sendAndRead(world.finance, "channel_costs", corrected);
  expect(second).toMatchObject({ rowsChanged: 1 });
  expect((await figures(world, "Acme")).costs.rebate).toBe(4_000n);

  await reverseSubmission(world.finance, second.id, at);
  await settleJobs(world.vendorId);
  expect((await figures(world, "Acme")).costs.rebate).toBe(8_001n);
  await reverseSubmission(world.finance, again.id, at);
  await reverseSubmission(world.finance, first.id, at);
  await settleJobs(world.vendorId);
  expect(
    await reading(world, (tx) => tx.channelCost.count({ where: { vendorId: tx.vendorId } })),
  ).toBe(0);
});

test("later sales share a cost anew", async () => {
  const world = await aWorld();
  await sales(world);
  await sendAndRead(world.finance, "channel_costs", file(...claims));
  const late = {
    day: "2026-03-30",
    quantity: 3,
    amountMinor: 45_000n,
    party: zeta,
    document: "S-9",
  };
  await reported(world.vendorId, "pos", world.north.partnerId, [
    { ...late, productId: world.sentry.id },
  ]);
  await settleJobs(world.vendorId);
  // 100.01 over 400.00 and 400.00: the odd cent goes to one of them.
  const [a, z] = [await figures(world, "Acme"), await figures(world, "Zeta")];
  expect(a.costs.rebate + z.costs.rebate).toBe(10_001n);
  expect([5_000n, 5_001n]).toContain(a.costs.rebate);
});

test("a cost without a rate waits for one, and what names nothing known is refused", async () => {
  const world = await aWorld();
  await sales(world);
  await sendAndRead(
    world.finance,
    "channel_costs",
    file("U-1,1,rebate,NORTH,2026-02-28,,110.00,USD,,,,"),
  );
  expect((await figures(world, "Acme")).costs.rebate).toBe(0n);
  await sendAndRead(world.finance, "rates", "Day,Currency,Rate\n2026-02-27,USD,1.1\n");
  await settleJobs(world.vendorId);
  expect((await figures(world, "Acme")).costs.rebate).toBe(8_000n);

  const wrong = await sendAndLook(
    world.finance,
    "channel_costs",
    file(
      "W-1,1,present,NORTH,2026-06-01,,1,EUR,,,,",
      "W-1,2,rebate,NOBODY,2026-06-01,,1,EUR,,,,",
      "W-1,3,rebate,NORTH,2026-06-01,2026-05-01,1,EUR,,,,",
      "W-1,4,rebate,NORTH,2026-06-01,,0,EUR,,,,",
      "W-1,5,rebate,NORTH,2026-06-01,,1,EUR,,,,HI-421X",
    ),
  );
  const what = (await mistakesOf(world, wrong.id)).map((mistake) => mistake.what).sort();
  expect(what).toEqual([
    "Amount is zero",
    "Kind is special pricing, rebate, fund or other",
    "Part number not known",
    "Partner not known",
    "The last day is before the first",
  ]);
});
