import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { partnerRecord } from "#app/domain/deals/decide/partner-record.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const day = (iso: string) => new Date(`${iso}T09:00:00Z`);
const now = day("2026-05-30");

const record = (world: World, at = now, currency = "EUR") =>
  withScope(world.manager, (tx) =>
    partnerRecord(tx, { partnerId: world.ada.partnerId, dealId: newId(), currency }, at),
  );

const deal = (world: World, name: string, quantity = 10) =>
  aRegistration(world.ada, {
    products: [world.sentry],
    name,
    domain: `${name.toLowerCase()}.example`,
    quantity,
  });

test("a partner's record counts what became of its registrations", async () => {
  const world = await aWorld();
  const ids = [];
  for (const [at, name] of ["Won", "Lost", "Kept", "Twice", "Open"].entries()) {
    ids.push(await deal(world, name, 10 * (at + 1)));
  }
  const [won = "", lost = "", kept = "", twice = ""] = ids;
  for (const dealId of [won, lost, kept]) {
    await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, day("2026-03-13"));
  }
  const refused = { reason: "duplicate", note: "You have it already" } as const;
  await rejectDeal(world.manager, { dealId: twice, ...refused }, day("2026-03-13"));
  await closeDeal(world.ada, { dealId: won, outcome: "won", note: null }, day("2026-03-20"));
  await closeDeal(
    world.ada,
    { dealId: lost, outcome: "lost", note: null, reason: "price" },
    day("2026-03-20"),
  );
  // In the first of the two months that it runs, and not in the second.
  const stage = { stage: "negotiation", closeDay: day("2026-06-01"), note: "Talking" } as const;
  await updateDeal(world.ada, { dealId: kept, ...stage }, day("2026-04-01"));

  const all = await record(world);
  expect(all).toMatchObject({
    ...{ registered: 5, decided: 4, approved: 3, rejected: 1, duplicates: 1, withdrawn: 0 },
    ...{ won: 1, lost: 1, expired: 0, revoked: 0, running: 1, updatesOwed: 2, updatesGiven: 1 },
    ...{ typicalMinor: 2_100_000n, largestMinor: 3_500_000n },
  });
});

test("what lies too far back, another partner's and another currency's count nothing", async () => {
  const world = await aWorld();
  await deal(world, "Old");
  await aRegistration(world.bob, { products: [world.vane] }, thursday);
  expect(await record(world, day("2028-03-11"))).toMatchObject({ registered: 1 });
  expect(await record(world, day("2028-03-13"))).toMatchObject({ registered: 0 });
  expect(await record(world, now, "USD")).toMatchObject({ registered: 1, typicalMinor: null });
});
