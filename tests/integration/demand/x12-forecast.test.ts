import { expect, test } from "vitest";

import { findFile } from "#app/domain/demand/forecast-file.store.server.ts";
import { publishForecastFile } from "#app/domain/demand/publish-forecast-file.server.ts";
import { forecastRows } from "#app/domain/exchange/x12/forecast-rows.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld } from "#tests/support/world.ts";
import { bytesOf, x12File } from "#tests/support/x12.ts";

const at = new Date("2026-08-10T09:00:00Z");

async function send(actor: PartnerActor, text: string) {
  const content = bytesOf(text);
  const table = await forecastRows(content);
  return publishForecastFile(actor, { fileName: "830.x12", content, table }, at);
}

const schedule = (...buckets: string[]) =>
  x12File({ 830: ["BFR*05*F-1**DL*R", "LIN**VP*HI-4210", ...buckets, "CTT*1"] });

test("the months of an 830 are published", async () => {
  const { vendorId, north } = await aWorld();
  const sent = await send(north, schedule("FST*120*D*M*20260901", "FST*30*C*F*20261001*20261031"));

  expect(sent.outcome).toBe("published");
  const lines = await withScope(north, (tx) =>
    tx.forecastLine.findMany({ where: { vendorId }, orderBy: { bucketStart: "asc" } }),
  );
  expect(lines).toMatchObject([
    { bucketStart: new Date("2026-09-01"), quantity: 120 },
    { bucketStart: new Date("2026-10-01"), quantity: 30 },
  ]);
});

test("weeks are refused row by row, and lying envelopes whole", async () => {
  const { north } = await aWorld();
  const weeks = await send(north, schedule("FST*8*D*W*20260907*20260913"));
  expect(weeks.outcome).toBe("refused");
  const file = await withScope(north, (tx) => findFile(tx, north.partnerId, weeks.submissionId));
  expect(file?.wrong[0]?.errors.map(({ what }) => what)).toContain(
    "Bucket W is not taken. Forecasts are by month: M",
  );

  const lying = await send(north, schedule("FST*1*D*M*20260901").replace("GE*1*", "GE*9*"));
  const refused = await withScope(north, (tx) => findFile(tx, north.partnerId, lying.submissionId));
  expect(refused?.problem).toMatch(/GE01 9: 9 transaction sets said, 1 counted/);
});
