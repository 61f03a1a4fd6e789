import { expect, test } from "vitest";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { dealBatches } from "#app/domain/deals/lists/deal-batches.server.ts";
import { DealListQuery } from "#app/domain/deals/lists/deal-list-query.ts";
import { selectDeals } from "#app/domain/deals/lists/list-deals.server.ts";
import { pageOfDeals } from "#app/domain/deals/lists/page-of-deals.server.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withReadScope } from "#app/platform/db/read-scope.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aForm, aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld } from "#tests/support/world.ts";

const everything = DealListQuery.parse({});
const listed = async (actor: Actor, query = everything) => {
  const deals =
    actor.audience === "partner"
      ? (await withReadScope(actor, (tx) => pageOfDeals(tx, query, actor, thursday))).deals
      : await withScope(actor, (tx) => selectDeals(tx, {}, [{ createdAt: "desc" }], 1000));
  return deals.map(({ id }) => id);
};

test("a deal is handed in with its terms, worth what the partner's price says", async () => {
  const { ada, sentry, relay } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry, relay], quantity: 3 });

  const deal = await withScope(ada, (tx) => findDeal(tx, dealId));
  expect(deal).toMatchObject({
    number: expect.stringMatching(/^DR-[0-9A-Z]{6}$/),
    status: "submitted",
    customerName: "Meridian Health Group",
    families: ["Relay", "Sentry"],
    // 3 of each at a list of 1,000.00 less 30%.
    valueMinor: 420_000n,
    submittedAt: thursday,
    // Three business days later, over a weekend.
    decideBy: new Date("2026-03-17T11:49:00Z"),
    ownerId: ada.membershipId,
    programName: "Standard",
    customer: { domain: "meridianhealth.example" },
    protectedUntil: null,
  });
  expect(deal?.lines.map(({ partNo, unitMinor }) => [partNo, unitMinor])).toEqual([
    ["HI-4210", 70_000n],
    ["HI-7710", 70_000n],
  ]);
  expect(deal?.events.map(({ kind, side }) => [kind, side])).toEqual([["submitted", "partner"]]);
});

test("its own partner, the distributor it shows its deals, and the vendor see it; nobody else", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });

  for (const actor of [world.ada, world.adaAdmin, world.north, world.manager, world.finance]) {
    expect(await listed(actor)).toEqual([dealId]);
    expect(await withScope(actor, (tx) => findDeal(tx, dealId))).toMatchObject({ id: dealId });
  }
  for (const actor of [world.bob, world.south, world.supply]) {
    expect(await listed(actor)).toEqual([]);
    expect(await withScope(actor, (tx) => findDeal(tx, dealId))).toBeNull();
  }
});

test("a distributor that is not shown a linked reseller's deals sees none", async () => {
  const world = await aWorld();
  await aRegistration(world.bob, { products: [world.sentry] });
  expect(await listed(world.south)).toEqual([]);
});

test("the linked distributor reads the customer's name and the lines, not who the customer is", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const deal = await withScope(world.north, (tx) => findDeal(tx, dealId));
  expect(deal).toMatchObject({
    partnerName: "Ada",
    customerName: "Meridian Health Group",
    customer: { name: "Meridian Health Group", domain: null, city: null },
    lines: [{ partNo: "HI-4210" }],
  });
});

test("another partner's deal is not found in search, export or by withdrawing it", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const search = DealListQuery.parse({ q: "meridian" });

  expect(await listed(world.ada, search)).toEqual([dealId]);
  expect(await listed(world.bob, search)).toEqual([]);
  expect(await listed(world.bob, DealListQuery.parse({ after: dealId }))).toEqual([]);
  for await (const deals of dealBatches(world.bob, search, thursday)) expect(deals).toEqual([]);
  for (const other of [world.bob, world.north, world.northAdmin]) {
    expect(await withdrawDeal(other, { dealId, note: null }, thursday)).toEqual({
      ok: false,
      reason: "not-found",
    });
  }
  expect(await withScope(world.ada, (tx) => findDeal(tx, dealId))).toMatchObject({
    status: "submitted",
  });
});

test("the same form sent twice is one deal, one after the other or at once", async () => {
  const { ada, sentry } = await aWorld();
  const form = aForm({ products: [sentry] });
  const first = await registerDeal(ada, form, thursday);
  expect(await registerDeal(ada, form, thursday)).toEqual(first);

  const other = aForm({ products: [sentry] });
  const both = await Promise.all([1, 2].map(() => registerDeal(ada, other, thursday)));
  expect(both).toEqual([
    { ok: true, dealId: other.dealId },
    { ok: true, dealId: other.dealId },
  ]);
  expect((await listed(ada)).sort()).toEqual([form.dealId, other.dealId].sort());
});

test("a form that carries another partner's deal makes a deal of its own and tells nothing", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const form = aForm({ products: [world.sentry], dealId });
  const registration = await registerDeal(world.bob, form, thursday);
  expect(registration).toEqual({ ok: true, dealId: expect.not.stringMatching(dealId) });
  expect(await listed(world.bob)).toHaveLength(1);
});

test("a part that has no price is refused by its place, and nothing is kept", async () => {
  const { ada, manager, sentry } = await aWorld();
  const form = aForm({ products: [sentry, { id: newId() }] });
  expect(await registerDeal(ada, form, thursday)).toEqual({
    ok: false,
    reason: "no-price",
    lines: [1],
  });
  expect(await listed(manager)).toEqual([]);
});

test("a deal below the programme's minimum is refused", async () => {
  const world = await aWorld();
  const { vendorId, ada, admin, sentry } = world;
  await withScope(admin, async (tx) => {
    const program = await tx.program.findFirstOrThrow({ where: { vendorId } });
    const rules = { minimumMinor: "1000000", currency: "EUR" };
    const validFrom = new Date("2026-03-01");
    await tx.programVersion.createMany({
      data: [{ vendorId, id: newId(), programId: program.id, version: 2, rules, validFrom }],
    });
  });
  const small = aForm({ products: [sentry], quantity: 14 });
  expect(await registerDeal(ada, small, thursday)).toMatchObject({
    ok: false,
    reason: "not-taken",
    programName: "Standard",
    words: ["It takes deals from €10,000.00"],
  });
  const enough = await registerDeal(ada, aForm({ products: [sentry], quantity: 15 }), thursday);
  expect(enough).toMatchObject({ ok: true });
});

test("the rules are frozen onto the deal", async () => {
  const { vendorId, ada, admin, sentry, programVersionId } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const deal = await withScope(admin, (tx) =>
    tx.deal.findUniqueOrThrow({ where: { vendorId_id: { vendorId, id: dealId } } }),
  );
  expect(deal).toMatchObject({ programVersionId, rules: { protectionDays: 90 } });
});

test("mail and audit come with the deal, and go with it", async () => {
  const { vendorId, ada, admin, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const kept = await withScope(admin, async (tx) => ({
    mails: await tx.mail.findMany({ where: { vendorId } }),
    entries: await tx.auditEntry.findMany({ where: { vendorId } }),
    people: await tx.membership.findMany({ where: { vendorId, id: manager.membershipId ?? "" } }),
  }));
  expect(kept.mails).toHaveLength(1);
  expect(kept.mails[0]).toMatchObject({ toAddress: kept.people[0]?.email });
  expect(kept.mails[0]?.text).toContain(`/desk/deals/${dealId}`);
  expect(kept.entries).toMatchObject([{ action: "deal.submitted", subjectId: dealId }]);

  const failing = { ...ada, role: "planner" as const };
  await expect(registerDeal(failing, aForm({ products: [sentry] }), thursday)).rejects.toThrow();
  const after = await withScope(admin, async (tx) => ({
    mails: await tx.mail.count({ where: { vendorId } }),
    entries: await tx.auditEntry.count({ where: { vendorId } }),
    parties: await tx.reportedParty.count({ where: { vendorId } }),
    deals: await tx.deal.count({ where: { vendorId } }),
  }));
  expect(after).toEqual({ mails: 1, entries: 1, parties: 1, deals: 1 });
});

test("pages follow each other and come back, without a row twice", async () => {
  const { ada, sentry } = await aWorld();
  const products = [sentry];
  const ids: string[] = [];
  for (let made = 0; made < 5; made += 1) ids.push(await aRegistration(ada, { products }));
  const query = DealListQuery.parse({ sort: "value" });
  const page = (change: object) =>
    withReadScope(ada, (tx) => pageOfDeals(tx, { ...query, ...change }, ada, thursday, 3));

  const first = await page({});
  const second = await page({ after: first.after });
  expect([first.deals.length, second.deals.length]).toEqual([3, 2]);
  expect([first.before, second.after]).toEqual([null, null]);
  const seen = [...first.deals, ...second.deals].map(({ id }) => id);
  expect(new Set(seen)).toEqual(new Set(ids));
  const back = await page({ before: second.before });
  expect(back.deals.map(({ id }) => id)).toEqual(first.deals.map(({ id }) => id));
});
