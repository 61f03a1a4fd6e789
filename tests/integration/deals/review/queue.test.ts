import { expect, test } from "vitest";

import { clockAt } from "#app/domain/deals/clock.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { assignReviewer } from "#app/domain/deals/decide/assign-reviewer.server.ts";
import { nextInQueue } from "#app/domain/deals/decide/next-in-queue.server.ts";
import { queuePage } from "#app/domain/deals/decide/queue.server.ts";
import { queueChoices } from "#app/domain/deals/decide/queue-choices.server.ts";
import { queueQueryOf, queueSorts } from "#app/domain/deals/decide/queue-query.ts";
import { askExtension } from "#app/domain/deals/requests/ask-extension.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const monday = new Date("2026-03-16T09:00:00Z");
const clock = clockAt(friday, "Europe/Berlin");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

const queryOf = (choices: Record<string, string>) =>
  queueQueryOf(new URL(`https://x.example/?${new URLSearchParams(choices)}`));

const queue = (actor: VendorActor, choices: Record<string, string> = {}, size?: number) =>
  withScope(actor, (tx) => queuePage(tx, actor, queryOf(choices), clock, size));

const idsOf = async (actor: VendorActor, choices: Record<string, string> = {}) =>
  (await queue(actor, choices)).items.map(({ dealId }) => dealId);

const other = (name: string) => ({ name, domain: `${name.toLowerCase()}.example` });

/** Three that wait: Ada's Sentry, Bob's Vane a day later, Ada's Relay of more worth a day before. */
async function threeWaiting(world: World) {
  const wednesday = new Date("2026-03-11T11:49:00Z");
  const sentry = await aRegistration(world.ada, { products: [world.sentry] });
  const vane = await aRegistration(
    world.bob,
    { products: [world.vane], ...other("Northmoor"), quantity: 2 },
    friday,
  );
  const relay = await aRegistration(
    world.ada,
    { products: [world.relay], ...other("Ostrava"), quantity: 40 },
    wednesday,
  );
  return { sentry, vane, relay };
}

test("what waits is in the order in which it is due", async () => {
  const world = await aWorld();
  const { sentry, vane, relay } = await threeWaiting(world);
  expect(await idsOf(world.manager)).toEqual([relay, sentry, vane]);
  expect(await idsOf(world.manager, { sort: "-due" })).toEqual([vane, sentry, relay]);
  expect(await idsOf(world.manager, { sort: "-value" })).toEqual([relay, sentry, vane]);
  expect(await idsOf(world.manager, { sort: "customer" })).toEqual([sentry, vane, relay]);
  expect(await idsOf(world.manager, { sort: "submitted" })).toEqual([relay, sentry, vane]);
});

test("it is narrowed by partner, family, country, worth, verdict, day and words", async () => {
  const world = await aWorld();
  const { sentry, vane, relay } = await threeWaiting(world);
  const { manager } = world;
  expect(await idsOf(manager, { partner: world.bob.partnerId })).toEqual([vane]);
  expect(await idsOf(manager, { family: world.relay.familyId })).toEqual([relay]);
  expect(await idsOf(manager, { country: "NO" })).toEqual([]);
  expect(await idsOf(manager, { country: "GB" })).toHaveLength(3);
  expect(await idsOf(manager, { least: "20000" })).toEqual([relay]);
  expect(await idsOf(manager, { q: "NORTHm" })).toEqual([vane]);
  expect(await idsOf(manager, { q: "%" })).toEqual([]);
  expect(await idsOf(manager, { due: "overdue" })).toEqual([]);
  expect(await idsOf(manager, { due: "week" })).toHaveLength(3);

  const rival = await aRegistration(world.bob, { products: [world.sentryPro] });
  expect(await idsOf(manager, { verdict: "competing" })).toEqual([sentry, rival]);
  expect(await idsOf(manager, { verdict: "clear" })).toEqual([relay, vane]);
});

test("mine is what I was given, else whose step or partner it is", async () => {
  const world = await aWorld();
  const { sentry, vane } = await threeWaiting(world);
  expect(await idsOf(world.manager, { who: "mine" })).toHaveLength(3);
  expect(await idsOf(world.admin, { who: "mine" })).toEqual([]);

  const input = { dealIds: [sentry], reviewerId: world.admin.membershipId };
  await assignReviewer(world.manager, input, friday);
  expect(await idsOf(world.admin, { who: "mine" })).toEqual([sentry]);
  expect(await idsOf(world.manager, { who: "mine" })).not.toContain(sentry);
  expect(await idsOf(world.manager, { who: "partners" })).toContain(sentry);
  expect(await idsOf(world.manager, { who: "mine" })).toContain(vane);

  const { counts } = await withScope(world.admin, (tx) => queueChoices(tx, world.admin, clock));
  expect(counts).toEqual({ mine: 1, partners: 0, all: 3 });
});

test("a question stands last while its clock does, and is due when it stood too long", async () => {
  const world = await aWorld();
  const { sentry, vane, relay } = await threeWaiting(world);
  await askInformation(world.manager, { dealId: relay, note: "Which tender?" }, friday);
  const { items } = await queue(world.manager);
  expect(items.map(({ dealId }) => dealId)).toEqual([sentry, vane, relay]);
  expect(items.at(-1)).toMatchObject({ kind: "information", dueAt: null, askedAt: friday });

  const late = clockAt(new Date("2026-03-27T09:00:00Z"), "Europe/Berlin");
  const then = await withScope(world.manager, (tx) =>
    queuePage(tx, world.manager, queryOf({ kind: "information", due: "overdue" }), late),
  );
  expect(then.items.map(({ dealId }) => dealId)).toEqual([relay]);
});

test("what a partner asks for stands in the same queue", async () => {
  const world = await aWorld();
  const approved = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(approved), thursday);
  const asked = await askExtension(
    world.ada,
    { dealId: approved, reason: "The budget comes in July" },
    friday,
  );
  expect(asked).toMatchObject({ ok: true });
  const waiting = await aRegistration(
    world.bob,
    { products: [world.vane], ...other("Northmoor") },
    thursday,
  );

  const { items } = await queue(world.manager);
  expect(items).toHaveLength(2);
  expect(items.find(({ dealId }) => dealId === approved)).toMatchObject({
    kind: "request",
    asks: "extension",
    customerName: "Meridian Health Group",
  });
  expect(await idsOf(world.manager, { kind: "registration" })).toEqual([waiting]);
});

test("what was decided is a list of its own, the latest first", async () => {
  const world = await aWorld();
  const { sentry, vane, relay } = await threeWaiting(world);
  await approveDeal(world.manager, all(vane), friday);
  await approveDeal(world.manager, all(sentry), monday);
  expect(await idsOf(world.manager)).toEqual([relay]);
  expect(await idsOf(world.manager, { status: "approved" })).toEqual([sentry, vane]);
  const over = clockAt(new Date("2026-08-01T09:00:00Z"), "Europe/Berlin");
  const closed = await withScope(world.manager, (tx) =>
    queuePage(tx, world.manager, queryOf({ status: "closed" }), over),
  );
  expect(closed.items.map(({ dealId }) => dealId)).toEqual([sentry, vane]);
});

test("pages in any order show every line once, there and back", async () => {
  const world = await aWorld();
  await threeWaiting(world);
  const asked = await aRegistration(world.ada, { products: [world.vane], ...other("Velde") });
  await askInformation(world.manager, { dealId: asked, note: "Which tender?" }, friday);
  for (const sort of queueSorts.flatMap((each) => [each, `-${each}`])) {
    const whole = await idsOf(world.manager, { sort });
    expect(whole, sort).toHaveLength(4);

    const first = await queue(world.manager, { sort }, 2);
    expect(first.before, sort).toBeNull();
    const second = await queue(world.manager, { sort, after: first.after ?? "" }, 2);
    const both = [...first.items, ...second.items].map(({ dealId }) => dealId);
    expect(both, sort).toEqual(whole);
    expect(second.after, sort).toBeNull();
    const back = await queue(world.manager, { sort, before: second.before ?? "" }, 2);
    expect(back.items, sort).toEqual(first.items);
  }
});

test("a mangled address still opens", async () => {
  const world = await aWorld();
  const { sentry } = await threeWaiting(world);
  const bad = { after: "nonsense", partner: "x", least: "many", verdict: "?", q: "\0", who: "??" };
  expect(await idsOf(world.manager, bad)).toContain(sentry);
  const place = { after: `2026-13-45~${sentry}`, sort: "due" };
  expect(await idsOf(world.manager, place)).toHaveLength(3);
});

test("after an answer comes the next that is due, or the one before the last", async () => {
  const world = await aWorld();
  const { sentry, vane, relay } = await threeWaiting(world);
  const next = (dealId: string, choices: Record<string, string> = {}) =>
    withScope(world.manager, (tx) =>
      nextInQueue(tx, world.manager, queryOf(choices), clock, dealId),
    );
  expect(await next(relay)).toBe(sentry);
  expect(await next(vane)).toBe(sentry);
  expect(await next(relay, { partner: world.bob.partnerId })).toBeNull();
  await askInformation(world.manager, { dealId: sentry, note: "Which tender?" }, friday);
  expect(await next(relay)).toBe(vane);
});

test("another vendor's queue is another", async () => {
  const [world, stranger] = [await aWorld(), await aWorld()];
  await threeWaiting(world);
  expect(await idsOf(stranger.manager)).toEqual([]);
});
