import { expect, test } from "vitest";

import { clockAt } from "#app/domain/deals/clock.ts";
import { lookAgain } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { countDealsToDecide } from "#app/domain/deals/decide/deals-to-decide.server.ts";
import { nextInQueue } from "#app/domain/deals/decide/next-in-queue.server.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { queueChoices } from "#app/domain/deals/decide/queue-choices.server.ts";
import { queueQueryOf } from "#app/domain/deals/decide/queue-query.ts";
import { decideDispute } from "#app/domain/deals/dispute/decide-dispute.server.ts";
import { openDispute } from "#app/domain/deals/dispute/open-dispute.server.ts";
import { engageDirectly } from "#app/domain/deals/engagements/engage-directly.server.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { delegate } from "#app/domain/programs/away/delegate.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aColleague } from "#tests/support/a-colleague.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });
const other = (name: string) => ({ name, domain: `${name.toLowerCase()}.example` });

const queue = async (actor: VendorActor, choices: Record<string, string> = {}, at = friday) => {
  const query = queueQueryOf(new URL(`https://x.example/?${new URLSearchParams(choices)}`));
  const clock = clockAt(at, "Europe/Berlin");
  return (await withScope(actor, (tx) => queuePage(tx, actor, query, clock))).items;
};

const idsOf = async (...asked: Parameters<typeof queue>) =>
  (await queue(...asked)).map(({ id }) => id);

const badge = (actor: VendorActor) => withScope(actor, countDealsToDecide);

test("a request waits until it is answered, in the queue and in the count beside it", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  expect(await badge(world.manager)).toBe(1);
  await approveDeal(world.manager, all(dealId), thursday);
  expect(await badge(world.manager)).toBe(0);
  await askExtension(world.ada, { dealId, reason: "The budget comes in July" }, friday);
  const [request] = await queue(world.manager);
  expect(request).toMatchObject({ kind: "request", dealId });
  expect(await badge(world.manager)).toBe(1);

  const answer = { dealId, requestId: request?.id ?? "", grant: false, note: "No" };
  expect(await answerDealRequest(world.manager, answer, friday)).toEqual({ ok: true });
  expect(await queue(world.manager)).toEqual([]);
  expect(await badge(world.manager)).toBe(0);
});

test("a dispute waits from its day until it is decided", async () => {
  const world = await aWorld();
  const adas = await aRegistration(world.ada, { products: [world.sentry] });
  const bobs = await aRegistration(world.bob, { products: [world.sentry] });
  const asks = { reason: "Both were there", askThis: "Show us", askOther: "Show us, too" };
  const input = { dealId: bobs, otherId: adas, dueDay: new Date("2026-03-19"), ...asks };
  const opened = await openDispute(world.manager, input, friday);
  if (!opened.ok) throw new Error(opened.reason);
  const disputes = (at: Date) => idsOf(world.manager, { kind: "dispute" }, at);
  const onItsDay = new Date("2026-03-19T22:59:00Z");
  const dayAfter = new Date("2026-03-19T23:00:00Z");
  expect(await disputes(onItsDay)).toEqual([]);
  expect(await disputes(dayAfter)).toEqual([opened.disputeId]);

  const told = { toldFirst: "Yours stands", toldSecond: "Yours came later" };
  const decision = { outcome: "first", reasons: "First to be there", ...told } as const;
  const { disputeId } = opened;
  const decided = { dealId: bobs, disputeId, ...decision };
  expect(await decideDispute(world.manager, decided, dayAfter)).toEqual({ ok: true });
  expect(await disputes(dayAfter)).toEqual([]);
});

test("what waits for its partner is not due for a week, counts for nobody and is nothing to go on to", async () => {
  const world = await aWorld();
  const waiting = await aRegistration(world.ada, { products: [world.sentry] });
  const asked = await aRegistration(world.ada, { products: [world.vane], ...other("Velde") });
  await askInformation(world.manager, { dealId: asked, note: "Which tender?" }, friday);
  const due = async (at: string) =>
    (await queue(world.manager, { kind: "information" }, new Date(at)))[0]?.dueAt;
  expect(await due("2026-03-20T09:00:00Z")).toBeNull();
  expect(await due("2026-03-20T09:00:01Z")).toEqual(new Date("2026-03-20T09:00:00Z"));

  const clock = clockAt(friday, "Europe/Berlin");
  const { manager } = world;
  await withScope(manager, async (tx) => {
    expect((await queueChoices(tx, manager, clock)).counts).toMatchObject({ mine: 1, all: 1 });
    const query = queueQueryOf(new URL("https://x.example/"));
    expect(await nextInQueue(tx, manager, query, clock, waiting)).toBeNull();
  });
});

test("an approval whose time is over is closed, though the clock has not been there", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(dealId), thursday);
  const lists = async (at: string) => {
    const seen = (status: string) => idsOf(world.manager, { status }, new Date(at));
    return [await seen("approved"), await seen("closed")];
  };
  expect(await lists("2026-06-10T21:59:59Z")).toEqual([[dealId], []]);
  expect(await lists("2026-06-10T22:00:00Z")).toEqual([[], [dealId]]);
});

test("today ends with the vendor's day", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  // Due on Tuesday at 12:49 in Berlin.
  const at = (text: string) => idsOf(world.manager, { due: "today" }, new Date(text));
  expect(await at("2026-03-16T22:59:00Z")).toEqual([]);
  expect(await at("2026-03-16T23:01:00Z")).toEqual([dealId]);
});

test("mine is the step that is decided now, by role or by name, and that of whoever I stand in for", async () => {
  const world = await aWorld();
  const marek = await aColleague(world, "channel_manager", "Marek");
  await withScope(world.admin, (tx) =>
    tx.approvalChain.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), name: "Two", rank: 1, conditions: {} },
          ...{ apart: false, createdAt: thursday, updatedAt: thursday },
          steps: [
            { name: "Channel", approver: { by: "manager" }, decisionDays: 1 },
            { name: "Head", approver: { by: "role", role: "vendor_admin" }, decisionDays: 1 },
          ],
        },
      ],
    }),
  );
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const mine = (actor: VendorActor, at = friday) => idsOf(actor, { who: "mine" }, at);
  const away = { fromDay: new Date("2026-03-16"), untilDay: new Date("2026-03-16"), reason: null };
  const [membershipId, delegateId] = [world.manager.membershipId ?? "", marek.membershipId ?? ""];
  await delegate(world.manager, { ...away, membershipId, delegateId }, thursday);
  expect(await mine(world.manager)).toEqual([dealId]);
  expect(await mine(marek)).toEqual([]);
  expect(await mine(marek, new Date("2026-03-16T09:00:00Z"))).toEqual([dealId]);
  expect(await mine(world.admin)).toEqual([]);

  await approveDeal(world.manager, all(dealId), friday);
  expect(await mine(world.manager)).toEqual([]);
  expect(await mine(world.admin)).toEqual([dealId]);
});

/** Ada's and Bob's registrations for the same customer and family. */
async function twoRivals(world: World) {
  const adas = await aRegistration(world.ada, { products: [world.sentry] });
  const bobs = await aRegistration(world.bob, { products: [world.sentry] });
  return { adas, bobs };
}

test("what touches a deal no longer narrows nothing", async () => {
  const world = await aWorld();
  const { adas, bobs } = await twoRivals(world);
  const competing = () => idsOf(world.manager, { verdict: "competing" });
  expect(await competing()).toHaveLength(2);
  await withdrawDeal(world.bob, { dealId: bobs, note: null }, friday);
  await withScope(world.manager, (tx) => lookAgain(tx, world.manager, adas, friday));
  expect(await competing()).toEqual([]);
  expect(await idsOf(world.manager, { verdict: "clear" })).toEqual([adas]);
});

test("the weightiest of what touches a deal is shown, while its window is open", async () => {
  const world = await aWorld();
  const { adas, bobs } = await twoRivals(world);
  await approveDeal(world.manager, all(bobs), friday);
  const customerId = await withScope(world.manager, async (tx) => {
    const { vendorId } = tx;
    const deal = { where: { vendorId_id: { vendorId, id: adas } } };
    const select = { party: { select: { customerId: true } } };
    return (await tx.deal.findUniqueOrThrow({ ...deal, select })).party.customerId ?? "";
  });
  const days = { startsOn: new Date("2026-01-01"), endsOn: new Date("2026-03-31") };
  const engagement = { familyId: null, note: "Framework contract", ...days };
  await engageDirectly(world.manager, customerId, engagement, friday);
  await withScope(world.manager, (tx) => lookAgain(tx, world.manager, adas, friday));
  const shown = async (at: Date) => (await queue(world.manager, {}, at))[0]?.verdict;
  expect(await shown(friday)).toBe("conflict");
  const longAfter = new Date("2026-09-01T09:00:00Z");
  expect(await shown(longAfter)).toBeNull();
  for (const verdict of ["conflict", "direct"]) {
    expect(await idsOf(world.manager, { verdict })).toEqual([adas]);
    expect(await idsOf(world.manager, { verdict }, longAfter)).toEqual([]);
  }
});

test("a name alone is nothing to be wary of", async () => {
  const world = await aWorld();
  const words = { name: "Acme Corp.", domain: "acme.example" };
  const adas = await aRegistration(world.ada, { products: [world.sentry], ...words });
  const alike = { name: "ACME Corporation, Inc.", domain: "acme-steel.example", city: "York" };
  const bobs = await aRegistration(world.bob, { products: [world.sentry], ...alike });
  const seen = async (verdict: string) => (await idsOf(world.manager, { verdict })).sort();
  expect(await seen("possible")).toContain(bobs);
  expect(await seen("clear")).toEqual([adas, bobs].sort());
});
