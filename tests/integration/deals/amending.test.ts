import { expect, test } from "vitest";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { amendDeal } from "#app/domain/deals/terms/amend-deal.server.ts";
import { resubmitDeal } from "#app/domain/deals/terms/resubmit-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const monday = new Date("2026-03-16T09:00:00Z");

async function read(actor: Actor, dealId: string) {
  const deal = await withScope(actor, (tx) => findDeal(tx, dealId));
  if (!deal) throw new Error("Out of sight");
  return deal;
}

const update = (stage: "proposal" | "negotiation" | "committed") => ({
  stage,
  closeDay: new Date("2026-06-01"),
  note: null,
});

const line = (product: { id: string }, quantity: number) => ({ productId: product.id, quantity });

test("of two who edit the same version, the second is told who was first and what changed", async () => {
  const { ada, adaAdmin, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const { version } = await read(ada, dealId);
  const first = { dealId, version, ...update("negotiation") };
  expect(await updateDeal(adaAdmin, first, friday)).toEqual({ ok: true });
  const second = await updateDeal(ada, { dealId, version, ...update("committed") }, monday);
  expect(second).toMatchObject({
    ok: false,
    reason: "changed",
    by: adaAdmin.name,
    at: friday,
    changes: [
      { field: "stage", was: "proposal", is: "negotiation" },
      { field: "closeDay", was: "2026-05-22T00:00:00.000Z", is: "2026-06-01T00:00:00.000Z" },
    ],
  });
  const now = await read(ada, dealId);
  expect(now).toMatchObject({ stage: "negotiation", version: version + 1 });
  expect(
    await updateDeal(ada, { dealId, version: now.version, ...update("committed") }, monday),
  ).toEqual({ ok: true });
});

test("two at the same instant: one is taken, the other is told", async () => {
  const { ada, adaAdmin, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const { version } = await read(ada, dealId);
  const outcomes = await Promise.all([
    updateDeal(ada, { dealId, version, ...update("negotiation") }, friday),
    updateDeal(adaAdmin, { dealId, version, ...update("committed") }, friday),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "changed" });
});

test("the partner and the vendor at once: a stale decision is not taken", async () => {
  const { ada, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const { version } = await read(manager, dealId);
  await amendDeal(ada, { dealId, note: null, terms: { workDone: "A trial as well" } }, friday);
  const reject = { dealId, version, reason: "other" as const, note: "No" };
  expect(await rejectDeal(manager, reject, friday)).toMatchObject({
    reason: "changed",
    by: "Ada",
    changes: [{ field: "workDone", is: "A trial as well" }],
  });
  for (const stale of [
    await startReview(manager, { dealId, version }, friday),
    await askInformation(manager, { dealId, version, note: "Which?" }, friday),
    await approveDeal(manager, { dealId, version, note: null, freeOnly: false }, friday),
    await withdrawDeal(ada, { dealId, version, note: null }, friday),
  ]) {
    expect(stale).toMatchObject({ ok: false, reason: "changed" });
  }
  expect((await read(ada, dealId)).status).toBe("submitted");
});

test("the same form twice, even at once, is one event", async () => {
  const world = await aWorld();
  const { ada, sentry } = world;
  const dealId = await aRegistration(ada, { products: [sentry] });
  const { version } = await read(ada, dealId);
  const form = { dealId, version, formId: newId(), ...update("negotiation") };
  const outcomes = await Promise.all([1, 2, 3].map(() => updateDeal(ada, form, friday)));
  for (const outcome of outcomes) expect(outcome.ok).toBe(true);
  const after = await read(ada, dealId);
  expect(after.version).toBe(version + 1);
  expect(after.events.filter(({ kind }) => kind === "stage_changed")).toHaveLength(1);
});

test("what the vendor keeps to itself is not told with a change", async () => {
  const world = await aWorld();
  const { ada, manager, sentry } = world;
  const dealId = await aRegistration(ada, { products: [sentry] });
  const { version } = await read(ada, dealId);
  await withScope(manager, async (tx) => {
    await tx.deal.updateMany({
      where: { vendorId: tx.vendorId, id: dealId },
      data: { version: version + 1 },
    });
    await tx.dealEvent.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), dealId, partnerId: ada.partnerId, at: friday },
          ...{ kind: "assigned", actorName: "Ingrid", side: "vendor", internal: true },
          ...{ version: version + 1, changes: { note: [null, "secret"] } },
        },
      ],
    });
  });
  const told = await updateDeal(ada, { dealId, version, ...update("committed") }, monday);
  expect(told).toMatchObject({ reason: "changed", by: "Halden", changes: [] });
});

test("an answer changes what was asked for, finds the customer anew, and nothing else", async () => {
  const world = await aWorld();
  const { ada, manager, sentry, relay } = world;
  const dealId = await aRegistration(ada, { products: [sentry] });
  const before = await read(ada, dealId);
  const fields = ["domain", "lines"] as const;
  await askInformation(manager, { dealId, note: "Which site, and how many?", fields }, friday);
  expect(await read(ada, dealId)).toMatchObject({ askedFields: ["domain", "lines"] });

  const answer = await answerRequest(
    ada,
    {
      dealId,
      note: "Both",
      terms: {
        domain: "fenwick.example",
        currency: "EUR",
        lines: [line(sentry, 5), line(relay, 2)],
        workDone: "Smuggled in",
        name: "Smuggled Ltd",
      },
    },
    monday,
  );
  expect(answer).toEqual({ ok: true });
  const after = await read(ada, dealId);
  expect(after).toMatchObject({
    status: "submitted",
    workDone: before.workDone,
    customerName: before.customerName,
    customer: { domain: "fenwick.example" },
    families: ["Relay", "Sentry"],
    valueMinor: 490_000n,
  });
  expect(after.partyId).not.toBe(before.partyId);
  const [given] = after.events;
  expect(given?.kind).toBe("info_given");
  expect(given?.changes).toEqual(
    expect.arrayContaining([
      { field: "value", was: "EUR 700000", is: "EUR 490000" },
      { field: "parts", was: "10 × HI-4210", is: "5 × HI-4210, 2 × HI-7710" },
      { field: "domain", was: null, is: null },
    ]),
  );
});

test("an answer with a part that is not on sale is refused, and nothing of it is kept", async () => {
  const { ada, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  await askInformation(manager, { dealId, note: "How many?", fields: ["lines"] }, friday);
  const before = await read(ada, dealId);
  const terms = { currency: "JPY", lines: [line(sentry, 5)] };
  expect(await answerRequest(ada, { dealId, note: "5", terms }, monday)).toEqual({
    ok: false,
    reason: "no-price",
    lines: [0],
  });
  expect(await read(ada, dealId)).toEqual(before);
});

test("before anybody looks, the partner changes its terms itself, and other parts start the clock anew", async () => {
  const world = await aWorld();
  const { ada, bob, manager, sentry, vane } = world;
  const dealId = await aRegistration(ada, { products: [sentry] });
  const before = await read(ada, dealId);
  const words = { dealId, note: null, terms: { workDone: "A trial as well" } };
  expect(await amendDeal(ada, words, friday)).toEqual({ ok: true });
  expect((await read(ada, dealId)).decideBy).toEqual(before.decideBy);

  const lines = { dealId, note: "They want Vane", terms: { lines: [line(vane, 3)] } };
  expect(await amendDeal(ada, lines, monday)).toEqual({ ok: true });
  const after = await read(ada, dealId);
  expect(after).toMatchObject({
    families: ["Vane"],
    valueMinor: 210_000n,
    decideBy: new Date("2026-03-19T09:00:00Z"),
  });
  const steps = await withScope(manager, (tx) =>
    tx.approvalStep.findMany({ where: { vendorId: tx.vendorId, dealId } }),
  );
  expect(steps.map(({ dueAt }) => dueAt)).toEqual([after.decideBy]);

  expect(await amendDeal(bob, words, monday)).toEqual({ ok: false, reason: "not-found" });
  await startReview(manager, { dealId }, monday);
  expect(await amendDeal(ada, words, monday)).toEqual({ ok: false, reason: "wrong-state" });
});

test("a lost deal says why", async () => {
  const { ada, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  await approveDeal(manager, { dealId, note: null, freeOnly: false }, friday);
  const lost = { dealId, outcome: "lost" as const, reason: "competitor" as const, note: null };
  expect(await closeDeal(ada, lost, monday)).toEqual({ ok: true });
  expect(await read(ada, dealId)).toMatchObject({ status: "lost", closure: "competitor" });
});

async function anExpired(world: World) {
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, { dealId, note: "Fine", freeOnly: false }, thursday);
  const { protectedUntil } = await read(world.ada, dealId);
  const later = new Date((protectedUntil ?? thursday).getTime() + 3_600_000);
  return { dealId, later };
}

test("an expired deal is handed in again: same number, new version, today's prices, old protections as history", async () => {
  const world = await aWorld();
  const { ada, manager, sentry, vendorId } = world;
  const { dealId, later } = await anExpired(world);
  const before = await read(ada, dealId);
  await withScope(world.system, (tx) =>
    tx.price.createMany({
      data: [
        {
          ...{ vendorId, id: newId(), productId: sentry.id, currency: "EUR" },
          ...{ validFrom: new Date("2026-05-01"), listMinor: 200_000n },
        },
      ],
    }),
  );
  const closeDay = new Date("2026-09-01");
  const again = { dealId, note: "They have a budget now", terms: { closeDay } };
  expect(await resubmitDeal(ada, again, later)).toEqual({ ok: true });
  const after = await read(ada, dealId);
  expect(after).toMatchObject({
    number: before.number,
    registration: 2,
    status: "submitted",
    submittedAt: later,
    valueMinor: 1_400_000n,
    decidedAt: null,
    decisionNote: null,
    protectedUntil: null,
  });
  expect(after.decideBy?.getTime()).toBeGreaterThan(later.getTime());
  expect(after.events.map(({ kind }) => kind).slice(0, 2)).toEqual(
    expect.arrayContaining(["resubmitted", "expired"]),
  );
  expect(after.protections).toEqual(before.protections);

  const approved = await approveDeal(manager, { dealId, note: null, freeOnly: false }, later);
  expect(approved).toMatchObject({ ok: true });
  expect((await read(ada, dealId)).protections).toHaveLength(2);
});

test("handed in again twice at once, it is one registration more", async () => {
  const world = await aWorld();
  const { dealId, later } = await anExpired(world);
  const form = { dealId, note: null, terms: { closeDay: new Date("2026-09-01") } };
  const outcomes = await Promise.all(
    [world.ada, world.adaAdmin].map((actor) => resubmitDeal(actor, form, later)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await read(world.ada, dealId)).registration).toBe(2);
});

test("nothing but an expired deal is handed in again", async () => {
  const { ada, bob, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const again = { dealId, note: null, terms: {} };
  expect(await resubmitDeal(ada, again, friday)).toMatchObject({ reason: "wrong-state" });
  await rejectDeal(manager, { dealId, reason: "other", note: "No" }, friday);
  expect(await resubmitDeal(ada, again, friday)).toMatchObject({ reason: "wrong-state" });
  expect(await resubmitDeal(bob, again, friday)).toMatchObject({ reason: "not-found" });
});
