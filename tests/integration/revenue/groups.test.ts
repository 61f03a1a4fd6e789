import { expect, test } from "vitest";

import { calendarYear } from "#app/domain/revenue/period.ts";
import { sumOf } from "#app/domain/revenue/pivot.ts";
import { readRevenue } from "#app/domain/revenue/read-revenue.server.ts";
import { RevenueSearch, revenueQuery } from "#app/domain/revenue/revenue-query.schema.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { reported } from "#tests/support/sales.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const today = new Date("2026-06-30");

const open = (world: World, search: Record<string, unknown>) =>
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

const rowsOf = ({ pivot }: Awaited<ReturnType<typeof open>>) =>
  pivot.rows.map(({ name, total }) => [name, total.indirectMinor, total.directMinor]);

test("a group is everybody below its top, however far, and a part of it with or without those below", async () => {
  const world = await aWorld();
  const { vendorId, sentry } = world;
  const names = ["Top", "Middle", "Bottom", "Alone"];
  await reported(
    vendorId,
    "direct",
    null,
    names.map((name, place) => ({
      ...{ productId: sentry.id, day: "2026-05-11", quantity: 1 },
      ...{ amountMinor: BigInt(10 ** place), party: { name, domain: `${name}.example` } },
    })),
  );
  const ids = await withScope(world.system, async (tx) => {
    const customers = await tx.customer.findMany({ where: { vendorId, name: { in: names } } });
    const idOf = (name: string) => customers.find((each) => each.name === name)?.id ?? "";
    for (const [name, parent] of [
      ["Bottom", "Middle"],
      ["Middle", "Top"],
    ] as const) {
      await tx.customer.update({
        where: { vendorId_id: { vendorId, id: idOf(name) } },
        data: { parentId: idOf(parent), ownParentId: idOf(parent) },
      });
    }
    return { top: idOf("Top"), middle: idOf("Middle") };
  });
  const groups = [
    ["Alone", 0n, 1_000n],
    ["Top", 0n, 111n],
  ];
  for (const search of [{}, { columns: "channel" }, { from: "2026-05-10", to: "2026-05-20" }]) {
    expect(rowsOf(await open(world, { by: "group", ...search }))).toEqual(groups);
  }
  const page = await open(world, { by: "group", cell: `${ids.top}~all` });
  expect(page.lineage?.totals).toMatchObject({ lines: 3, amountMinor: 111n });

  const below = { by: "customer", under: ids.middle };
  expect(rowsOf(await open(world, below))).toEqual([
    ["Bottom", 0n, 100n],
    ["Middle", 0n, 10n],
  ]);
  const alone = await open(world, { ...below, alone: "1" });
  expect([rowsOf(alone), sumOf(alone.now)]).toEqual([[["Middle", 0n, 10n]], 10n]);
});
