import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, planOf, send, sendAndLook, sendAndRead } from "../hand-over.ts";
import { mistakesOf } from "./looking.ts";

const rates = ({ system, vendorId }: World) =>
  withScope(system, async (tx) => {
    const rows = await tx.exchangeRate.findMany({
      where: { vendorId },
      orderBy: [{ base: "asc" }, { day: "asc" }, { currency: "asc" }],
    });
    return rows.map(
      ({ base, day, currency, rate }) =>
        `${base} ${day.toISOString().slice(0, 10)} ${currency} ${rate}`,
    );
  });

test("the central bank's table is read, a column for each currency", async () => {
  const world = await aWorld();
  const file =
    "Date, USD, JPY, BGN, \n02 October 2026, 1.0838, 161.25, N/A, \n2026-10-01, 1.08, 160.1, 1.9558, \n";

  const submission = await sendAndRead(world.finance, "rates", file);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 2, rowsRefused: 0 });
  expect(await rates(world)).toEqual([
    "EUR 2026-10-01 BGN 1.9558",
    "EUR 2026-10-01 JPY 160.1",
    "EUR 2026-10-01 USD 1.08",
    "EUR 2026-10-02 JPY 161.25",
    "EUR 2026-10-02 USD 1.0838",
  ]);
  expect((await planOf(world.vendorId, submission.id)).records?.said).toEqual(["5 new rates"]);
});

test("rates of pairs are kept to the last decimal, and changed by a later file", async () => {
  const world = await aWorld();
  const header = "Day;Currency;Rate\n";
  await sendAndRead(
    world.finance,
    "rates",
    `${header}2026-10-01;USD;1,083812345678\n2026-10-01;GBP/JPY;190.10\n`,
  );
  const later = `${header}2026-10-01;USD;1.0838\n2026-10-01;GBP/JPY;190.1\n`;
  const second = await sendAndRead(world.finance, "rates", later);
  expect(second).toMatchObject({ rowsTaken: 1, rowsChanged: 1, rowsSame: 1 });
  expect(await rates(world)).toEqual(["EUR 2026-10-01 USD 1.0838", "GBP 2026-10-01 JPY 190.1"]);

  await reverseSubmission(world.finance, second.id, at);
  expect(await rates(world)).toEqual([
    "EUR 2026-10-01 USD 1.083812345678",
    "GBP 2026-10-01 JPY 190.1",
  ]);
});

test("what cannot be a rate is refused in words", async () => {
  const world = await aWorld();
  const rows = [
    "2026-10-01,USD,0",
    "2026-10-01,GBP,-1",
    "2026-10-01,SEK,1.0000000000001",
    "2026-10-01,XQX,1",
    "2026-10-01,EUR,1",
    "2030-10-01,NOK,11",
    "2026-10-01,JPY,",
    "soon,CHF,0.9",
    "2026-10-01,CHF,0.9",
  ];
  const submission = await sendAndLook(
    world.finance,
    "rates",
    `Day,Currency,Rate\n${rows.join("\n")}\n`,
  );
  expect(submission).toMatchObject({ status: "waiting", rowsRefused: 8 });
  const what = (await mistakesOf(world, submission.id)).map((mistake) => mistake.what);
  expect(what.sort()).toEqual(
    [
      "A currency has no rate to itself",
      "Currency is not a currency",
      "Day is in the future",
      "Day is not a day",
      "Rate has more than 12 decimals",
      "Rate is missing",
      "Rate is not above zero",
      "Rate is not above zero",
    ].filter((words, nth, all) => all.indexOf(words) === nth),
  );
});

test("rates of closed books stay as they are", async () => {
  const world = await aWorld();
  const header = "Day,Currency,Rate\n";
  const first = await sendAndRead(world.finance, "rates", `${header}2026-08-31,USD,1.1\n`);
  await withScope(world.admin, (tx) =>
    tx.vendor.updateMany({
      where: { vendorId: world.vendorId },
      data: { booksClosedThrough: new Date("2026-08-31") },
    }),
  );
  const second = await sendAndRead(
    world.finance,
    "rates",
    `${header}2026-08-31,USD,1.2\n2026-08-31,GBP,0.8\n`,
  );
  expect(second).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 1 });
  expect(await mistakesOf(world, second.id)).toMatchObject([
    { what: "It stays as it is: the books are closed through 2026-08-31" },
  ]);
  await reverseSubmission(world.finance, first.id, at);
  expect(await rates(world)).toEqual(["EUR 2026-08-31 GBP 0.8", "EUR 2026-08-31 USD 1.1"]);
});

test("partners neither hand rates over nor read them", async () => {
  const world = await aWorld();
  expect(await send(world.north, "rates", "a,b\n")).toEqual({ ok: false, reason: "wrong-kind" });
  await sendAndRead(world.finance, "rates", "Day,Currency,Rate\n2026-10-01,USD,1.1\n");
  const seen = await withScope(world.northAdmin, (tx) =>
    tx.exchangeRate.count({ where: { vendorId: world.vendorId } }),
  );
  expect(seen).toBe(0);
});
