import { expect, test } from "vitest";

import { selectRows } from "#app/domain/exchange/row.store.server.ts";
import { stockByLocation, stockByPartner } from "#app/domain/inventory/stock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld } from "#tests/support/world.ts";

import { sendAndRead } from "./hand-over.ts";

const header = "As Of;Location;Part Number;Qty On Hand;Available\n";

test("an inventory report becomes the stock of its partner, by product and location", async () => {
  const { north, manager } = await aWorld();
  const rows = "2026-09-30;OSL1;HI-4210;184;160\n2026-09-30;ODE1;HI-4210;16;\n";

  const submission = await sendAndRead(north, "inventory", header + rows);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 2 });
  const own = await withScope(north, (tx) => stockByLocation(tx));
  expect(
    own.map(({ partNo, location, onHand, available }) => [partNo, location, onHand, available]),
  ).toEqual([
    ["HI-4210", "ODE1", 16, null],
    ["HI-4210", "OSL1", 184, 160],
  ]);
  const channel = await withScope(manager, (tx) => stockByPartner(tx));
  expect(channel).toMatchObject([
    { partnerName: "North", locations: 2, onHand: 200, available: 160 },
  ]);
});

test("a newer report takes the place of the older one, part by part that it leaves out too", async () => {
  const { north } = await aWorld();
  await sendAndRead(
    north,
    "inventory",
    `${header}2026-09-23;OSL1;HI-4210;184;\n2026-09-23;OSL1;HI-7710;5;\n`,
  );

  await sendAndRead(north, "inventory", `${header}2026-09-30;OSL1;HI-4210;170;\n`);

  const stock = await withScope(north, (tx) => stockByLocation(tx));
  expect(stock.map(({ partNo, onHand }) => [partNo, onHand])).toEqual([["HI-4210", 170]]);
});

test("a corrected line supersedes, the same line again changes nothing", async () => {
  const { vendorId, system, north } = await aWorld();
  await sendAndRead(north, "inventory", `${header}2026-09-30;OSL1;HI-4210;184;\n`);

  const second = await sendAndRead(
    north,
    "inventory",
    `${header}2026-09-30;OSL1;HI-4210;180;\n2026-09-30;OSL1;HI-7710;5;\n`,
  );
  const third = await sendAndRead(
    north,
    "inventory",
    `${header}2026-09-30;OSL1;HI-7710;5;\n2026-09-30;OSL1;HI-4210;180;\n`,
  );

  expect(second).toMatchObject({ rowsTaken: 2, rowsSame: 0 });
  expect(third).toMatchObject({ rowsTaken: 0, rowsSame: 2, status: "applied" });
  const lines = await withScope(system, (tx) =>
    tx.inventoryLine.findMany({ where: { vendorId }, orderBy: { onHand: "asc" } }),
  );
  expect(lines.map(({ onHand, supersededAt }) => [onHand, supersededAt !== null])).toEqual([
    [5, false],
    [180, false],
    [184, true],
  ]);
});

test("two counts of one shelf in one file: the second is refused and says which row it meets", async () => {
  const { north } = await aWorld();
  const row = "2026-09-30;OSL1;HI-4210;184;\n";

  const submission = await sendAndRead(north, "inventory", header + row + row.replace("184", "18"));

  expect(submission).toMatchObject({ rowsTaken: 1, rowsRefused: 1 });
  const refused = await withScope(north, (tx) =>
    selectRows(tx, submission.id, { verdict: "refused" }, 5),
  );
  expect(refused[0]?.errors).toMatchObject([
    { what: "Another row has the same location, day and part", value: "row 2" },
  ]);
});

test("a negative count and an unknown part are refused in words", async () => {
  const { north } = await aWorld();

  const submission = await sendAndRead(
    north,
    "inventory",
    `${header}2026-09-30;OSL1;HI-4211;-4;\n`,
  );

  const [row] = await withScope(north, (tx) => selectRows(tx, submission.id, {}, 5));
  expect(row?.errors.map(({ what }) => what)).toEqual([
    "Part number not known",
    "On hand is negative",
  ]);
});
