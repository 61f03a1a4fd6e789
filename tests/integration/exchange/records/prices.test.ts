import { expect, test } from "vitest";

import { priceList } from "#app/domain/catalog/prices.server.ts";
import { priceColumns } from "#app/domain/catalog/ui/price-columns.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { csvLines } from "#app/platform/export/csv-lines.ts";
import { atOnce } from "#app/platform/export/in-batches.ts";
import { isoDay } from "#app/platform/form-fields.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { planOf, send, sendAndLook, sendAndRead } from "../hand-over.ts";
import { mistakesOf } from "./looking.ts";

const DAY_MS = 86_400_000;
const now = new Date();
const day = (days: number) => isoDay(new Date(now.getTime() + days * DAY_MS));
const [soon, later, past] = [day(30), day(60), day(-3)];
const header = "Part number,Currency,List price,Valid from\n";

const list = ({ system, vendorId, sentry }: World) =>
  withScope(system, async (tx) => {
    const rows = await tx.price.findMany({
      where: { vendorId, productId: sentry.id },
      orderBy: [{ currency: "asc" }, { validFrom: "asc" }],
      select: { currency: true, validFrom: true, listMinor: true },
    });
    return rows.map(
      ({ currency, validFrom, listMinor }) =>
        `${currency} ${validFrom.toISOString().slice(0, 10)} ${listMinor}`,
    );
  });

const read = (world: World, rows: string) => sendAndRead(world.steward, "prices", header + rows);

test("prices to come are taken, one of a day is changed, and what is said again is the same", async () => {
  const world = await aWorld();
  const before = await list(world);

  const first = await read(world, `HI-4210,EUR,1200,${soon}\nHI-4210,,1300.50,${later}\n`);
  expect(first).toMatchObject({ status: "applied", rowsTaken: 2, rowsChanged: 0 });
  const second = await read(world, `hi4210,eur,1250,${soon}\nHI-4210,EUR,1300.50,${later}\n`);
  expect(second).toMatchObject({ rowsTaken: 1, rowsChanged: 1, rowsSame: 1 });

  expect(await list(world)).toEqual(
    expect.arrayContaining([...before, `EUR ${soon} 125000`, `EUR ${later} 130050`]),
  );
  expect((await planOf(world.vendorId, second.id)).records).toEqual({
    said: ["1 price changed"],
    shown: [
      {
        ...{ title: "HI-4210, EUR", fresh: false },
        changes: [{ name: `From ${soon}`, before: "1200.00", after: "1250.00" }],
      },
    ],
    more: 0,
  });
});

test("rows without a price are left as they are; a row without a day holds from today on", async () => {
  const world = await aWorld();
  const submission = await read(world, "HI-4210,EUR,,\nHI-4210,EUR,1100,\n,,,\n");
  expect(submission).toMatchObject({ rowsTaken: 1, rowsSame: 1, rowsRefused: 0 });
  expect(await list(world)).toContain(`EUR ${day(0)} 110000`);
});

test("what cannot be a price is refused in words", async () => {
  const world = await aWorld();
  const rows = [
    `HI-9999,EUR,10,${soon}`,
    `HI-4210,EURO,10,${soon}`,
    `HI-4210,EUR,0,${soon}`,
    `HI-4210,EUR,10.0012,${soon}`,
    `HI-4210,EUR,ten,${soon}`,
    `HI-4210,EUR,1000,${past}`,
    `HI-4210,EUR,1001,${day(31)}`,
    `HI-4210,EUR,1002,${day(31)}`,
    `HI-4210,EUR,99999999999999,${soon}`,
  ];
  const submission = await sendAndLook(world.steward, "prices", `${header}${rows.join("\n")}\n`);
  expect(submission).toMatchObject({ status: "waiting", rowsRefused: 8 });
  const what = (await mistakesOf(world, submission.id)).map((mistake) => mistake.what);
  expect(what.sort()).toEqual([
    "Another row has the same part, currency and day",
    "EUR has 2 decimals",
    "List price is not a number",
    "Part number not known",
    "The price is more than nothing",
    "The price is too large",
    "Three letters such as EUR",
    "Valid from is in the past",
  ]);
});

test("a price far from the one before waits for somebody", async () => {
  const world = await aWorld();
  const submission = await sendAndLook(
    world.steward,
    "prices",
    `${header}HI-4210,EUR,10000,${soon}\n`,
  );
  expect(submission.status).toBe("waiting");
  const plan = await planOf(world.vendorId, submission.id);
  expect(plan.unusual).toEqual(["HI-4210, EUR: 10000.00 against 1000.00"]);
});

test("taken back, prices say what they said before; one that holds already stays", async () => {
  const world = await aWorld();
  const before = await list(world);
  const first = await read(world, `HI-4210,EUR,1200,${soon}\nHI-4210,EUR,1300,${later}\n`);
  const second = await read(world, `HI-4210,EUR,1250,${soon}\n`);

  expect(await reverseSubmission(world.steward, first.id, now)).toMatchObject({
    preview: { ended: 1, restored: 0, replaced: 1 },
  });
  expect(await list(world)).toEqual([...before, `EUR ${soon} 125000`].sort());
  expect(await reverseSubmission(world.steward, second.id, now)).toMatchObject({
    preview: { ended: 1, restored: 0, replaced: 0 },
  });
  expect(await list(world)).toEqual(before);

  const third = await read(world, `HI-4210,EUR,1200,${soon}\n`);
  const muchLater = new Date(now.getTime() + 45 * DAY_MS);
  expect(await reverseSubmission(world.steward, third.id, muchLater)).toMatchObject({
    preview: {
      ended: 0,
      records: {
        kept: [{ title: `HI-4210, EUR, From ${soon}`, why: `it has held since ${soon}` }],
      },
    },
  });
  expect(await list(world)).toContain(`EUR ${soon} 120000`);
});

test("a price that equals the standing one is kept: it still holds when another comes before it", async () => {
  const world = await aWorld();
  const on = (date: string) =>
    withScope(world.steward, async (tx) => {
      const lines = await priceList(tx, "EUR", new Date(date));
      return lines.find(({ partNo }) => partNo === "HI-4210")?.listMinor;
    });
  await read(world, `HI-4210,EUR,1000,${later}\nHI-4210,EUR,1200,${soon}\n`);
  expect([await on(day(29)), await on(day(59)), await on(later)]).toEqual([
    100_000n,
    120_000n,
    100_000n,
  ]);
});

test("an exported list comes back as it went out, with the prices that were filled in", async () => {
  const world = await aWorld();
  const lines = await withScope(world.steward, (tx) => priceList(tx, "EUR", now));
  let exported = "";
  for await (const rows of csvLines(priceColumns("EUR"), atOnce(lines))) exported += rows;
  const untouched = await sendAndRead(world.steward, "prices", exported);
  expect(untouched).toMatchObject({ status: "applied", rowsTaken: 0, rowsSame: lines.length });
  const filled = exported.replace(/(HI-4210,.*),,\r\n/, `$1,"1.250,50",${soon}\r\n`);
  expect(await sendAndRead(world.steward, "prices", filled)).toMatchObject({
    ...{ status: "applied", rowsTaken: 1, rowsSame: lines.length - 1 },
  });
  expect(await list(world)).toContain(`EUR ${soon} 125050`);
});

test("prices are the vendor's to hand over, and stay with their vendor", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  expect(await send(world.north, "prices", header)).toEqual({ ok: false, reason: "wrong-kind" });
  const { id } = await read(world, `HI-4210,EUR,1200,${soon}\n`);
  expect(await reverseSubmission(other.steward, id, now)).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await reverseSubmission(world.north, id, now)).toEqual({ ok: false, reason: "not-found" });
  expect(await list(other)).not.toContain(`EUR ${soon} 120000`);
});
