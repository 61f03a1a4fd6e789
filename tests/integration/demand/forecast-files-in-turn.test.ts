import { beforeEach, expect, test } from "vitest";

import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import { decideSubmission } from "#app/domain/exchange/life/decide-submission.server.ts";
import { setRule } from "#app/domain/exchange/life/intake-setting.server.ts";
import { planMark } from "#app/domain/exchange/life/plan.ts";
import { correctRows } from "#app/domain/exchange/said/correct-rows.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { planOf, sendAndLook, sendAndRead, submissionOf } from "../exchange/hand-over.ts";
import { inForce, months } from "./in-force.ts";

const [first = "", second = ""] = months;

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

test("a row whose part was not known joins what its file published of the part", async () => {
  const { north, sentry } = world;
  const row = (...cells: (string | number)[]) => cells.join(",");
  const text = [
    "part,month,quantity,customer",
    row("HI-4210", first, 60, "Acme"),
    row("HI-421O X", second, 25, "Apex"),
  ].join("\n");
  const sent = await sendAndRead(north, "forecast", text);
  expect(sent).toMatchObject({ status: "applied", rowsTaken: 1, rowsRefused: 1 });
  const said = { column: "part", what: "Part number not known", value: "HI-421O X", to: "HI-4210" };
  const corrected = await correctRows(north, sent.id, 0, [said], new Date());
  if (!corrected.ok) throw new Error(corrected.reason);
  await settleJobs(north.vendorId);
  expect((await submissionOf(north.vendorId, corrected.submissionId)).status).toBe("applied");
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 60`, `HI-4210 ${second}: 25`]);
  const forWhom = () =>
    withScope(world.system, async (tx) => {
      const { vendorId } = tx;
      const current = await tx.forecastCurrent.findMany({
        where: { vendorId, productId: sentry.id },
      });
      const rows = await tx.forecastCustomer.findMany({
        where: { vendorId, forecastId: { in: current.map(({ forecastId }) => forecastId) } },
        orderBy: { quantity: "desc" },
      });
      return rows.map(({ quantity }) => quantity);
    });
  expect(await forWhom()).toEqual([60, 25]);
  // A change leaves those for whom something is expected, and changes what is expected of one.
  const net = `part,month,quantity,mode,customer\nHI-4210,${first},-20,D,Acme\n`;
  await sendAndRead(north, "forecast", net);
  expect(await forWhom()).toEqual([40, 25]);
});

test("what a grid publishes meanwhile is seen before a file is applied", async () => {
  const { north, admin, sentry } = world;
  const lines = (quantity: number) => [{ productId: sentry.id, month: first, quantity }];
  await publishForecast(north, { id: newId(), lines: lines(100) }, new Date());
  await withScope(admin, (tx) =>
    setRule(tx, admin, { partnerId: north.partnerId, kind: "forecast" }, "asked"),
  );
  const net = `part,month,quantity,mode\nHI-4210,${first},-30,D\n`;
  const { id } = await sendAndLook(north, "forecast", net);
  const shown = planMark(await planOf(north.vendorId, id));
  await publishForecast(north, { id: newId(), lines: lines(200) }, new Date());
  expect(await decideSubmission(north, id, "apply", shown, new Date())).toEqual({ ok: true });
  await settleJobs(north.vendorId);
  const again = await planOf(north.vendorId, id);
  expect(again).toMatchObject({
    again: true,
    records: { shown: [{ changes: [{ before: "200", after: "170" }] }] },
  });
  // Somebody else still has the page of before.
  expect(await decideSubmission(north, id, "apply", shown, new Date())).toMatchObject({
    reason: "other-plan",
  });
  const decided = await Promise.all([
    decideSubmission(north, id, "apply", planMark(again), new Date()),
    decideSubmission(north, id, "discard", planMark(again), new Date()),
  ]);
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
});
