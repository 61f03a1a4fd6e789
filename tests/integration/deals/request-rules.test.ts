import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { askAmendment } from "#app/domain/deals/requests/ask-amendment.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import { requestsOf } from "#app/domain/deals/requests/requests.store.server.ts";
import { withdrawRequest } from "#app/domain/deals/requests/withdraw-request.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
// Approved on Thursday: protected to the end of 10 June in Berlin.
const over = new Date("2026-06-10T22:00:00Z");
const why = "The board meets in July";
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });
const line = (product: { id: string }) => ({ productId: product.id, quantity: 4 });

async function approved(world: World) {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(dealId), thursday);
  return dealId;
}

const pending = (world: World, dealId: string) =>
  withScope(world.ada, async (tx) => {
    const asked = (await requestsOf(tx, dealId)).find(({ status }) => status === "pending");
    return asked?.id ?? "";
  });

test("a request is answered and taken back on its own deal alone", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  const words = { name: "Ostrava", domain: "ostrava.example" };
  const another = await aRegistration(world.ada, { products: [world.vane], ...words });
  await askExtension(world.ada, { dealId, reason: why }, friday);
  const requestId = await pending(world, dealId);
  const wrong = { dealId: another, requestId };
  const notFound = { ok: false, reason: "not-found" };
  const grant = { ...wrong, grant: true, note: null };
  expect(await answerDealRequest(world.manager, grant, friday)).toEqual(notFound);
  expect(await withdrawRequest(world.ada, wrong, friday)).toEqual(notFound);
  expect(await pending(world, dealId)).toBe(requestId);
});

test("nothing is granted to a deal whose time is over, though the clock has not been there", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  await askExtension(world.ada, { dealId, reason: why }, friday);
  const grant = { dealId, requestId: await pending(world, dealId), grant: true, note: null };
  const refused = { ok: false, reason: "wrong-state" };
  expect(await answerDealRequest(world.manager, grant, over)).toEqual(refused);

  await withdrawRequest(world.ada, { dealId, requestId: grant.requestId }, friday);
  const terms = { lines: [line(world.sentry)] };
  await askAmendment(world.ada, { dealId, reason: why, terms }, friday);
  const amend = { ...grant, requestId: await pending(world, dealId) };
  expect(await answerDealRequest(world.manager, amend, over)).toEqual(refused);
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(deal).toMatchObject({ lines: [{ quantity: 10 }] });
});

test("asking for another customer writes nothing of it until it is granted", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await startReview(world.manager, { dealId }, friday);
  const parties = () =>
    withScope(world.system, (tx) => tx.reportedParty.count({ where: { vendorId: tx.vendorId } }));
  const before = await parties();
  const terms = { name: "Velde Water", domain: "velde.example" };
  expect(await askAmendment(world.ada, { dealId, reason: why, terms }, friday)).toEqual({
    ok: true,
  });
  expect(await parties()).toBe(before);
});

test("a family that the approval left out stays out of what a granted amendment protects", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry, world.relay] });
  const terms = { familyIds: [world.sentry.familyId] };
  await approveDeal(world.manager, { ...all(dealId), terms }, thursday);
  const lines = [world.sentry, world.relay, world.vane].map(line);
  await askAmendment(world.ada, { dealId, reason: why, terms: { lines } }, friday);
  const grant = { dealId, requestId: await pending(world, dealId), grant: true, note: null };
  expect(await answerDealRequest(world.manager, grant, friday)).toEqual({ ok: true });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  const families = deal?.protections.map(({ familyName }) => familyName).sort();
  expect(families).toEqual(["Sentry", "Vane"]);
});
