import { writeXlsx } from "hucre/xlsx";
import { beforeEach, expect, test } from "vitest";

import { selectConsensus } from "#app/domain/demand/consensus.store.server.ts";
import { readHistory } from "#app/domain/demand/forecast-page.server.ts";
import { decideSubmission } from "#app/domain/exchange/life/decide-submission.server.ts";
import { setRule } from "#app/domain/exchange/life/intake-setting.server.ts";
import { planMark } from "#app/domain/exchange/life/plan.ts";
import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { refusedRows } from "#app/domain/exchange/refused-rows.server.ts";
import { changeReading } from "#app/domain/exchange/said/change-reading.server.ts";
import { correctRows } from "#app/domain/exchange/said/correct-rows.server.ts";
import { typedFile } from "#app/domain/exchange/typed-lines.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";
import { x12File } from "#tests/support/x12.ts";

import { planOf, send, sendAndLook, sendAndRead, submissionOf } from "../exchange/hand-over.ts";
import { forecastOf, inForce, months } from "./in-force.ts";

const at = new Date();
const [first = "", second = "", third = ""] = months;

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

const channel = async (productId: string) => {
  const { system } = world;
  const rows = await withScope(system, (tx) =>
    selectConsensus(tx, { from: first, productIds: [productId] }),
  );
  return rows.map(({ month, channelQuantity }) => [month, channelQuantity]);
};

const wordsOf = async (actor: PartnerActor, id: string) => {
  const page = await readSubmissionPage(actor, id, { show: "mistakes" });
  return page?.mistakes.map(({ what, rows }) => [what, rows]);
};

test("a file is published, and its second edition says what it changes before it does", async () => {
  const { north, sentry, admin } = world;
  const sent = await sendAndLook(
    north,
    "forecast",
    forecastOf(`HI-4210,${first},100`, `HI-7710,${second},20`),
  );
  expect(sent).toMatchObject({ status: "applied", rowsTaken: 2, rowsRefused: 0 });
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 100`, `HI-7710 ${second}: 20`]);
  expect(await channel(sentry.id)).toEqual([[first, 100]]);
  expect(
    await send(north, "forecast", forecastOf(`HI-4210,${first},100`, `HI-7710,${second},20`)),
  ).toEqual({
    ok: false,
    reason: "same-file",
    submissionId: sent.id,
  });

  await withScope(admin, (tx) =>
    setRule(tx, admin, { partnerId: north.partnerId, kind: "forecast" }, "asked"),
  );
  const next = forecastOf(`HI-7710,${second},20`, `HI-4210,${second},130`, `HI-5120,${first},7`);
  const waiting = await sendAndLook(north, "forecast", next);
  expect(waiting.status).toBe("waiting");
  const plan = await planOf(north.vendorId, waiting.id);
  // A month that falls silent changes its part.
  expect(plan).toMatchObject({ fresh: 1, changed: 1, same: 1, refused: 0 });
  expect(plan.last?.totals.sales.units).toBe(120);
  expect(plan.totals.sales.units).toBe(157);
  expect(plan.records?.stands?.units).toBe(120);
  expect(plan.records?.said).toEqual([
    "1 new part",
    "1 with other figures",
    "1 with months that fall silent",
  ]);
  expect(plan.records?.shown.map(({ title, changes }) => [title, changes.length]).sort()).toEqual([
    ["HI-4210", 2],
    ["HI-5120", 1],
  ]);
  const decided = await Promise.all(
    [1, 2].map(() => decideSubmission(north, waiting.id, "apply", planMark(plan), new Date())),
  );
  expect(decided.map(({ ok }) => ok).sort()).toEqual([false, true]);
  await settleJobs(north.vendorId);
  expect(await submissionOf(north.vendorId, waiting.id)).toMatchObject({
    ...{ status: "applied", rowsTaken: 2, rowsSame: 1 },
  });
  expect(await inForce(north)).toEqual([
    `HI-4210 ${second}: 130`,
    `HI-5120 ${first}: 7`,
    `HI-7710 ${second}: 20`,
  ]);
  const { publications } = await withScope(north, (tx) => readHistory(tx, north, null));
  expect(publications).toHaveLength(2);
});

test("of a part with a mistake nothing is published; corrected, its rows follow together", async () => {
  const { north } = world;
  const bad = [`HI-4210,${first},few`, `HI-4210,${second},5`, `HI-7710,${second},6`];
  const sent = await sendAndRead(north, "forecast", forecastOf(...bad, `HI-9999,${first},1`));
  expect(sent).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 3 });
  expect(await inForce(north)).toEqual([`HI-7710 ${second}: 6`]);
  expect(await wordsOf(north, sent.id)).toEqual([
    ["Quantity is not a number", 1],
    ["Another row of the same part has a mistake", 1],
    ["Part number not known", 1],
  ]);
  const errors = await refusedRows(north, sent.id);
  const chunks: Buffer[] = [];
  for await (const chunk of errors?.file.content ?? []) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).toString()).toMatch(/HI-4210,.*,5,.*Another row of the same part/);

  const mistake = { column: "quantity", what: "Quantity is not a number", value: "few" };
  const unknown = { column: "part_no", what: "Part number not known", value: "HI-9999" };
  const said = [
    { ...mistake, to: "4" },
    { ...unknown, to: null },
  ];
  const corrected = await correctRows(north, sent.id, 0, said, new Date());
  if (!corrected.ok) throw new Error(corrected.reason);
  await settleJobs(north.vendorId);
  expect(await submissionOf(north.vendorId, corrected.submissionId)).toMatchObject({
    ...{ status: "applied", rowsTaken: 2, rowsLeftOut: 1 },
  });
  expect(await inForce(north)).toEqual([
    `HI-4210 ${first}: 4`,
    `HI-4210 ${second}: 5`,
    `HI-7710 ${second}: 6`,
  ]);
});

test("weeks are divided by their days; the first file with some is asked about, the next is not", async () => {
  const { north } = world;
  const end = new Date(`${second}-01T00:00:00Z`);
  // A week of which three days lie in the first month and four in the second.
  const day = new Date(end.getTime() - 3 * 86_400_000).toISOString().slice(0, 10);
  const bucket = `FST*10*D*W*${day.replaceAll("-", "")}`;
  const schedule = x12File({ 830: ["BFR*05*F-1**DL*R", "LIN**VP*HI-4210", bucket, "CTT*1"] });
  const sent = await sendAndLook(north, "forecast", schedule);
  expect(sent.status).toBe("waiting");
  expect((await planOf(north.vendorId, sent.id)).assumed).toEqual([
    "What lies in two months is divided between them by its days",
  ]);
  const plan = await planOf(north.vendorId, sent.id);
  await decideSubmission(north, sent.id, "apply", planMark(plan), new Date());
  await settleJobs(north.vendorId);
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 4`, `HI-4210 ${second}: 6`]);
  const table = `part_no,bucket_type,bucket_start,quantity\nHI-7710,W,${day},7\n`;
  const next = await sendAndLook(north, "forecast", table);
  expect(next.status).toBe("applied");
  expect(await inForce(north)).toContain(`HI-7710 ${second}: 4`);
});

test("a net change adds to what is in force, and never to less than nothing", async () => {
  const { north } = world;
  await sendAndLook(north, "forecast", forecastOf(`HI-4210,${first},100`, `HI-4210,${second},50`));
  const net = (...rows: string[]) => ["part,month,quantity,semantics", ...rows].join("\n");
  const sent = await sendAndRead(
    north,
    "forecast",
    net(`HI-4210,${first},-30,D`, `HI-7710,${third},5,D`),
  );
  expect(sent.status).toBe("applied");
  expect((await planOf(north.vendorId, sent.id)).records?.shown).toMatchObject([
    {
      changes: [
        { before: "100", after: "70" },
        { before: "50", after: "50" },
      ],
    },
    { changes: [{ before: null, after: "5" }] },
  ]);
  const kept = [`HI-4210 ${first}: 70`, `HI-4210 ${second}: 50`, `HI-7710 ${third}: 5`];
  expect((await inForce(north)).sort()).toEqual(kept.sort());
  const below = await sendAndLook(north, "forecast", net(`HI-4210,${second},-51,D`));
  expect(below.status).toBe("refused");
  expect((await wordsOf(north, below.id))?.[0]?.[0]).toMatch(/would come to less than 0/);
});

test("what overlaps, is over, or states nothing is refused row by row", async () => {
  const { north } = world;
  const rows = [
    `HI-4210,${first},5,`,
    `HI-4210,${first},6,`,
    `HI-7710,${first},5,Acme`,
    `HI-7710,${first},6,Apex`,
    `HI-5120,2020-01,6,`,
    `HI-5120,${months[12]},6,`,
  ];
  const text = ["part,month,quantity,customer", ...rows].join("\n");
  const sent = await sendAndRead(north, "forecast", text);
  expect(sent).toMatchObject({ status: "applied", rowsTaken: 2, rowsRefused: 4 });
  expect(await inForce(north)).toEqual([`HI-7710 ${first}: 11`]);
  expect((await wordsOf(north, sent.id))?.map(([what]) => what).sort()).toEqual([
    "Another row has the same part and bucket",
    "Another row of the same part has a mistake",
    "Bucket start is too far ahead",
    "Bucket start lies in the past",
  ]);
  const empty = await sendAndLook(north, "forecast", `part,${first},${second}\nHI-4210,,\n`);
  expect(empty).toMatchObject({ status: "refused", rowsLeftOut: 1 });
});

test("a supplier forecasts what it supplies, and hears of other parts as of none", async () => {
  const { supply, south, ada } = world;
  for (const partNo of ["HI-5120", "HI-0000"]) {
    const asked = await sendAndLook(supply, "forecast", `Ref,${first},${second}\n${partNo},1,2\n`);
    const page = await readSubmissionPage(supply, asked.id, {});
    expect(page?.layout?.proposals?.filter(({ field }) => field === "part")).toEqual([]);
    const other = await changeReading(supply, asked.id, 0, { fields: { 0: "part" } }, at);
    expect(other).toEqual({ ok: true, submissionId: asked.id });
    await settleJobs(supply.vendorId);
    const wrong = { column: "Ref", what: "Part number not known", value: partNo };
    const said = (to: string) => correctRows(supply, asked.id, 1, [{ ...wrong, to }], at);
    expect(await said("HI-5120")).toMatchObject({ why: "HI-5120 is not a part number of Halden" });
    if (partNo === "HI-0000") expect(await said("HI-7710")).toMatchObject({ ok: true });
  }
  // What is another's to supply now is out of sight, and so is what it was called.
  const { vendorId, system, relay, forge } = world;
  await withScope(system, (tx) =>
    tx.product.updateMany({
      where: { vendorId, id: relay.id },
      data: { supplierId: forge.partnerId },
    }),
  );
  const sent = await sendAndRead(
    supply,
    "forecast",
    forecastOf(`HI-5120,${first},1`, `HI-0000,${first},1`, `HI-4210,${first},9`),
  );
  expect(sent).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 2 });
  const page = await readSubmissionPage(supply, sent.id, {});
  expect(page?.mistakes).toMatchObject([{ what: "Part number not known", rows: 2 }]);
  expect(JSON.stringify(page?.mistakes)).not.toContain("Vane");
  for (const stranger of [south, ada]) {
    expect(await readSubmissionPage(stranger, sent.id, {})).toBeNull();
    expect(await reverseSubmission(stranger, sent.id, at)).toMatchObject({ reason: "not-found" });
  }
});

test("typed lines, JSON and workbooks with a column for each month are one kind of file", async () => {
  const { north } = world;
  const typed = typedFile("forecast", "distributor", [
    { part: "HI-4210", from: `${first}-01`, quantity: "5" },
  ]);
  expect(await sendAndLook(north, "forecast", typed)).toMatchObject({ status: "applied" });
  const json = JSON.stringify([{ partNumber: "HI-7710", [first]: 1, [second]: 0 }]);
  expect(await sendAndLook(north, "forecast", json)).toMatchObject({ status: "applied" });
  const day = (month: string) => new Date(`${month}-01T00:00:00Z`);
  const head = ["Part No", day(first), day(second)];
  const rows = [["Forecast"], head, ["HI-5120", 3, 1200], ["HI-4225", null, null]];
  const workbook = await writeXlsx({ sheets: [{ name: "Forecast", rows }] });
  expect(await sendAndLook(north, "forecast", Buffer.from(workbook))).toMatchObject({
    ...{ status: "applied", rowsTaken: 1, rowsLeftOut: 1 },
  });
  expect(await inForce(north)).toEqual([
    `HI-4210 ${first}: 5`,
    `HI-5120 ${first}: 3`,
    `HI-5120 ${second}: 1200`,
    `HI-7710 ${first}: 1`,
    `HI-7710 ${second}: 0`,
  ]);
});

test("whoever says which column is the part keeps the months, and it is remembered", async () => {
  const { north } = world;
  const sent = await sendAndLook(north, "forecast", `Ref,${first},${second}\nHI-4210,1,2\n`);
  expect(sent).toMatchObject({ status: "waiting" });
  const said = { fields: { 0: "part" } };
  expect(await changeReading(north, sent.id, 0, said, at)).toMatchObject({ ok: true });
  await settleJobs(north.vendorId);
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 1`, `HI-4210 ${second}: 2`]);
  const next = `Ref,${second},${third}\nHI-4210,3,4\n`;
  expect(await sendAndLook(north, "forecast", next)).toMatchObject({ status: "applied" });
  expect(await inForce(north)).toEqual([`HI-4210 ${second}: 3`, `HI-4210 ${third}: 4`]);
});
