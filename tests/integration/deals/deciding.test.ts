import { expect, test } from "vitest";
import { conflictsOf } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { startReview } from "#app/domain/deals/decide/start-review.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { answerRequest } from "#app/domain/deals/tend/answer-request.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { withdrawDeal } from "#app/domain/deals/tend/withdraw-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const monday = new Date("2026-03-16T09:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

const mailsTo = (world: World, subject: RegExp) =>
  withScope(world.admin, (tx) => tx.mail.findMany({ where: { vendorId: world.vendorId } })).then(
    (mails) => mails.filter((mail) => subject.test(mail.subject)),
  );

test("an approval protects every family until the end of the vendor's day", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry, world.relay] });
  const until = new Date("2026-06-11T21:59:59.999Z");

  expect(await approveDeal(world.manager, all(dealId), friday)).toEqual({
    ok: true,
    protectedUntil: until,
    families: ["Relay", "Sentry"],
  });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(deal).toMatchObject({
    status: "approved",
    decidedAt: friday,
    deciderName: "Ingrid",
    protectedUntil: until,
    protections: [{ endsAt: until }, { endsAt: until }],
  });
  expect(deal?.events.map(({ kind }) => kind)).toEqual(["approved", "submitted"]);

  const [letter] = await mailsTo(world, /is protected until 11 Jun 2026/);
  expect(letter?.text).toContain(`/portal/deals/${dealId}`);
  expect(letter?.toName).toBe("Ada");
  const entries = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: world.vendorId, action: "deal.approved" } }),
  );
  expect(entries).toMatchObject([{ subjectId: dealId, actorName: "Ingrid" }]);
});

test("a deal is approved once", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const twice = await Promise.all(
    [1, 2].map(() => approveDeal(world.manager, all(dealId), friday)),
  );
  expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(twice).toContainEqual({ ok: false, reason: "wrong-state" });
  expect(await mailsTo(world, /is protected/)).toHaveLength(1);
});

test("two approvals at the same instant for the same customer and family: one wins, the other is told", async () => {
  const world = await aWorld();
  const products = [world.sentry];
  const deals = [
    await aRegistration(world.ada, { products }),
    await aRegistration(world.bob, { products }),
  ];

  const outcomes = await Promise.all(
    deals.map((dealId) => approveDeal(world.manager, all(dealId), friday)),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const won = deals[outcomes.findIndex(({ ok }) => ok)];
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
    ok: false,
    reason: "protected",
    taken: [{ familyName: "Sentry", dealId: won, until: new Date("2026-06-11T21:59:59.999Z") }],
    free: [],
  });
  // The loser left nothing behind.
  const kept = await withScope(world.admin, async (tx) => ({
    protections: await tx.protection.count({ where: { vendorId: world.vendorId } }),
    approvals: await tx.auditEntry.count({
      where: { vendorId: world.vendorId, action: "deal.approved" },
    }),
  }));
  expect(kept).toEqual({ protections: 1, approvals: 1 });
});

test("what others protect is left out, and the partner reads until when but not whose", async () => {
  const world = await aWorld();
  const first = await aRegistration(world.bob, { products: [world.sentry] });
  await approveDeal(world.manager, all(first), friday);
  const second = await aRegistration(world.ada, { products: [world.sentryPro, world.relay] });

  expect(await approveDeal(world.manager, all(second), monday)).toMatchObject({
    reason: "protected",
    taken: [{ familyName: "Sentry", partnerName: "Bob" }],
    free: ["Relay"],
  });
  expect(
    await approveDeal(world.manager, { dealId: second, note: null, freeOnly: true }, monday),
  ).toMatchObject({ ok: true, families: ["Relay"] });

  const deal = await withScope(world.ada, (tx) => findDeal(tx, second));
  expect(deal?.protections.map(({ familyName }) => familyName)).toEqual(["Relay"]);
  expect(deal?.decisionNote).toBe("Another registration covers Sentry until 11 Jun 2026.");
  expect(
    JSON.stringify(deal, (_, value) => (typeof value === "bigint" ? `${value}` : value)),
  ).not.toMatch(/Bob/);
});

test("a protection of another customer, another family or another time stands against nothing", async () => {
  const world = await aWorld();
  const sentry = await aRegistration(world.bob, { products: [world.sentry] });
  await approveDeal(world.manager, all(sentry), friday);

  const elsewhere = await aRegistration(world.ada, {
    products: [world.sentry],
    name: "Northmoor Water",
    domain: "northmoor.example",
  });
  const otherFamily = await aRegistration(world.ada, { products: [world.vane] });
  const later = await aRegistration(world.ada, { products: [world.sentry] });
  const afterwards = new Date("2026-06-11T22:00:00Z");
  for (const [dealId, at] of [
    [elsewhere, friday],
    [otherFamily, friday],
    [later, afterwards],
  ] as const) {
    expect(await approveDeal(world.manager, all(dealId), at)).toMatchObject({ ok: true });
  }
});

test("a lost deal gives its customer free, a won one keeps it", async () => {
  const world = await aWorld();
  const products = [world.sentry];
  const first = await aRegistration(world.ada, { products });
  await approveDeal(world.manager, all(first), friday);
  const second = await aRegistration(world.bob, { products });

  expect(
    await closeDeal(world.ada, { dealId: first, outcome: "lost", note: null }, friday),
  ).toEqual({
    ok: true,
  });
  expect(await approveDeal(world.manager, all(second), friday)).toMatchObject({ ok: true });

  const third = await aRegistration(world.ada, { products });
  await closeDeal(world.bob, { dealId: second, outcome: "won", note: null }, monday);
  expect(await approveDeal(world.manager, all(third), monday)).toMatchObject({
    reason: "protected",
  });
});

test("the decision's clock stands still while the partner owes information", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  // Due Tuesday 12:49; asked on Friday at 10:00, when two days and 2:49 were left.
  expect(await askInformation(world.manager, { dealId, note: "Which site?" }, friday)).toEqual({
    ok: true,
  });
  const asked = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(asked).toMatchObject({ status: "info_requested", askedAt: friday });
  expect(await mailsTo(world, /a question about/)).toMatchObject([{ toName: "Ada" }]);

  const answered = new Date("2026-03-18T09:00:00Z");
  expect(await answerRequest(world.ada, { dealId, note: "Leeds, LS1" }, answered)).toEqual({
    ok: true,
  });
  expect(await withScope(world.ada, (tx) => findDeal(tx, dealId))).toMatchObject({
    status: "submitted",
    decideBy: new Date("2026-03-20T11:49:00Z"),
  });
  expect(await mailsTo(world, /Ada answered/)).toMatchObject([{ toName: "Ingrid" }]);
});

test("a rejection tells the reason, and closes the deal", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await startReview(world.manager, { dealId }, friday);
  const reject = { dealId, reason: "existing_customer" as const, note: "Served by us since 2019" };
  expect(await rejectDeal(world.manager, reject, friday)).toEqual({ ok: true });
  expect(await withScope(world.ada, (tx) => findDeal(tx, dealId))).toMatchObject({
    status: "rejected",
    closure: "existing_customer",
    decisionNote: "Served by us since 2019",
  });
  for (const refused of [
    await rejectDeal(world.manager, reject, friday),
    await approveDeal(world.manager, all(dealId), friday),
    await withdrawDeal(world.ada, { dealId, note: null }, friday),
    await startReview(world.manager, { dealId }, friday),
  ]) {
    expect(refused).toEqual({ ok: false, reason: "wrong-state" });
  }
});

test("finance and channel operations read deals and decide none", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  for (const actor of [world.finance, world.steward]) {
    expect(await approveDeal(actor, all(dealId), friday)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await askInformation(actor, { dealId, note: "?" }, friday)).toMatchObject({ ok: false });
  }
  const planner = withRole(world.ada, "planner");
  expect(await withdrawDeal(planner, { dealId, note: null }, friday)).toMatchObject({ ok: false });
});

test("overlaps are told apart: conflict, duplicate, competing and by name alone", async () => {
  const world = await aWorld();
  const products = [world.sentry];
  const own = await aRegistration(world.ada, { products: [world.relay] });
  const rival = await aRegistration(world.bob, { products });
  await approveDeal(world.manager, all(rival), thursday);
  const waiting = await aRegistration(world.bob, { products: [world.relay] });
  const namesake = await aRegistration(world.bob, {
    products,
    domain: "other.example",
    city: "Oslo",
    country: "NO",
  });
  const other = await aRegistration(world.bob, { products: [world.vane] });
  const dealId = await aRegistration(world.ada, { products: [world.sentryPro, world.relay] });

  const overlaps = await withScope(world.manager, (tx) => conflictsOf(tx, dealId));
  const verdicts = new Map(overlaps.map(({ deal, verdict }) => [deal?.id, verdict]));
  expect(verdicts).toEqual(
    new Map([
      [rival, "conflict"],
      [own, "duplicate"],
      [waiting, "competing"],
      [namesake, "possible"],
    ]),
  );
  expect(verdicts.has(other)).toBe(false);
  expect(overlaps[0]).toMatchObject({
    deal: { partnerName: "Bob" },
    families: [{ name: "Sentry" }],
  });
});
