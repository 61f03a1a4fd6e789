import { expect, test } from "vitest";

import { conflictsOf } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { endEngagement } from "#app/domain/deals/engagements/end-engagement.server.ts";
import { engageDirectly } from "#app/domain/deals/engagements/engage-directly.server.ts";
import { phaseOf } from "#app/domain/deals/engagements/engagement.ts";
import { engagementsOfCustomer } from "#app/domain/deals/engagements/engagements-of-customer.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const today = new Date("2026-03-12");
const saturday = new Date("2026-03-14T09:00:00Z");
const always = { familyId: null, startsOn: new Date("2026-01-01"), endsOn: null, note: "Tender" };

async function aCustomer(world: World) {
  await aRegistration(world.bob, { products: [world.vane] });
  const customer = await withScope(world.system, (tx) =>
    tx.customer.findFirstOrThrow({ where: { vendorId: world.vendorId }, select: { id: true } }),
  );
  return customer.id;
}

test("an engagement is noted, found by a registration, and over from the day after its end", async () => {
  const world = await aWorld();
  const customerId = await aCustomer(world);
  const engaged = await engageDirectly(world.manager, customerId, always, thursday);
  expect(engaged).toMatchObject({ ok: true });

  const asked = { products: [world.sentry] };
  const verdicts = async (dealId: string) =>
    (await withScope(world.manager, (tx) => conflictsOf(tx, dealId))).map(({ verdict }) => verdict);
  expect(await verdicts(await aRegistration(world.ada, asked))).toEqual(["direct"]);

  const id = engaged.ok ? engaged.engagementId : "";
  expect(await endEngagement(world.manager, customerId, id, thursday)).toEqual({ ok: true });
  expect(await endEngagement(world.manager, customerId, id, thursday)).toMatchObject({ ok: false });
  const kept = await withScope(world.finance, (tx) => engagementsOfCustomer(tx, customerId));
  expect(kept).toMatchObject([{ note: "Tender", byName: "Ingrid", family: null, endsOn: today }]);
  const later = await aRegistration(world.ada, asked, saturday);
  expect(await verdicts(later)).toEqual(["duplicate"]);

  const entries = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId: world.vendorId, subjectId: customerId },
      orderBy: { id: "asc" },
    }),
  );
  expect(entries.map(({ action }) => action)).toEqual([
    "customer.engaged",
    "customer.engagement_ended",
  ]);
});

test("only whoever decides deals notes one, and no partner reads it", async () => {
  const world = await aWorld();
  const customerId = await aCustomer(world);
  for (const actor of [world.finance, world.steward]) {
    await expect(engageDirectly(actor, customerId, always, thursday)).rejects.toThrow();
  }
  await engageDirectly(world.manager, customerId, always, thursday);
  for (const actor of [world.ada, world.bob]) {
    expect(await withScope(actor, (tx) => engagementsOfCustomer(tx, customerId))).toEqual([]);
  }
});

test("one that lies ahead is ended with today alone, and only at its own customer", async () => {
  const world = await aWorld();
  const customerId = await aCustomer(world);
  const ahead = { ...always, startsOn: new Date("2026-04-01"), endsOn: null };
  const engaged = await engageDirectly(world.manager, customerId, ahead, thursday);
  if (!engaged.ok) throw new Error(engaged.reason);
  const end = (at: string) => endEngagement(world.manager, at, engaged.engagementId, thursday);
  expect(await end(newId())).toEqual({ ok: false, reason: "not-found" });
  expect(await end(customerId)).toEqual({ ok: true });
  expect(
    await withScope(world.manager, (tx) => engagementsOfCustomer(tx, customerId)),
  ).toMatchObject([{ startsOn: today, endsOn: today }]);
});

test("a customer or family that is not the vendor's is none", async () => {
  const [world, stranger] = [await aWorld(), await aWorld()];
  const customerId = await aCustomer(stranger);
  const refused = await engageDirectly(world.manager, customerId, always, thursday);
  expect(refused).toEqual({ ok: false, reason: "not-found" });
  const own = await aCustomer(world);
  const family = { ...always, familyId: newId() };
  expect(await engageDirectly(world.manager, own, family, thursday)).toEqual({
    ok: false,
    reason: "no-such-family",
  });
});

test.each([
  ["2026-03-12", null, "on"],
  ["2026-03-13", null, "ahead"],
  ["2026-03-01", "2026-03-12", "on"],
  ["2026-03-01", "2026-03-11", "over"],
])("from %s to %s is %s", (startsOn, endsOn, phase) => {
  const days = { startsOn: new Date(startsOn), endsOn: endsOn ? new Date(endsOn) : null };
  expect(phaseOf(days, today)).toBe(phase);
});
