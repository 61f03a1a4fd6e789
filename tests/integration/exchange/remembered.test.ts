import { expect, test } from "vitest";

import { findParts } from "#app/domain/catalog/find-parts.server.ts";
import { currentMonth } from "#app/domain/demand/month.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { correctRows } from "#app/domain/exchange/said/correct-rows.server.ts";
import {
  addAlias,
  forgetRemembered,
  mayRemember,
  readRemembered,
} from "#app/domain/exchange/said/remembered.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld } from "#tests/support/world.ts";
import { x12File } from "#tests/support/x12.ts";

import { at, liveFacts, pos, sendAndLook, submissionOf } from "./hand-over.ts";

const ours = { partNo: "ART-77", productNo: "hi-4210" };

test("a part number that was added holds in X12 and forecasts, and until it is forgotten", async () => {
  const { vendorId, north, ada } = await aWorld();
  expect(await addAlias(north, north.partnerId, ours, at)).toEqual({ ok: true });
  const sale = [
    ...["BPT*00*R-1*20260810", "PTD*SD***IV*N-1*DC", `N1*DU*${ada.name}`],
    ...["QTY*32*6*EA", "LIN**VP*ART77", "UIT*EA*890.50*RS", "DTM*003*20260710"],
  ];
  const sent = await sendAndLook(north, "pos", x12File({ 867: sale }));
  expect(sent).toMatchObject({ rowsRead: 1, rowsRefused: 0 });
  const forecast = `part_no,month,quantity\nart 77,${currentMonth(new Date(), "Europe/Berlin")},100\n`;
  expect(await sendAndLook(north, "forecast", forecast)).toMatchObject({
    status: "applied",
    rowsTaken: 1,
  });

  const page = await readRemembered(north, north.partnerId);
  const [alias] = page?.aliases ?? [];
  expect(alias).toMatchObject({ partNo: "ART-77", productNo: "HI-4210", submissionId: null });
  expect(await forgetRemembered(north, north.partnerId, "alias", alias?.id ?? "")).toBe(true);
  const again = pos("N-9,2026-07-10,ART-77,1,890.50,Ada,,");
  expect(await sendAndLook(north, "pos", again)).toMatchObject({ status: "refused" });
  expect(await liveFacts(vendorId)).toHaveLength(sent.status === "applied" ? 1 : 0);
});

test("an X12 file whose part is not known is corrected on its page and read again", async () => {
  const { vendorId, north, ada } = await aWorld();
  const sale = [
    ...["BPT*00*R-1*20260810", "PTD*SD***IV*N-1*DC", `N1*DU*${ada.name}`],
    ...["QTY*32*6*EA", "LIN**VP*ART-77", "UIT*EA*890.50*RS", "DTM*003*20260710"],
  ];
  const sent = await sendAndLook(north, "pos", x12File({ 867: sale }));
  expect(sent).toMatchObject({ status: "refused", rowsRefused: 1 });
  const page = await readSubmissionPage(north, sent.id, {});
  const { column = "", what = "" } = page?.mistakes[0] ?? {};
  const said = [{ column, what, value: "ART-77", to: "HI-4210" }];
  expect(await correctRows(north, sent.id, 0, said, at)).toMatchObject({ ok: true });
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, sent.id)).toMatchObject({ status: "applied", rowsTaken: 1 });
});

test("the vendor's own part numbers are not taught to mean another part", async () => {
  const { north } = await aWorld();
  const add = (partNo: string, productNo: string) =>
    addAlias(north, north.partnerId, { partNo, productNo }, at);
  expect(await add("HI 7710", "HI-4210")).toEqual({ ok: false, reason: "own-part" });
  expect(await add("ART-1", "HI-9999")).toEqual({ ok: false, reason: "unknown-part" });
  expect(await add("--", "HI-4210")).toEqual({ ok: false, reason: "no-number" });
  expect(await add("ART-1", "HI-4210")).toEqual({ ok: true });
  expect(await add("art1", "HI-7710")).toEqual({ ok: true });
  const page = await readRemembered(north, north.partnerId);
  expect(page?.aliases).toMatchObject([{ partNo: "art1", productNo: "HI-7710" }]);
});

test("another partner's memory is nobody's to read or to forget", async () => {
  const { north, south, adaAdmin } = await aWorld();
  await addAlias(north, north.partnerId, ours, at);
  const alias = (await readRemembered(north, north.partnerId))?.aliases[0]?.id ?? "";
  for (const stranger of [south, adaAdmin]) {
    expect((await readRemembered(stranger, north.partnerId))?.aliases ?? []).toEqual([]);
    expect(await forgetRemembered(stranger, north.partnerId, "alias", alias)).toBe(false);
    await expect(addAlias(stranger, north.partnerId, ours, at)).rejects.toThrow();
  }
  expect((await readRemembered(north, north.partnerId))?.aliases).toHaveLength(1);
});

test("who may change what is remembered", async () => {
  const { north, ada, manager, steward, finance, admin, supply } = await aWorld();
  const may = [north, steward, admin].map((actor) => mayRemember(actor, north.partnerId));
  expect(may).toEqual([true, true, true]);
  const others = [manager, finance].map((actor) => mayRemember(actor, north.partnerId));
  expect(others).toEqual([false, false]);
  expect(mayRemember(ada, ada.partnerId)).toBe(false);
  expect(mayRemember(supply, supply.partnerId)).toBe(true);
  expect(mayRemember(finance, null)).toBe(true);
});

test("of two people who correct one file at once, the second is told", async () => {
  const { vendorId, north, steward } = await aWorld();
  const sent = await sendAndLook(north, "pos", pos("N-1,2026-07-10,ART-1,6,890.50,Ada,,"));
  const said = [
    { column: "Part Number", what: "Part number not known", value: "ART-1", to: "HI-4210" },
  ];
  const both = await Promise.all([
    correctRows(north, sent.id, 0, said, at),
    correctRows(steward, sent.id, 0, said, at),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  await settleJobs(vendorId);
  expect(await submissionOf(vendorId, sent.id)).toMatchObject({ status: "applied", rowsTaken: 1 });
});

test("parts are found by number and by name, the nearest first", async () => {
  const { north } = await aWorld();
  const found = (words: string) =>
    withScope(north, async (tx) => (await findParts(tx, words)).map(({ partNo }) => partNo));
  expect(await found("hi42")).toContain("HI-4210");
  expect((await found("sentry"))[0]).toMatch(/^HI-/);
  expect(await found("nothing of this name")).toEqual([]);
});
