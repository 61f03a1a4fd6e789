import { expect, test } from "vitest";

import { findSubmission } from "#app/domain/exchange/find-submission.server.ts";
import { listSubmissions } from "#app/domain/exchange/list-submissions.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { refusedRows } from "#app/domain/exchange/refused-rows.server.ts";
import { selectRows } from "#app/domain/exchange/row.store.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { fileAsSent, rowsToCorrect } from "#app/routes/submission-file.server.ts";
import { aWorld, withRole } from "#tests/support/world.ts";

import { pos, send, sendAndRead } from "./hand-over.ts";

const file = pos(
  "N-1,2026-07-10,HI-4210,6,890.50,Ada,Solvang,solvang.example",
  "N-2,2026-07-10,HI-9999,6,890.50,Ada,Solvang,solvang.example",
);

test("a partner's submission, its rows and its file are nobody else's but the vendor's", async () => {
  const world = await aWorld();
  const elsewhere = await aWorld();
  const { id } = await sendAndRead(world.north, "pos", file);

  const sees = async (who: Actor) => ({
    submission: (await findSubmission(who, id)) !== null,
    page: (await readSubmissionPage(who, id, {})) !== null,
    listed: (await withScope(who, (tx) => listSubmissions(tx, {}, {}))).submissions.length,
    rows: (await withScope(who, (tx) => selectRows(tx, id, {}, 10))).length,
    errors: (await refusedRows(who, id)) !== null,
  });
  const all = { submission: true, page: true, listed: 1, rows: 2, errors: true };
  const nothing = { submission: false, page: false, listed: 0, rows: 0, errors: false };
  expect(await sees(world.north)).toEqual(all);
  expect(await sees(world.manager)).toEqual(all);
  for (const who of [world.ada, world.south, world.supply, elsewhere.north, elsewhere.admin]) {
    expect(await sees(who)).toEqual(nothing);
  }
});

test("another partner's file is not found, its rows to correct neither", async () => {
  const { north, south } = await aWorld();
  const { id } = await sendAndRead(north, "pos", file);

  await expect(fileAsSent(south, id)).rejects.toMatchObject({ init: { status: 404 } });
  await expect(rowsToCorrect(south, id)).rejects.toMatchObject({ init: { status: 404 } });
  expect(await (await fileAsSent(north, id)).text()).toBe(file);
});

test("the same file of another partner is another submission", async () => {
  const { north, south } = await aWorld();
  await sendAndRead(north, "pos", file);

  expect(await send(south, "pos", file)).toMatchObject({ ok: true });
});

test("a file is handed over by those whose role it is, whatever the form says", async () => {
  const { north, manager } = await aWorld();

  for (const who of [withRole(north, "sales_rep"), manager]) {
    const kind = who.audience === "vendor" ? "sell_in" : "pos";
    const refused = await send(who, kind, file).catch((error: unknown) => refusedByScope(error));
    expect(refused).toBe(true);
  }
});

test("what became of a row is the portal's word: a partner cannot write it", async () => {
  const { vendorId, north } = await aWorld();
  const { id } = await sendAndRead(north, "pos", file);
  const attempts = [
    () =>
      withScope(north, (tx) =>
        tx.submissionRow.createMany({
          data: [
            {
              vendorId,
              submissionId: id,
              rowNo: 99,
              partnerId: north.partnerId,
              raw: "",
              verdict: "taken",
            },
          ],
        }),
      ),
    () =>
      withScope(north, (tx) =>
        tx.stagingRow.createMany({
          data: [{ vendorId, submissionId: id, rowNo: 99, raw: "" }],
        }),
      ),
  ];
  for (const attempt of attempts) {
    expect(await attempt().catch((error: unknown) => refusedByScope(error))).toBe(true);
  }
  const changed = await withScope(north, (tx) =>
    tx.submission.updateMany({ where: { vendorId, id }, data: { rowsTaken: 1_000 } }),
  );
  expect(changed.count).toBe(0);
});

test("the rows to correct come as they were, with what is wrong, and can be sent again", async () => {
  const { north } = await aWorld();
  const { id } = await sendAndRead(north, "pos", file);

  const bytes = await (await rowsToCorrect(north, id)).arrayBuffer();

  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  expect(text).toBe(
    "\ufeffInvoice No,Invoice Date,Part Number,Qty,Unit Price,Reseller,End Customer,Customer Web,Invoice Line,errors\r\n" +
      "N-2,2026-07-10,HI-9999,6,890.50,Ada,Solvang,solvang.example,,Part Number HI-9999: Part number not known (Use Halden’s own part number)\r\n",
  );
  const corrected = await sendAndRead(north, "pos", text.replace("HI-9999,", "HI-4225,"));
  expect(corrected).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 0 });
});
