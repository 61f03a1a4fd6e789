import { expect, test } from "vitest";

import { listAliases } from "#app/domain/catalog/part-aliases.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { answerQuestions } from "#app/domain/exchange/said/answer-questions.server.ts";
import { changeReading } from "#app/domain/exchange/said/change-reading.server.ts";
import { correctRows } from "#app/domain/exchange/said/correct-rows.server.ts";
import { listMemories } from "#app/domain/exchange/said/memory.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld } from "#tests/support/world.ts";

import { at, decideAsShown, liveFacts, pos, sendAndLook, submissionOf } from "./hand-over.ts";

const pageOf = async (actor: Actor, id: string) => {
  const page = await readSubmissionPage(actor, id, {});
  if (!page) throw new Error("No such page");
  return page;
};
const lines = (...rows: string[]) => rows.map((row) => `${row}\n`).join("");
const odd = lines("Vorgang;Wann;Ware;Wieviel;Kostet;An wen", "N-1;2026-07-10;HI-4210;6;890.50;Ada");
/** Where odd's columns are what. */
const fields = { 0: "document", 1: "day", 2: "part", 3: "quantity", 4: "unitPrice", 5: "partner" };

test("a file whose columns are not known waits, says what they look like, and is read as somebody says", async () => {
  const { vendorId, north } = await aWorld();
  const asked = await sendAndLook(north, "pos", odd);
  expect(asked.status).toBe("waiting");
  expect(asked.problem).toMatch(/names the columns/);
  const { layout } = await pageOf(north, asked.id);
  expect(layout?.proposals).toContainEqual({
    ...{ field: "part", column: 2, why: "1 of 1 cells are known part numbers" },
  });
  const half = await changeReading(north, asked.id, 0, { fields: { ...fields, 4: "" } }, at);
  expect(half).toMatchObject({ reason: "not-understood", why: "Choose a column for Unit price" });
  const twice = await changeReading(north, asked.id, 0, { fields: { ...fields, 5: "part" } }, at);
  expect(twice).toMatchObject({ why: "Two columns are chosen for Part number" });

  expect(await changeReading(north, asked.id, 0, { fields }, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, asked.id)).toMatchObject({ status: "applied", rowsTaken: 1 });
  expect(await liveFacts(vendorId)).toMatchObject([{ document: "N-1", quantity: 6 }]);
  // The next file of these columns needs nobody, another sender's does.
  const next = odd.replace("N-1;2026-07-10", "N-2;2026-07-11");
  const read = await sendAndLook(north, "pos", next);
  expect(read).toMatchObject({ status: "applied", rowsTaken: 1 });
  const shown = await pageOf(north, read.id);
  expect(shown.layout?.sources).toMatchObject({ 2: "remembered" });
});

test("what is remembered of one sender is not another's, and not of another kind", async () => {
  const { vendorId, north, south } = await aWorld();
  const asked = await sendAndLook(north, "pos", odd);
  await changeReading(north, asked.id, 0, { fields }, at);
  await settleJobs(vendorId);
  expect((await sendAndLook(south, "pos", odd)).status).toBe("waiting");
  expect(await withScope(south, (tx) => listMemories(tx, south.partnerId))).toEqual([]);
  expect((await withScope(north, (tx) => listMemories(tx, north.partnerId))).length).toBe(6);
});

test("days that can be read in two ways are asked about once, for all rows and for the next files", async () => {
  const { vendorId, north } = await aWorld();
  const text = (no: string, qty: number) =>
    pos(
      `${no},03/04/2026,HI-4210,${qty},890.50,Ada,,`,
      `${no}b,04/03/2026,HI-4210,1${qty},890.50,Ada,,`,
    );
  const open = await sendAndLook(north, "pos", text("N-1", 6));
  expect(open).toMatchObject({ status: "waiting", rowsRefused: 2 });
  const { layout } = await pageOf(north, open.id);
  expect(layout?.questions).toMatchObject([
    { column: 1, what: "dates", assumed: null, cell: "03/04/2026", rowNo: 2 },
  ]);
  const answer = { column: 1, what: "dates" as const, value: "dmy" };
  expect(await answerQuestions(north, open.id, 3, [answer], at)).toMatchObject({
    reason: "said-since",
  });
  const other = await answerQuestions(north, open.id, 0, [{ ...answer, value: "ymd" }], at);
  expect(other).toMatchObject({ reason: "not-understood" });
  expect(await answerQuestions(north, open.id, 0, [answer], at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, open.id)).toMatchObject({ status: "applied", rowsTaken: 2 });
  const days = (await liveFacts(vendorId)).map(({ day }) => day.toISOString().slice(0, 10));
  expect(days).toEqual(["2026-04-03", "2026-03-04"]);
  expect(await sendAndLook(north, "pos", text("N-2", 7))).toMatchObject({ status: "applied" });
});

test("what was only assumed waits until somebody has said yes, once", async () => {
  const { vendorId, north } = await aWorld();
  // Read with the day first they lie within a week.
  const text = (no: string, qty: number) =>
    pos(...[3, 4, 5, 6].map((day) => `${no}${day},0${day}/08/2026,HI-4210,${qty},890.50,Ada,,`));
  const assumed = await sendAndLook(north, "pos", text("N", 6));
  expect(assumed).toMatchObject({ status: "waiting", rowsRefused: 0 });
  const { layout } = await pageOf(north, assumed.id);
  expect(layout?.questions).toMatchObject([{ what: "dates", assumed: "dmy" }]);
  expect(await decideAsShown(north, assumed.id, "apply")).toEqual({ ok: true });
  await settleJobs(vendorId);
  expect((await submissionOf(vendorId, assumed.id)).status).toBe("applied");
  expect((await sendAndLook(north, "pos", text("M", 7))).status).toBe("applied");
});

const unknownPart = (value: string) => ({
  column: "Part Number",
  what: "Part number not known",
  value,
});

test("an unknown part is chosen once for all rows, and is the partner's own from then on", async () => {
  const { vendorId, north, south } = await aWorld();
  const text = (no: string, qty: number) =>
    pos(
      `${no},2026-07-10,ART-77,${qty},890.50,Ada,,`,
      `${no}b,2026-07-10,ART-77,1${qty},890.50,Ada,,`,
    );
  const refused = await sendAndLook(north, "pos", text("N-1", 6));
  expect(refused).toMatchObject({ status: "refused", rowsRefused: 2 });
  const wrong = [{ ...unknownPart("ART-77"), to: "HI-9999" }];
  expect(await correctRows(north, refused.id, 0, wrong, at)).toMatchObject({
    reason: "not-understood",
    why: "HI-9999 is not a part number of Halden",
  });
  const right = [{ ...unknownPart("ART-77"), to: "hi 4210" }];
  expect(await correctRows(north, refused.id, 0, right, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, refused.id)).toMatchObject({
    ...{ status: "applied", rowsTaken: 2, sha256: refused.sha256 },
  });
  expect(await withScope(north, (tx) => listAliases(tx, north.partnerId))).toMatchObject([
    { partNo: "ART-77", productNo: "HI-4210", submissionId: refused.id, saidBy: "North" },
  ]);
  expect(await sendAndLook(north, "pos", text("N-2", 7))).toMatchObject({ status: "applied" });
  const stock = "Date,Location,Item,On hand\n2026-09-30,OSL1,art 77,97\n";
  expect(await sendAndLook(north, "inventory", stock)).toMatchObject({ rowsTaken: 1 });
  // Nobody else calls it so.
  const theirs = pos("S-1,2026-07-10,ART-77,6,890.50,Bob,,");
  expect(await sendAndLook(south, "pos", theirs)).toMatchObject({ status: "refused" });
});

test("a value is corrected where it was wrong, a reseller chosen, and rows are left out", async () => {
  const { vendorId, north, ada } = await aWorld();
  const sent = await sendAndLook(
    north,
    "pos",
    pos(
      "N-1,2026-07-10,HI-4210,sechs,890.50,Ada,sechs,",
      "N-2,2026-07-10,HI-4210,1,890.50,Ada & Sons,,",
      "N-3,2026-07-10,SAMPLE,1,0,Ada,,",
    ),
  );
  expect(sent).toMatchObject({ status: "refused", rowsRefused: 3 });
  const said = [
    { column: "Qty", what: "Quantity is not a number", value: "sechs", to: "6" },
    { column: "Reseller", what: "Reseller not known", value: "Ada & Sons", to: ada.partnerId },
    { ...unknownPart("SAMPLE"), to: null },
  ];
  expect(await correctRows(north, sent.id, 0, said, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  const read = await submissionOf(vendorId, sent.id);
  expect(read).toMatchObject({ rowsTaken: 2, rowsRefused: 0, rowsLeftOut: 1, status: "applied" });
  expect(await liveFacts(vendorId)).toMatchObject([
    { document: "N-1", quantity: 6 },
    { document: "N-2", soldToId: ada.partnerId },
  ]);
  const again = pos("N-4,2026-07-11,HI-4210,1,890.50,ada & sons,,");
  expect(await sendAndLook(north, "pos", again)).toMatchObject({ status: "applied" });
});

test("the rows that failed in an applied file follow in a file of their own, numbered as they were", async () => {
  const { vendorId, north } = await aWorld();
  const rows = [
    "Belegnummer;Rechnungsdatum;Artikelnummer;Menge;Einzelpreis;Reseller;End Customer",
    "N-1;25/04/2026;HI-4210;6;890,50;Ada;Käse AG",
    "N-1;05/04/2026;HI-4210;x;1.234;Ada;Käse AG",
    "N-1;03/04/2026;ART-1;2;890,50;Ada;Käse AG",
  ];
  const sent = await sendAndLook(north, "pos", Buffer.from(`${rows.join("\r\n")}\r\n`, "latin1"));
  expect(await decideAsShown(north, sent.id, "apply")).toEqual({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, sent.id)).toMatchObject({ rowsTaken: 1, rowsRefused: 2 });
  const said = [
    { column: "Menge", what: "Quantity is not a number", value: "x", to: "3" },
    { ...unknownPart("ART-1"), column: "Artikelnummer", to: "HI-7710" },
  ];
  const followed = await correctRows(north, sent.id, 0, said, at);
  if (!followed.ok) throw new Error(followed.reason);
  expect(followed.submissionId).not.toBe(sent.id);
  await settleJobs(vendorId);
  const follower = await submissionOf(vendorId, followed.submissionId);
  expect(follower).toMatchObject({ follows: sent.id, status: "applied", rowsTaken: 2 });
  const found = (await liveFacts(vendorId)).map(({ day, quantity, amountMinor }) => [
    day.toISOString().slice(0, 10),
    quantity,
    amountMinor,
  ]);
  expect(found).toEqual(
    expect.arrayContaining([
      ["2026-04-25", 6, 534_300n],
      ["2026-04-05", 3, 370_200n],
      ["2026-04-03", 2, 178_100n],
    ]),
  );
  const shown = await pageOf(north, sent.id);
  expect(shown.followUp).toMatchObject({ id: follower.id });
  expect((await pageOf(north, follower.id)).follows).toMatchObject({ id: sent.id });
  expect(await correctRows(north, sent.id, 0, said, at)).toMatchObject({ reason: "said-since" });
});

test("who may not send such files says nothing about them", async () => {
  const { vendorId, north, south, ada, manager, steward, supply } = await aWorld();
  const sent = await sendAndLook(north, "pos", pos("N-1,2026-07-10,ART-1,6,890.50,Ada,,"));
  const said = [{ ...unknownPart("ART-1"), to: "HI-4210" }];
  for (const stranger of [south, supply]) {
    expect(await correctRows(stranger, sent.id, 0, said, at)).toMatchObject({
      reason: "not-found",
    });
  }
  for (const reader of [manager, { ...ada, partnerId: north.partnerId }]) {
    expect(await correctRows(reader, sent.id, 0, said, at)).toMatchObject({ reason: "not-yours" });
    expect(await changeReading(reader, sent.id, 0, { fields: {} }, at)).toMatchObject({
      reason: "not-yours",
    });
  }
  expect(await correctRows(steward, sent.id, 0, said, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, sent.id)).toMatchObject({ status: "applied" });
});
