import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { DealListQuery } from "#app/domain/deals/lists/deal-list-query.ts";
import { openDealsByPartner } from "#app/domain/deals/lists/open-deals-by-partner.server.ts";
import { pageOfDeals } from "#app/domain/deals/lists/page-of-deals.server.ts";
import { partnerHome } from "#app/domain/deals/lists/partner-home.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const end = new Date("2026-06-11T21:59:59.999Z");
const before = new Date(end.getTime() - 1);

/** The clock never comes by in any of these. */
async function anApprovedDeal() {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] }, thursday);
  await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, friday);
  return { world, dealId };
}

const listed = async ({ ada }: World, status: string, now: Date) => {
  const query = DealListQuery.parse({ status });
  const { deals } = await withReadScope(ada, (tx) => pageOfDeals(tx, query, ada, now));
  return deals.map((deal) => deal.status);
};

test("a list shows an approval as expired from its instant on, and in the group of what is closed", async () => {
  const { world } = await anApprovedDeal();
  expect(await listed(world, "approved", before)).toEqual(["approved"]);
  expect(await listed(world, "closed", before)).toEqual([]);
  expect(await listed(world, "approved", end)).toEqual([]);
  expect(await listed(world, "closed", end)).toEqual(["expired"]);
  const open = (now: Date) => withScope(world.manager, (tx) => openDealsByPartner(tx, now));
  expect((await open(before)).get(world.ada.partnerId)).toBe(1);
  expect((await open(end)).get(world.ada.partnerId)).toBeUndefined();
});

test("the home of its partner asks what to do about it, and counts it as live no more", async () => {
  const { world } = await anApprovedDeal();
  const home = (now: Date) => withScope(world.ada, (tx) => partnerHome(tx, world.ada, "team", now));
  expect(await home(before)).toMatchObject({ liveCount: 1, toDos: [{ kind: "ending" }] });
  expect(await home(end)).toMatchObject({
    liveCount: 0,
    protections: [],
    toDos: [{ kind: "over", deal: { status: "expired" } }],
  });
});

test("nobody closes, updates or revokes what has expired, however late the clock is", async () => {
  const { world, dealId } = await anApprovedDeal();
  const late = new Date(end.getTime() + 60_000);
  const refused = { ok: false, reason: "wrong-state" };
  const update = { dealId, stage: "committed" as const, closeDay: end, note: null };
  expect(await closeDeal(world.ada, { dealId, outcome: "won", note: null }, late)).toEqual(refused);
  expect(await closeDeal(world.ada, { dealId, outcome: "lost", note: null }, late)).toEqual(
    refused,
  );
  expect(await updateDeal(world.ada, update, late)).toEqual(refused);
  expect(
    await revokeDeal(world.manager, { dealId, reason: "ineligible", note: "No" }, late),
  ).toEqual(refused);
  // A millisecond before it could be won.
  expect(await closeDeal(world.ada, { dealId, outcome: "won", note: null }, before)).toEqual({
    ok: true,
  });
});
