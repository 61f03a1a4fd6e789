import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, planOf, pos, send, sendAndLook, sendAndRead } from "../hand-over.ts";
import { mistakesOf } from "./looking.ts";

const catalogue = async ({ system, vendorId }: World) => {
  const rows = await withScope(system, (tx) =>
    tx.product.findMany({
      where: { vendorId },
      orderBy: { partNo: "asc" },
      select: {
        ...{ partNo: true, name: true, active: true, unit: true, packSize: true },
        family: { select: { name: true } },
        replacedBy: { select: { partNo: true } },
      },
    }),
  );
  return rows.map(({ family, replacedBy, ...row }) => ({
    ...row,
    family: family.name,
    replacedBy: replacedBy?.partNo ?? null,
  }));
};

const header = "Part number,Name,Family,Unit,Pack size,Status,Replaced by\n";

test("products are added, renamed and ended, and what is not said stays", async () => {
  const world = await aWorld();
  const file = `${header}HI-9001,Nova,sentry,piece,10,,\nHI-9000,Nova Mini,Sentry,,,active,hi 9001\nHI-4210,Sentry Two,,,,ended,HI-9001\n`;

  const submission = await sendAndRead(world.steward, "products", file);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 3, rowsChanged: 1 });
  const products = await catalogue(world);
  expect(products.find(({ partNo }) => partNo === "HI-9000")).toMatchObject({
    ...{ name: "Nova Mini", family: "Sentry", active: true, replacedBy: "HI-9001" },
  });
  expect(products.find(({ partNo }) => partNo === "HI-9001")).toMatchObject({
    ...{ unit: "piece", packSize: 10, active: true, replacedBy: null },
  });
  expect(products.find(({ partNo }) => partNo === "HI-4210")).toMatchObject({
    ...{ name: "Sentry Two", family: "Sentry", active: false, replacedBy: "HI-9001" },
  });
  expect((await planOf(world.vendorId, submission.id)).records).toMatchObject({
    said: expect.arrayContaining(["2 new products", "1 renamed", "1 ended"]),
    shown: [
      {
        title: "HI-4210",
        fresh: false,
        changes: expect.arrayContaining([
          { name: "Name", before: world.sentry.name, after: "Sentry Two" },
        ]),
      },
      { title: "HI-9001", fresh: true },
      { title: "HI-9000", fresh: true },
    ],
  });
});

test("what is said again is the same, however the part is written", async () => {
  const world = await aWorld();
  await sendAndRead(world.steward, "products", `${header}HI-9001,Nova,Sentry,piece,10,,\n`);
  const again = `${header}hi 9001,Nova,SENTRY,piece,10,yes,\nHI-4210,,,,,,\n`;

  const submission = await sendAndRead(world.steward, "products", again);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 0, rowsSame: 2 });
});

test("what cannot be is refused in words, and the good rows wait", async () => {
  const world = await aWorld();
  const rows = [
    "HI-9001,,Sentry,,,,",
    "HI-9002,Nova,Sentri,,,,",
    "HI-9003,Nova,Sentry,,0,,",
    "HI-9004,Nova,Sentry,,,perhaps,",
    "HI-9005,Nova,Sentry,,,,HI-9999",
    "HI-9006,Nova,Sentry,,,,HI-9006",
    "HI-9007,Nova,Sentry,,,,HI-9005",
    "--,Nova,Sentry,,,,",
    "HI-4210,One,,,,,",
    "HI 4210,Two,,,,,",
    `HI-9008,${"x".repeat(250)},Sentry,,,,`,
  ];

  const submission = await sendAndLook(world.steward, "products", header + rows.join("\n"));

  expect(submission).toMatchObject({ status: "waiting", rowsRefused: 10 });
  expect(await mistakesOf(world, submission.id)).toEqual(
    expect.arrayContaining([
      { column: "Name", what: "A new product needs a name", hint: null, value: undefined },
      {
        ...{ column: "Family", what: "Family not known" },
        ...{ hint: "The nearest is Sentry", value: "Sentri" },
      },
      { column: "Pack size", what: "Pack size is one or more", hint: null, value: "0" },
      { column: "Status", what: "Status is active or ended", hint: null, value: "perhaps" },
      {
        ...{ column: "Replaced by", what: "The part that replaces it is not known" },
        ...{ hint: "It is neither known nor in this file", value: undefined },
      },
      {
        ...{ column: "Replaced by", what: "A product does not replace itself" },
        ...{ hint: null, value: "HI-9006" },
      },
      {
        ...{ column: "", what: "Another row has the same part number" },
        ...{ hint: "Keep one of the two", value: "row 10" },
      },
      { column: "Name", what: "At most 200 characters", hint: null, value: "x".repeat(250) },
    ]),
  );
});

test("a file that ends much of the catalogue waits for somebody", async () => {
  const world = await aWorld();
  const rows = Array.from({ length: 6 }, (_, n) => `HI-90${n},Nova ${n},Sentry,,,active,\n`);
  await sendAndRead(world.steward, "products", header + rows.join(""));
  const ended = rows.map((row) => row.replace("active", "ended")).join("");

  const submission = await sendAndLook(world.steward, "products", header + ended);

  expect(submission.status).toBe("waiting");
  expect((await planOf(world.vendorId, submission.id)).unusual).toEqual([
    "Ends 6 of the 6 products in the file",
  ]);
});

test("taken back, the catalogue says what it said before; what something stands on stays", async () => {
  const world = await aWorld();
  const before = await catalogue(world);
  const file = `${header}HI-9001,Nova,Sentry,,,,\nHI-9002,Vela,Sentry,,,,HI-9001\nHI-4210,Renamed,,piece,5,ended,HI-9001\n`;
  const { id } = await sendAndRead(world.steward, "products", file);
  const reversed = await reverseSubmission(world.steward, id, at);
  expect(reversed).toMatchObject({ ok: true, preview: { ended: 2, restored: 1, replaced: 0 } });
  expect(await catalogue(world)).toEqual(before);

  const again = await sendAndRead(world.steward, "products", file);
  await sendAndRead(world.north, "pos", pos("1,2026-07-01,HI-9001,2,700,ADA,Solvang,"));
  const kept = await reverseSubmission(world.steward, again.id, at);
  expect(kept).toMatchObject({
    ok: true,
    preview: { records: { kept: [{ title: "HI-9001", why: "it is named by 1 sales line" }] } },
  });
  const left = await catalogue(world);
  expect(left.filter(({ partNo }) => partNo !== "HI-9001")).toEqual(before);
});

test("products are the vendor's own to hand over", async () => {
  const { north, adaAdmin, finance, manager } = await aWorld();
  const refused = { ok: false, reason: "wrong-kind" };
  for (const who of [north, adaAdmin, finance, manager]) {
    expect(await send(who, "products", header)).toEqual(refused);
  }
});
