import { expect, test } from "vitest";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { askAmendment } from "#app/domain/deals/requests/ask-amendment.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import { deskRequests } from "#app/domain/deals/requests/desk-requests.server.ts";
import { requestsOf } from "#app/domain/deals/requests/requests.store.server.ts";
import { withdrawRequest } from "#app/domain/deals/requests/withdraw-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
// Approved on Thursday, 12 March: protected to the end of 10 June in Berlin.
const lastMoment = new Date("2026-06-03T21:59:59.999Z");
const oneMoreDay = new Date("2026-06-04T08:00:00Z");
const extended = new Date("2026-08-09T21:59:59.999Z");

async function approved(world: World, products = [world.sentry]) {
  const dealId = await aRegistration(world.ada, { products });
  const given = await approveDeal(world.manager, { dealId, note: null, freeOnly: false }, thursday);
  expect(given).toMatchObject({ ok: true });
  return dealId;
}

const read = (actor: Actor, dealId: string) => withScope(actor, (tx) => findDeal(tx, dealId));
const requests = (actor: Actor, dealId: string) => withScope(actor, (tx) => requestsOf(tx, dealId));

async function pending(actor: Actor, dealId: string): Promise<string> {
  const found = (await requests(actor, dealId)).find(({ status }) => status === "pending");
  if (!found) throw new Error("Nothing is asked for");
  return found.id;
}

const line = (product: { id: string }, quantity: number) => ({ productId: product.id, quantity });
const why = "The board meets in July";

test("an extension is asked for, granted, and the protection with it", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  expect(await askExtension(world.ada, { dealId, reason: why }, friday)).toEqual({ ok: true });
  expect(await requests(world.ada, dealId)).toMatchObject([
    { kind: "extension", status: "pending", reason: why, endsAt: extended, askedName: "Ada" },
  ]);
  const requestId = await pending(world.manager, dealId);
  const grant = { dealId, requestId, grant: true, note: "Good luck" };
  expect(await answerDealRequest(world.manager, grant, friday)).toEqual({ ok: true });
  expect(await read(world.ada, dealId)).toMatchObject({
    protectedUntil: extended,
    protections: [{ endsAt: extended }],
  });
  expect(await requests(world.ada, dealId)).toMatchObject([
    { status: "granted", answererName: "Ingrid", answerNote: "Good luck" },
  ]);
  // Once for each registration.
  expect(await askExtension(world.ada, { dealId, reason: why }, friday)).toEqual({
    ok: false,
    reason: "asked-before",
  });
  expect(await answerDealRequest(world.manager, grant, friday)).toMatchObject({
    reason: "wrong-state",
  });
});

test("a refusal says why, and is the last word", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  await askExtension(world.ada, { dealId, reason: why }, friday);
  const requestId = await pending(world.manager, dealId);
  const refuse = { dealId, requestId, grant: false, note: "Nothing has moved" };
  expect(await answerDealRequest(world.manager, refuse, friday)).toEqual({ ok: true });
  const deal = await read(world.ada, dealId);
  expect(deal?.events[0]).toMatchObject({ kind: "extension_refused", note: "Nothing has moved" });
  expect(deal?.protections[0]?.endsAt).toEqual(deal?.protectedUntil);
  expect(await askExtension(world.ada, { dealId, reason: why }, friday)).toMatchObject({
    reason: "asked-before",
  });
});

test("it is asked for a week before the end at the latest, and not when it is over", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  const ask = { dealId, reason: why };
  expect(await askExtension(world.ada, ask, oneMoreDay)).toEqual({
    ok: false,
    reason: "too-late",
    lastMoment,
  });
  expect(await askExtension(world.ada, ask, new Date("2026-07-01"))).toMatchObject({
    reason: "wrong-state",
  });
  expect(await askExtension(world.ada, ask, lastMoment)).toEqual({ ok: true });
});

test("two at once ask for one extension", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  const outcomes = await Promise.all(
    [world.ada, world.adaAdmin, world.ada].map((actor) =>
      askExtension(actor, { dealId, reason: why }, friday),
    ),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes).toContainEqual({ ok: false, reason: "asked-before" });
  expect(await requests(world.ada, dealId)).toHaveLength(1);
});

test("granted and taken back at once: one of the two", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  await askExtension(world.ada, { dealId, reason: why }, friday);
  const requestId = await pending(world.ada, dealId);
  const outcomes = await Promise.all([
    answerDealRequest(world.manager, { dealId, requestId, grant: true, note: null }, friday),
    withdrawRequest(world.ada, { dealId, requestId }, friday),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const [request] = await requests(world.ada, dealId);
  const deal = await read(world.ada, dealId);
  expect(deal?.protectedUntil?.getTime() === extended.getTime()).toBe(
    request?.status === "granted",
  );
});

test("what was taken back was not asked: it may be asked again", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  const ask = { dealId, reason: why };
  await askExtension(world.ada, ask, friday);
  const requestId = await pending(world.ada, dealId);
  expect(await withdrawRequest(world.bob, { dealId, requestId }, friday)).toMatchObject({
    reason: "not-found",
  });
  expect(await withdrawRequest(world.ada, { dealId, requestId }, friday)).toEqual({ ok: true });
  expect(await withdrawRequest(world.ada, { dealId, requestId }, friday)).toMatchObject({
    reason: "wrong-state",
  });
  expect(await askExtension(world.ada, ask, friday)).toEqual({ ok: true });
});

test("more time is not given over somebody else's protection", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  await askExtension(world.ada, { dealId, reason: why }, friday);
  const other = await aRegistration(world.bob, { products: [world.sentry] });
  const held = await withScope(world.system, async (tx) => {
    const mine = await tx.protection.findFirstOrThrow({
      where: { vendorId: tx.vendorId, dealId },
    });
    await tx.protection.createMany({
      data: [
        {
          ...mine,
          ...{ id: newId(), dealId: other, partnerId: world.bob.partnerId },
          ...{ startsAt: new Date("2026-07-01"), endsAt: new Date("2026-09-01") },
        },
      ],
    });
    return mine;
  });
  const requestId = await pending(world.manager, dealId);
  expect(
    await answerDealRequest(world.manager, { dealId, requestId, grant: true, note: null }, friday),
  ).toMatchObject({ ok: false, reason: "held", taken: [{ dealId: other, partnerName: "Bob" }] });
  const deal = await read(world.ada, dealId);
  expect(deal?.protectedUntil).toEqual(held.endsAt);
  expect(await requests(world.ada, dealId)).toMatchObject([{ status: "pending" }]);
});

test("a deal under review changes with the vendor's word: what differs is shown, granted, and written", async () => {
  const world = await aWorld();
  const { ada, manager, sentry } = world;
  const dealId = await aRegistration(ada, { products: [sentry] });
  const ask = { dealId, reason: "They want fewer", terms: { lines: [line(sentry, 4)] } };
  expect(await askAmendment(ada, ask, friday)).toMatchObject({ reason: "wrong-state" });
  await startReview(manager, { dealId }, friday);
  expect(
    await askAmendment(ada, { ...ask, terms: { lines: [line(sentry, 10)] } }, friday),
  ).toMatchObject({ reason: "nothing-differs" });
  expect(await askAmendment(ada, ask, friday)).toEqual({ ok: true });
  expect(await askAmendment(ada, ask, friday)).toMatchObject({ reason: "asked-before" });
  expect(await read(ada, dealId)).toMatchObject({ valueMinor: 700_000n });

  const deal = await read(manager, dealId);
  if (!deal) throw new Error("Out of sight");
  const [shown] = await withScope(manager, (tx) => deskRequests(tx, deal));
  expect(shown?.changes).toEqual([
    {
      piece: "lines",
      name: "Parts and quantities",
      was: "10 × HI-4210, EUR",
      is: "4 × HI-4210, EUR",
    },
  ]);
  const requestId = await pending(manager, dealId);
  expect(
    await answerDealRequest(manager, { dealId, requestId, grant: true, note: null }, friday),
  ).toEqual({ ok: true });
  expect(await read(ada, dealId)).toMatchObject({ valueMinor: 280_000n, status: "in_review" });
});

test("the protection of an approved deal follows an amendment to other families", async () => {
  const world = await aWorld();
  const { ada, bob, manager, sentry, relay, vane } = world;
  const dealId = await approved(world, [sentry, relay]);
  const terms = { lines: [line(sentry, 10), line(vane, 2)] };
  await askAmendment(ada, { dealId, reason: "Vane instead of Relay", terms }, friday);
  const requestId = await pending(manager, dealId);
  const grant = { dealId, requestId, grant: true, note: null };
  expect(await answerDealRequest(manager, grant, friday)).toEqual({ ok: true });
  const deal = await read(ada, dealId);
  expect(deal?.protections.map(({ familyName }) => familyName).sort()).toEqual(["Sentry", "Vane"]);
  expect(
    deal?.protections.every(({ endsAt }) => endsAt.getTime() === deal.protectedUntil?.getTime()),
  ).toBe(true);

  const free = await aRegistration(bob, { products: [relay] });
  expect(
    await approveDeal(manager, { dealId: free, note: null, freeOnly: false }, friday),
  ).toMatchObject({ ok: true });

  // What Bob holds now cannot come back by an amendment, and nothing of it is written.
  const back = { lines: [line(sentry, 10), line(relay, 1)] };
  await askAmendment(ada, { dealId, reason: "Relay after all", terms: back }, friday);
  const again = { dealId, requestId: await pending(manager, dealId), grant: true, note: null };
  expect(await answerDealRequest(manager, again, friday)).toMatchObject({
    reason: "held",
    taken: [{ familyName: "Relay", partnerName: "Bob" }],
  });
  expect((await read(ada, dealId))?.lines.map(({ partNo }) => partNo)).toEqual([
    "HI-4210",
    "HI-5120",
  ]);
});

test("another customer takes the protection with it", async () => {
  const world = await aWorld();
  const { ada, bob, manager, sentry } = world;
  const dealId = await approved(world);
  const terms = { name: "Northmoor Water", domain: "northmoor.example" };
  await askAmendment(ada, { dealId, reason: "Another company signs", terms }, friday);
  const requestId = await pending(manager, dealId);
  await answerDealRequest(manager, { dealId, requestId, grant: true, note: null }, friday);
  expect(await read(ada, dealId)).toMatchObject({
    customerName: "Northmoor Water",
    protections: [{ familyName: "Sentry" }],
  });
  const first = await aRegistration(bob, { products: [sentry] });
  expect(
    await approveDeal(manager, { dealId: first, note: null, freeOnly: false }, friday),
  ).toMatchObject({ ok: true });
});

test("a request lapses with its deal", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  await askExtension(world.ada, { dealId, reason: why }, friday);
  await closeDeal(world.ada, { dealId, outcome: "won", note: null }, friday);
  expect(await requests(world.ada, dealId)).toMatchObject([{ status: "lapsed" }]);
});

test("requests are their partner's and the vendor's", async () => {
  const world = await aWorld();
  const dealId = await approved(world);
  await askExtension(world.ada, { dealId, reason: why }, friday);
  for (const actor of [world.bob, world.northAdmin, world.supply]) {
    expect(await requests(actor, dealId)).toEqual([]);
  }
  expect(await askExtension(world.bob, { dealId, reason: why }, friday)).toMatchObject({
    reason: "not-found",
  });
  const requestId = await pending(world.manager, dealId);
  expect(
    await answerDealRequest(world.finance, { dealId, requestId, grant: true, note: null }, friday),
  ).toMatchObject({ reason: "not-found" });
});
