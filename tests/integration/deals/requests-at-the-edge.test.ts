import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
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
const afterTheEnd = new Date("2026-06-11T09:00:00Z");

async function requestOf(world: World, dealId: string): Promise<string> {
  const [request] = await withScope(world.manager, (tx) => requestsOf(tx, dealId));
  return request?.id ?? "";
}

test("a request has lapsed with the end of its protection, even where the clock is late", async () => {
  const world = await aWorld();
  const { ada, manager } = world;
  const dealId = await aRegistration(ada, { products: [world.sentry] });
  await approveDeal(manager, { dealId, note: null, freeOnly: false }, thursday);
  await askExtension(ada, { dealId, reason: "They wait for the budget" }, friday);
  const requestId = await requestOf(world, dealId);
  const late = { ok: false, reason: "wrong-state" };
  for (const grant of [true, false]) {
    const answer = { dealId, requestId, grant, note: "No" };
    expect(await answerDealRequest(manager, answer, afterTheEnd)).toEqual(late);
  }
  expect(await withdrawRequest(ada, { dealId, requestId }, afterTheEnd)).toEqual(late);
});

test("an amendment to what the approval left out is protected once it is granted", async () => {
  const world = await aWorld();
  const { ada, manager, sentry, relay } = world;
  const dealId = await aRegistration(ada, { products: [sentry, relay] });
  const terms = { familyIds: [sentry.familyId] };
  await approveDeal(manager, { dealId, note: null, freeOnly: false, terms }, thursday);
  const relayAlone = { lines: [{ productId: relay.id, quantity: 3 }] };
  await askAmendment(ada, { dealId, reason: "Relay after all", terms: relayAlone }, friday);
  const grant = { dealId, requestId: await requestOf(world, dealId), grant: true, note: null };
  expect(await answerDealRequest(manager, grant, friday)).toEqual({ ok: true });
  const deal = await withScope(ada, (tx) => findDeal(tx, dealId));
  expect(deal?.protections.map(({ familyName }) => familyName)).toEqual(["Relay"]);
});
