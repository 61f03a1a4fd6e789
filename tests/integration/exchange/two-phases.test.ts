import { expect, test } from "vitest";

import { decideSubmission } from "#app/domain/exchange/life/decide-submission.server.ts";
import { setRule } from "#app/domain/exchange/life/intake-setting.server.ts";
import { readSubmissionPage } from "#app/domain/exchange/read-submission-page.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

import {
  at,
  decideAsShown,
  liveFacts,
  planOf,
  pos,
  sendAndLook,
  sendAndRead,
  submissionOf,
} from "./hand-over.ts";

const good = "N-1,2026-07-10,HI-4210,6,890.50,Ada,Solvang Energi AS,solvang.example";
const other = "N-2,2026-07-11,HI-7710,1,700,Ada,Solvang Energi AS,solvang.example";
const bad = "N-3,2026-07-11,HI-9999,1,400,Ada,,";

const asked = ({ north, steward, system }: World) =>
  withScope(system, (tx) =>
    setRule(tx, steward, { partnerId: north.partnerId, kind: "pos" }, "asked"),
  );

test("a clean file is applied by itself, one with a row to correct waits and says what it would do", async () => {
  const { vendorId, north } = await aWorld();

  const clean = await sendAndLook(north, "pos", pos(good));
  const mixed = await sendAndLook(north, "pos", pos(good, other, bad));

  expect(clean).toMatchObject({ status: "applied", rowsTaken: 1, decidedBy: null });
  expect(mixed).toMatchObject({ status: "waiting", rowsTaken: 0, rowsRefused: 1 });
  expect(await planOf(vendorId, mixed.id)).toMatchObject({
    ...{ fresh: 1, changed: 0, same: 1, refused: 1 },
    totals: { sales: { rows: 2, units: 7 }, from: "2026-07-10", to: "2026-07-11" },
    last: { id: clean.id },
  });
  expect(await liveFacts(vendorId)).toHaveLength(1);
});

test("what is shown is what is applied", async () => {
  const { vendorId, north } = await aWorld();
  await sendAndRead(north, "pos", pos(good));
  const { id } = await sendAndLook(north, "pos", pos(good.replace(",6,", ",5,"), other, bad));
  const plan = await planOf(vendorId, id);
  expect(plan).toMatchObject({ fresh: 1, changed: 1, same: 0, refused: 1 });

  expect(await decideAsShown(north, id, "apply")).toEqual({ ok: true });
  await settleJobs(vendorId);

  expect(await submissionOf(vendorId, id)).toMatchObject({
    ...{ status: "applied", rowsTaken: 2, rowsChanged: 1, rowsSame: 0, rowsRefused: 1 },
    decidedBy: north.name,
  });
  expect((await liveFacts(vendorId)).map(({ quantity }) => quantity)).toEqual([5, 1]);
});

test("a plan that another file made wrong is worked out anew and shown, not applied", async () => {
  const world = await aWorld();
  const { vendorId, north } = world;
  await asked(world);
  const first = await sendAndLook(north, "pos", pos(good));
  const second = await sendAndLook(north, "pos", pos(good.replace(",6,", ",5,")));
  await decideAsShown(north, first.id, "apply");
  await settleJobs(vendorId);

  expect(await decideAsShown(north, second.id, "apply")).toEqual({ ok: true });
  await settleJobs(vendorId);

  expect(await submissionOf(vendorId, second.id)).toMatchObject({ status: "waiting" });
  expect(await planOf(vendorId, second.id)).toMatchObject({ fresh: 0, changed: 1, again: true });
  expect((await liveFacts(vendorId)).map(({ quantity }) => quantity)).toEqual([6]);
  expect(await decideSubmission(north, second.id, "apply", "1-0-0-0", at)).toEqual({
    ok: false,
    reason: "other-plan",
  });
  await decideAsShown(north, second.id, "apply");
  await settleJobs(vendorId);
  expect((await liveFacts(vendorId)).map(({ quantity }) => quantity)).toEqual([5]);
});

test("of several clicks at once one counts, and the others are told", async () => {
  const world = await aWorld();
  const { vendorId, north } = world;
  await asked(world);
  const { id } = await sendAndLook(north, "pos", pos(good));

  const clicks = ["apply", "apply", "discard"] as const;
  const answers = await Promise.all(clicks.map((click) => decideAsShown(north, id, click)));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter(({ ok }) => !ok)).toEqual(
    Array(2).fill({ ok: false, reason: "not-waiting" }),
  );
  await settleJobs(vendorId);
  const applied = answers[2]?.ok ? 0 : 1;
  expect(await liveFacts(vendorId)).toHaveLength(applied);
});

test("a discarded file leaves nothing and may come again", async () => {
  const world = await aWorld();
  const { vendorId, north, system } = world;
  await asked(world);
  const { id } = await sendAndLook(north, "pos", pos(good));

  expect(await decideAsShown(north, id, "discard")).toEqual({ ok: true });
  await settleJobs(vendorId);

  expect(await submissionOf(vendorId, id)).toMatchObject({ status: "discarded" });
  expect(await liveFacts(vendorId)).toEqual([]);
  expect(await withScope(system, (tx) => tx.stagingRow.count({ where: { vendorId } }))).toBe(0);
  expect(await sendAndRead(north, "pos", pos(good))).toMatchObject({ status: "applied" });
});

test("a file whose staged rows are gone is read again before it is applied", async () => {
  const world = await aWorld();
  const { vendorId, north, system } = world;
  await asked(world);
  const { id } = await sendAndLook(north, "pos", pos(good, other));
  // As a database that crashed leaves a table that is not logged.
  await withScope(system, (tx) => tx.stagingRow.deleteMany({ where: { vendorId } }));

  await decideAsShown(north, id, "apply");
  await settleJobs(vendorId);

  expect(await submissionOf(vendorId, id)).toMatchObject({ status: "applied", rowsTaken: 2 });
  expect(await liveFacts(vendorId)).toHaveLength(2);
});

test("who decides is the sender's side and the vendor's operations; echoes are the vendor's to see", async () => {
  const world = await aWorld();
  const { north, south, steward, finance } = world;
  await asked(world);
  const { id } = await sendAndLook(north, "pos", pos(good));
  const decides = async (who: Parameters<typeof decideSubmission>[0]) =>
    decideSubmission(who, id, "discard", "", at);

  expect(await decides(south)).toEqual({ ok: false, reason: "not-found" });
  expect(await decides(finance)).toEqual({ ok: false, reason: "not-yours" });
  expect(await decides(withRole(north, "sales_rep"))).toEqual({ ok: false, reason: "not-yours" });
  const seen = await readSubmissionPage(steward, id, {});
  expect(seen).toMatchObject({ mayDecide: true, rule: "asked" });
  expect(await readSubmissionPage(north, id, {})).toMatchObject({ mayDecide: true, rule: null });
  expect(await decides(steward)).toEqual({ ok: true });
});

test("a line that another tier reported is announced to the vendor alone", async () => {
  const world = await aWorld();
  const { vendorId, north, adaAdmin, steward } = world;
  await asked(world);
  await sendAndRead(
    adaAdmin,
    "pos",
    "Invoice No,Date,Part,Qty,Price,Customer,Web\nA-7,2026-07-10,HI-4210,6,990,Solvang,solvang.example\n",
  );
  const first = await sendAndLook(north, "pos", pos(good.replace("HI-4210", "HI-7710")));
  await decideAsShown(north, first.id, "apply");
  await settleJobs(vendorId);

  const { id } = await sendAndLook(north, "pos", pos(good));

  const planFor = async (who: Parameters<typeof readSubmissionPage>[0]) =>
    (await readSubmissionPage(who, id, {}))?.plan;
  expect(await planFor(steward)).toMatchObject({ echoes: 1, echoRows: [2] });
  expect(await planFor(north)).toMatchObject({ echoes: 0, echoRows: [] });
});

test("a day in closed books is refused, with the last closed day", async () => {
  const { vendorId, north, system } = await aWorld();
  const through = new Date("2026-07-10");
  await withScope(system, (tx) =>
    tx.vendor.updateMany({ where: { vendorId }, data: { booksClosedThrough: through } }),
  );

  const { id } = await sendAndRead(north, "pos", pos(good, other));

  const page = await readSubmissionPage(north, id, {});
  expect(page?.mistakes).toMatchObject([
    {
      what: "Invoice day is in a closed period",
      hint: "The books are closed through 2026-07-10",
      values: ["2026-07-10"],
    },
  ]);
  expect(await liveFacts(vendorId)).toHaveLength(1);
});
