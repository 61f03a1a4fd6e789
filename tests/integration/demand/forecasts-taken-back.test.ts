import { beforeEach, expect, test } from "vitest";

import { selectConsensus } from "#app/domain/demand/consensus.store.server.ts";
import { forecastMoments, forecastsNaming } from "#app/domain/demand/forecast-customers.server.ts";
import { readHistory } from "#app/domain/demand/forecast-page.server.ts";
import { publishForecast } from "#app/domain/demand/publish-forecast.server.ts";
import {
  previewOf,
  reverseSubmission,
} from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { sendAndLook, sendAndRead } from "../exchange/hand-over.ts";
import { forecastOf, inForce, months } from "./in-force.ts";

const at = new Date();
const [first = ""] = months;

let world: World;
beforeEach(async () => {
  world = await aWorld();
});

test("files are taken back one after the other, and what stands counts again", async () => {
  const { north, manager, admin, sentry } = world;
  const one = await sendAndLook(
    north,
    "forecast",
    forecastOf(`HI-4210,${first},100`, `HI-5120,${first},1`),
  );
  const two = await sendAndLook(
    north,
    "forecast",
    forecastOf(`HI-4210,${first},80`, `HI-7710,${first},2`),
  );
  expect(await reverseSubmission(manager, one.id, at)).toMatchObject({ reason: "not-yours" });
  expect(await previewOf(north, one.id, at)).toMatchObject({
    preview: { records: { gone: 1, back: 0, later: 1 } },
  });
  // Seen, and not done yet.
  expect((await inForce(north)).length).toBe(3);
  expect(await reverseSubmission(north, one.id, at)).toMatchObject({ ok: true });
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 80`, `HI-7710 ${first}: 2`]);
  const twice = await Promise.all([1, 2].map(() => reverseSubmission(admin, two.id, at)));
  expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await inForce(north)).toEqual([]);
  await settleJobs(north.vendorId);
  const total = await withScope(world.system, (tx) =>
    selectConsensus(tx, { from: first, productIds: [sentry.id] }),
  );
  expect(total).toEqual([]);
  // What was published stays to be read, and the same bytes may come again.
  const { publications } = await withScope(north, (tx) => readHistory(tx, north, null));
  expect(publications.map(({ takenBack, figures }) => [takenBack, figures])).toEqual([
    [true, 2],
    [true, 2],
  ]);
  const again = await sendAndLook(
    north,
    "forecast",
    forecastOf(`HI-4210,${first},100`, `HI-5120,${first},1`),
  );
  expect(again.status).toBe("applied");
  const next = await sendAndLook(north, "forecast", forecastOf(`HI-4210,${first},70`));
  await reverseSubmission(north, next.id, at);
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 100`, `HI-5120 ${first}: 1`]);
});

test("a grid filled from a file that was taken back is not published unseen", async () => {
  const { north, sentry } = world;
  const sent = await sendAndLook(north, "forecast", forecastOf(`HI-4210,${first},100`));
  const { publications } = await withScope(north, (tx) => readHistory(tx, north, null));
  const basis = publications[0]?.id ?? null;
  await reverseSubmission(north, sent.id, at);
  const lines = [{ productId: sentry.id, month: first, quantity: 1 }];
  expect(await publishForecast(north, { id: newId(), lines, basis }, new Date())).toEqual({
    ...{ ok: false, reason: "taken-back-meanwhile", newest: null },
  });
});

test("a file may say for whom its figures are, and the vendor finds them at the customer", async () => {
  const { north, manager, vendorId } = world;
  const text = [
    "part_no,month,quantity,customer,customer_domain",
    `HI-4210,${first},60,Acme Pumps,acme.example`,
    `HI-4210,${first},25,Apex Valves,apex.example`,
    `HI-4210,${first},15,,`,
  ].join("\n");
  await sendAndRead(north, "forecast", text);
  expect(await inForce(north)).toEqual([`HI-4210 ${first}: 100`]);
  const acme = () =>
    withScope(manager, async (tx) => {
      const parties = await tx.reportedParty.findMany({ where: { vendorId, name: "Acme Pumps" } });
      const ids = parties.map(({ id }) => id);
      const told = await forecastMoments(tx, ids, { before: null, take: 10 });
      const named = await forecastsNaming(tx, ids, at);
      return [named.map(({ partNo, quantity }) => [partNo, quantity]), told.map((one) => one.text)];
    });
  const moments = ["North expects 60 units of a product"];
  expect(await acme()).toEqual([[["HI-4210", 60]], moments]);
  // What replaces it names nobody; what was said stays said, until it is taken back.
  const next = await sendAndRead(north, "forecast", forecastOf(`HI-4210,${first},80`));
  expect(await acme()).toEqual([[], moments]);
  await reverseSubmission(north, next.id, at);
  expect(await acme()).toEqual([[["HI-4210", 60]], moments]);
});
