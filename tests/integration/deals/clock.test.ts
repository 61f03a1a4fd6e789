import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { askInformation } from "#app/domain/deals/decide/ask-information.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { runDealClock } from "#app/domain/deals/due/deal-clock.server.ts";
import { lookAtDeal } from "#app/domain/deals/due/look-at-deal.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import { listNotifications } from "#app/domain/identity/notifications/notifications.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
/** The last millisecond of 11 June in Berlin, 90 days after friday. */
const end = new Date("2026-06-11T21:59:59.999Z");
const at = (text: string) => new Date(text);
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

/** On a Thursday: to be decided by Tuesday. */
const handedIn = (world: World) =>
  asOf(thursday, () => aRegistration(world.ada, { products: [world.sentry] }, thursday));

async function anApprovedDeal(world: World) {
  const dealId = await handedIn(world);
  const approval = await asOf(friday, () => approveDeal(world.manager, all(dealId), friday));
  expect(approval).toMatchObject({ ok: true });
  return dealId;
}

const tick = (world: World, when: Date) => asOf(when, () => runDealClock(world.vendorId, when));

/** What somebody was told, the oldest first. */
async function toldTo(actor: Actor): Promise<string[]> {
  const page = await listNotifications(actor, { unread: false, before: undefined });
  return page.notifications.map(({ kind }) => kind).reverse();
}

const mailsOf = (world: World, kind: string) =>
  withScope(world.system, (tx) =>
    tx.mail.findMany({ where: { vendorId: tx.vendorId, kind }, orderBy: { createdAt: "asc" } }),
  );

const statusOf = (world: World, dealId: string) =>
  withScope(world.ada, async (tx) => (await findDeal(tx, dealId))?.status);

test("a protection is reminded of on each of its days, and ends by itself", async () => {
  const world = await aWorld();
  const dealId = await anApprovedDeal(world);
  // The programme also wants a word now and then; this is about the end.
  const quiet = (kinds: string[]) => kinds.filter((kind) => kind !== "deal.update_due");

  await tick(world, at("2026-05-12T03:59:00Z"));
  expect(quiet(await toldTo(world.ada))).toEqual(["deal.approved"]);
  for (const morning of ["2026-05-12", "2026-05-28", "2026-06-04", "2026-06-10"]) {
    await tick(world, at(`${morning}T04:00:00Z`));
  }
  await tick(world, at("2026-06-10T15:00:00Z"));
  expect(quiet(await toldTo(world.ada))).toEqual([
    "deal.approved",
    ...Array.from({ length: 4 }, () => "deal.ending"),
  ]);
  expect((await mailsOf(world, "deal.ending")).map(({ subject }) => subject)).toEqual([
    expect.stringContaining("for 30 days more"),
    expect.stringContaining("for 14 days more"),
    expect.stringContaining("for 7 days more"),
    expect.stringContaining("for 1 day more"),
  ]);

  await tick(world, new Date(end.getTime() - 1));
  expect(await statusOf(world, dealId)).toBe("approved");
  await tick(world, at("2026-06-11T22:00:00Z"));
  expect(await statusOf(world, dealId)).toBe("expired");
  expect((await toldTo(world.ada)).at(-1)).toBe("deal.expired");
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(deal?.events[0]).toMatchObject({ kind: "expired", at: end, actorName: "Tributary" });

  await tick(world, at("2026-06-12T22:00:00Z"));
  expect(await mailsOf(world, "deal.expired")).toHaveLength(1);
});

test("a clock that stood still for weeks tells only what still makes sense", async () => {
  const world = await aWorld();
  await anApprovedDeal(world);
  await tick(world, at("2026-06-05T10:00:00Z"));
  const told = (await toldTo(world.ada)).filter((kind) => kind === "deal.ending");
  expect(told).toEqual(["deal.ending"]);
  expect((await mailsOf(world, "deal.ending"))[0]?.subject).toContain("for 6 days more");
});

test("two clocks at the same instant do everything once", async () => {
  const world = await aWorld();
  const dealId = await anApprovedDeal(world);
  const when = at("2026-06-04T04:00:00Z");
  await Promise.all(Array.from({ length: 4 }, () => tick(world, when)));
  expect(await mailsOf(world, "deal.ending")).toHaveLength(1);
  // And over the same deal, wound again by a change in between.
  await updateDeal(
    world.ada,
    { dealId, stage: "negotiation", closeDay: at("2026-07-01"), note: null },
    when,
  );
  await Promise.all(Array.from({ length: 4 }, () => tick(world, when)));
  expect(await mailsOf(world, "deal.ending")).toHaveLength(1);

  await Promise.all(Array.from({ length: 4 }, () => tick(world, at("2026-06-12T00:00:00Z"))));
  expect(await mailsOf(world, "deal.expired")).toHaveLength(1);
});

test("a worker that dies in the middle leaves the deal as it was, for the next one", async () => {
  const world = await aWorld();
  const dealId = await anApprovedDeal(world);
  const when = at("2026-06-12T00:00:00Z");
  const killed = withScope(world.system, async (tx) => {
    // Holds the deal as a worker in the middle of it would, and goes without a word.
    await tx.$queryRaw`select 1 from deal where vendor_id = ${tx.vendorId}::int and id = ${dealId}::uuid for update`;
    expect(await lookAtDeal(world.vendorId, dealId, when)).toBeNull();
    await tx.deal.updateMany({
      where: { vendorId: tx.vendorId, id: dealId },
      data: { status: "expired", updatedAt: when, version: { increment: 1 } },
    });
    throw new Error("killed");
  });
  await expect(killed).rejects.toThrow("killed");
  expect(await statusOf(world, dealId)).toBe("approved");
  expect(await asOf(when, () => lookAtDeal(world.vendorId, dealId, when))).toEqual(["expired"]);
  expect(await asOf(when, () => lookAtDeal(world.vendorId, dealId, when))).toBeNull();
});

test("the update is asked for after its days, and again only after as many more", async () => {
  const world = await aWorld();
  const dealId = await anApprovedDeal(world);
  const asked = async () => (await mailsOf(world, "deal.update_due")).length;
  await tick(world, at("2026-04-12T03:59:00Z"));
  expect(await asked()).toBe(0);
  await tick(world, at("2026-04-12T04:00:00Z"));
  await tick(world, at("2026-04-20T04:00:00Z"));
  expect(await asked()).toBe(1);
  await updateDeal(
    world.ada,
    { dealId, stage: "negotiation", closeDay: at("2026-07-01"), note: null },
    at("2026-04-20T10:00:00Z"),
  );
  await tick(world, at("2026-05-13T10:00:00Z"));
  expect(await asked()).toBe(1);
  await tick(world, at("2026-05-20T04:00:00Z"));
  expect(await asked()).toBe(2);
});

test("a decision is warned of, and when it is late the administrators hear of it as well", async () => {
  const world = await aWorld();
  await handedIn(world);
  await tick(world, at("2026-03-16T11:48:00Z"));
  expect(await toldTo(world.manager)).toEqual(["deal.submitted"]);
  await tick(world, at("2026-03-16T11:49:00Z"));
  expect(await toldTo(world.manager)).toEqual(["deal.submitted", "deal.decide_soon"]);
  expect(await toldTo(world.admin)).toEqual([]);
  await tick(world, at("2026-03-17T11:49:00Z"));
  expect(await toldTo(world.admin)).toEqual([]);
  await tick(world, at("2026-03-18T11:49:00Z"));
  await tick(world, at("2026-03-19T11:49:00Z"));
  expect(await toldTo(world.manager)).toEqual(["deal.submitted", "deal.decide_soon", "deal.late"]);
  // A business day later it is the administrators' as well.
  expect(await toldTo(world.admin)).toEqual(["deal.late"]);
  // The partner reads nothing of the vendor's delays.
  expect(await toldTo(world.ada)).toEqual([]);
});

test("a question is brought to mind, and the decision's clock stands still meanwhile", async () => {
  const world = await aWorld();
  const dealId = await handedIn(world);
  await asOf(friday, () =>
    askInformation(world.manager, { dealId, note: "Which site?", fields: [] }, friday),
  );
  await tick(world, at("2026-03-18T08:59:00Z"));
  expect(await toldTo(world.ada)).toEqual(["deal.asked"]);
  await tick(world, at("2026-03-18T09:00:00Z"));
  await tick(world, at("2026-03-20T09:00:00Z"));
  expect(await toldTo(world.ada)).toEqual(["deal.asked", "deal.still_asked"]);
  expect(await toldTo(world.manager)).toEqual(["deal.submitted"]);
});

test("one deal that cannot be looked at does not stop the others", async () => {
  const world = await aWorld();
  const broken = await anApprovedDeal(world);
  const sound = await aRegistration(world.bob, { name: "Kestrel", products: [world.relay] });
  await approveDeal(world.manager, all(sound), friday);
  await withScope(world.system, (tx) =>
    tx.deal.updateMany({
      where: { vendorId: tx.vendorId, id: broken },
      data: { rules: { activityDays: "often" } },
    }),
  );
  await tick(world, at("2026-06-12T00:00:00Z"));
  const kept = await withScope(world.system, (tx) =>
    tx.deal.findFirst({ where: { vendorId: tx.vendorId, id: broken }, select: { status: true } }),
  );
  expect(kept?.status).toBe("approved");
  const other = await withScope(world.bob, (tx) => findDeal(tx, sound));
  expect(other?.status).toBe("expired");
});

test("what is decided is no business of the clock any more", async () => {
  const world = await aWorld();
  const dealId = await handedIn(world);
  await rejectDeal(world.manager, { dealId, reason: "ineligible", note: "No" }, friday);
  const [row] = await withScope(world.system, (tx) =>
    tx.deal.findMany({
      where: { vendorId: tx.vendorId, id: dealId },
      select: { clockAt: true },
    }),
  );
  expect(row?.clockAt).toBeNull();
});
