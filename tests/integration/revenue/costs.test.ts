import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { mistakesOf } from "#tests/integration/exchange/records/looking.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, liveFacts, send, sendAndLook, sendAndRead } from "../exchange/hand-over.ts";

const invoices =
  "Invoice,Line,Date,Part,Qty,Price,Partner\nR-1,1,2026-03-01,HI-4210,20,700.00,NORTH\n";

const entries = ({ vendorId, system }: World, kind: "adjusted" | "stock") =>
  withScope(system, async (tx) => {
    const rows = await tx.ledgerEntry.findMany({
      where: { vendorId, kind },
      orderBy: [{ day: "asc" }, { quantity: "asc" }],
      select: { quantity: true, netMinor: true },
    });
    return rows.map(({ quantity, netMinor }) => [quantity, netMinor]);
  });

test("what a partner lost leaves its stock, what it found comes back, and the file is taken back", async () => {
  const world = await aWorld();
  const { vendorId, steward, north } = world;
  await sendAndRead(steward, "sell_in", invoices);
  const header = "Document,Line,Day,Partner,Location,Part,Qty,Reason\n";
  const file = `${header}ADJ-1,1,2026-03-10,North,Leeds,HI-4210,-3,Damaged\nADJ-1,2,2026-03-20,NORTH,Leeds,HI-4210,1,Found again\n`;

  const first = await sendAndRead(steward, "stock_adjustment", file);
  expect(first).toMatchObject({ status: "applied", rowsTaken: 2, rowsRefused: 0 });
  expect(await liveFacts(vendorId)).toMatchObject([
    {
      kind: "stock_adjustment",
      partnerId: north.partnerId,
      quantity: -3,
      authorisation: "Damaged",
    },
    { kind: "stock_adjustment", quantity: 1, branch: "Leeds", rowNo: 3 },
    { kind: "sell_in" },
  ]);
  expect(await entries(world, "adjusted")).toEqual([
    [3, 210_000n],
    [-1, -70_000n],
  ]);
  expect(await entries(world, "stock")).toEqual([[18, 1_260_000n]]);

  expect(await send(steward, "stock_adjustment", file)).toMatchObject({ reason: "same-file" });
  const corrected = `${header}ADJ-1,1,2026-03-10,North,Leeds,HI-4210,-5,Damaged\n`;
  const second = await sendAndRead(steward, "stock_adjustment", corrected);
  expect(second).toMatchObject({ rowsTaken: 1, rowsChanged: 1 });
  expect(await entries(world, "stock")).toEqual([[16, 1_120_000n]]);

  await reverseSubmission(steward, second.id, at);
  await reverseSubmission(steward, first.id, at);
  await settleJobs(vendorId);
  expect(await entries(world, "stock")).toEqual([[20, 1_400_000n]]);
});

test("price protection changes what lies at the partner is worth, to the cent", async () => {
  const world = await aWorld();
  await sendAndRead(world.steward, "sell_in", invoices);
  const header = "Document,Line,Day,Partner,Part,Credit or charge,Amount,Per unit,Units,Currency\n";
  const rows = [
    "PP-1,1,2026-03-10,NORTH,HI-4210,credit,,12.3455,20,EUR",
    "PP-1,2,2026-03-11,NORTH,HI-4210,charge,100.01,,,",
  ];
  await sendAndRead(world.finance, "price_adjustment", `${header}${rows.join("\n")}\n`);
  // 14,000.00 - 246.91 + 100.01
  expect(await entries(world, "stock")).toEqual([[20, 1_385_310n]]);
});

test("what cannot be an adjustment is refused in words", async () => {
  const world = await aWorld();
  const stock = [
    "A,,2026-03-10,NORTH,HI-4210,0",
    "A,,2030-03-10,NOBODY,HI-421X,1.5",
    ",,2026-03-10,,HI-4210,1",
  ];
  const first = await sendAndLook(
    world.steward,
    "stock_adjustment",
    `Document,Line,Day,Partner,Part,Qty\n${stock.join("\n")}\n`,
  );
  expect(first).toMatchObject({ status: "refused", rowsRefused: 3 });
  const said = (await mistakesOf(world, first.id)).map(({ what }) => what).sort();
  expect(said).toEqual([
    "Day is in the future",
    "Document is missing",
    "Part number not known",
    "Partner is missing",
    "Partner not known",
    "Quantity is not a whole number",
    "Quantity is zero",
  ]);
  const price = [
    "P,2026-03-10,NORTH,HI-4210,discount,5,,",
    "P,2026-03-10,NORTH,HI-4210,charge,-5,,",
    "P,2026-03-10,NORTH,HI-4210,credit,5,2,3",
    "P,2026-03-10,NORTH,HI-4210,credit,,2,",
    "P,2026-03-10,NORTH,HI-4210,credit,0.001,,",
  ];
  const second = await sendAndLook(
    world.steward,
    "price_adjustment",
    `Document,Day,Partner,Part,Type,Amount,Per unit,Units\n${price.join("\n")}\n`,
  );
  expect(second.rowsRefused).toBe(5);
  expect((await mistakesOf(world, second.id)).map(({ what }) => what).sort()).toEqual([
    "A charge is negative",
    "Amount has too many decimals",
    "Amount is missing",
    "Amount is not units times the amount per unit",
    "Credit or charge not known",
  ]);
  expect(await send(world.north, "stock_adjustment", "a\n")).toEqual({
    ok: false,
    reason: "wrong-kind",
  });
});
