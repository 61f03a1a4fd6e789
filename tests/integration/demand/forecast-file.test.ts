import { beforeEach, expect, test } from "vitest";
import { productChoiceFrom } from "#app/domain/demand/choose-products.ts";
import { forecastCsv } from "#app/domain/demand/forecast-csv.ts";
import { forecastMoments, forecastsNaming } from "#app/domain/demand/forecast-customers.server.ts";
import { findFile } from "#app/domain/demand/forecast-file.store.server.ts";
import {
  forecastGround,
  readForecastGrid,
  readHistory,
} from "#app/domain/demand/forecast-page.server.ts";
import { publishForecastFile } from "#app/domain/demand/publish-forecast-file.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { readFileStream } from "#app/platform/files/file-store.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-11-10T09:00:00Z");

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const send = (actor: PartnerActor, text: string, fileName = "forecast.csv") =>
  publishForecastFile(actor, { fileName, content: new TextEncoder().encode(text) }, at);

const outcome = (actor: PartnerActor, id: string) =>
  withScope(actor, (tx) => findFile(tx, actor.partnerId, id));

const inForce = (actor: PartnerActor) =>
  withScope(actor, async (tx) =>
    (await forecastGround(tx, actor, at)).inForce.map((line) => line.quantity),
  );

const good = "part_no,bucket_start,quantity\nHI-4210,2026-11-01,100\nHI-7710,2026-12-01,20\n";

test("a good file is published, kept byte for byte and its rows with it", async () => {
  const { north } = world;
  const sent = await send(north, good);
  expect(sent.outcome).toBe("published");
  expect((await inForce(north)).sort()).toEqual([100, 20]);
  expect(await outcome(north, sent.submissionId)).toMatchObject({
    status: "applied",
    fileName: "forecast.csv",
    rowsRead: 2,
    rowsTaken: 2,
    rowsRefused: 0,
  });
  const { publications } = await withScope(north, (tx) => readHistory(tx, north, null));
  expect(publications).toMatchObject([{ fileName: "forecast.csv", figures: 2 }]);
  const kept = await withScope(north, (tx) =>
    tx.submission.findFirstOrThrow({ where: { vendorId: tx.vendorId, id: sent.submissionId } }),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of readFileStream(north.vendorId, kept.sha256)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe(good);
});

test("a file may say for whom its figures are, and the vendor finds them at the customer", async () => {
  const { north, manager, vendorId } = world;
  const sent = await send(
    north,
    [
      "part_no,month,quantity,customer,customer_domain",
      "HI-4210,2026-11,60,Acme Pumps,acme.example",
      "HI-4210,2026-11,25,Apex Valves,apex.example",
      "HI-4210,2026-11,15,,",
    ].join("\n"),
  );
  expect(sent.outcome).toBe("published");
  expect(await inForce(north)).toEqual([100]);
  const acme = () =>
    withScope(manager, async (tx) => {
      const parties = await tx.reportedParty.findMany({
        where: { vendorId, name: "Acme Pumps" },
        select: { id: true },
      });
      const ids = parties.map(({ id }) => id);
      const told = await forecastMoments(tx, ids, { before: null, take: 10 });
      const named = await forecastsNaming(tx, ids, at);
      return [
        named.map(({ partNo, quantity, partnerName }) => [partNo, quantity, partnerName]),
        told.map(({ text }) => text),
      ];
    });
  expect(await acme()).toEqual([
    [["HI-4210", 60, "North"]],
    ["North expects 60 units of a product"],
  ]);
  // What replaces it names nobody: nothing is in force for Acme any more, and what was said stays said.
  const next = new Date(at.getTime() + 60_000);
  const content = new TextEncoder().encode("part_no,month,quantity\nHI-4210,2026-11,80\n");
  await publishForecastFile(north, { fileName: "later.csv", content }, next);
  expect(await acme()).toEqual([[], ["North expects 60 units of a product"]]);
  // Another publisher reads nothing of it.
  const seen = await withScope(world.ada, (tx) =>
    tx.forecastCustomer.count({ where: { vendorId } }),
  );
  expect(seen).toBe(0);
});

test("the same file again changes nothing", async () => {
  const { north } = world;
  const first = await send(north, good);
  const second = await send(north, good, "renamed.csv");
  expect(second).toEqual({ outcome: "taken-before", submissionId: first.submissionId });
  const { publications } = await withScope(north, (tx) => readHistory(tx, north, null));
  expect(publications).toHaveLength(1);
});

test("the same file at the same instant is published once", async () => {
  const { north } = world;
  const sent = await Promise.all([send(north, good), send(north, good)]);
  expect(sent.map((each) => each.outcome).sort()).toEqual(["published", "taken-before"]);
  expect(new Set(sent.map((each) => each.submissionId)).size).toBe(1);
});

test("where one row is wrong nothing is taken, and each wrong row is told", async () => {
  const { north } = world;
  const bad = `${good}HI-9999,2026-11-01,5\nHI-4210,2026-12-01,few\n`;
  const sent = await send(north, bad);
  expect(sent.outcome).toBe("refused");
  expect(await inForce(north)).toEqual([]);
  expect(await outcome(north, sent.submissionId)).toMatchObject({
    status: "refused",
    rowsRead: 4,
    rowsTaken: 0,
    rowsRefused: 2,
    problem: "2 of 4 rows are wrong",
    wrong: [
      {
        rowNo: 4,
        raw: "HI-9999,2026-11-01,5",
        errors: [
          { column: "part_no", value: "HI-9999", what: "Part HI-9999 is not in the catalogue" },
        ],
      },
      { rowNo: 5, errors: [{ what: "Quantity few is not a whole number of pieces" }] },
    ],
  });
  expect((await send(north, bad)).outcome).toBe("refused");
  expect((await send(north, good)).outcome).toBe("published");
});

test("a part that another supplies is refused in the words for one that does not exist", async () => {
  const { supply } = world;
  const rows = "part_no,month,quantity\nHI-5120,2026-11,1\nHI-0000,2026-11,1\n";
  const sent = await send(supply, rows);
  const file = await outcome(supply, sent.submissionId);
  expect(file?.wrong.map((row) => row.errors[0]?.what)).toEqual([
    "Part HI-5120 is not among the parts you supply",
    "Part HI-0000 is not among the parts you supply",
  ]);
});

test("nobody else sees the file or its rows", async () => {
  const { north, south, supply, ada } = world;
  const sent = await send(north, `${good}HI-9999,2026-11-01,5\n`);
  for (const stranger of [south, supply, ada]) {
    expect(await outcome(stranger, sent.submissionId)).toBeNull();
    const seen = await withScope(stranger, (tx) =>
      findFile(tx, north.partnerId, sent.submissionId),
    );
    expect(seen).toBeNull();
    const rows = await withScope(stranger, (tx) =>
      tx.submissionRow.count({ where: { vendorId: tx.vendorId } }),
    );
    expect(rows).toBe(0);
  }
  expect((await send(south, good)).outcome).toBe("published");
  expect((await send(north, good)).outcome).toBe("published");
});

test("the grid as a file can be sent back as it is", async () => {
  const { north } = world;
  await send(north, good);
  const choice = productChoiceFrom(new URLSearchParams());
  const grid = await withScope(north, (tx) => readForecastGrid(tx, north, choice, at));
  const again = await send(north, forecastCsv(grid), "grid.csv");
  expect(again.outcome).toBe("published");
  expect((await inForce(north)).sort()).toEqual([100, 20]);
});
