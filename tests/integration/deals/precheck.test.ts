import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { precheckDomain } from "#app/domain/deals/precheck/precheck-domain.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T11:00:00Z");
const domain = "meridianhealth.example";

async function aProtection(world: World) {
  const dealId = await aRegistration(world.ada, { products: [world.sentry], domain });
  const approved = await approveDeal(
    world.manager,
    { dealId, note: null, freeOnly: false },
    thursday,
  );
  expect(approved).toMatchObject({ ok: true });
}

test("a domain is free, protected until a day, or one's own; no more is told", async () => {
  const world = await aWorld();
  expect(await precheckDomain(world.bob, domain, friday)).toEqual({ domain, outcome: "eligible" });
  await aProtection(world);
  expect(await precheckDomain(world.bob, "https://www.meridianhealth.example/x", friday)).toEqual({
    domain,
    outcome: "protected",
    until: expect.any(Date),
  });
  expect(await precheckDomain(world.ada, domain, friday)).toEqual({ domain, outcome: "yours" });
  const other = await aWorld();
  expect(await precheckDomain(other.bob, domain, friday)).toEqual({ domain, outcome: "eligible" });
});

test("what another partner only asks for is not told", async () => {
  const world = await aWorld();
  await aRegistration(world.ada, { products: [world.sentry], domain });
  expect(await precheckDomain(world.bob, domain, friday)).toEqual({ domain, outcome: "eligible" });
});

test("where the vendor's own sales are engaged, it says so", async () => {
  const world = await aWorld();
  const { vendorId } = world;
  const customerId = newId();
  await withScope(world.system, async (tx) => {
    const own = { vendorId, createdAt: thursday };
    await tx.customer.createMany({
      data: [{ ...own, id: customerId, kind: "organisation", lifecycle: "prospect", name: "Own" }],
    });
    await tx.customerIdentifier.createMany({
      data: [{ vendorId, id: newId(), customerId, scheme: "domain", value: domain }],
    });
    await tx.directEngagement.createMany({
      data: [
        { ...own, id: newId(), customerId, startsOn: thursday, note: "Project", byName: "Daniel" },
      ],
    });
  });
  expect(await precheckDomain(world.bob, domain, friday)).toEqual({ domain, outcome: "ours" });
});

test("a mail provider's domain is answered without looking, and counts nothing", async () => {
  const { vendorId, bob, admin } = await aWorld();
  for (const typed of ["gmail.com", "somebody@outlook.com", "nonsense", ""]) {
    expect((await precheckDomain(bob, typed, friday)).outcome).toBe("no-company");
  }
  const entries = await withScope(admin, (tx) => tx.auditEntry.count({ where: { vendorId } }));
  expect(entries).toBe(0);
});

test("twenty-five a day for the whole partner, each on record with what was answered", async () => {
  const world = await aWorld();
  const { vendorId, ada, adaAdmin, bob, admin } = world;
  const asked = Array.from({ length: 27 }, (_, place) => `customer${place}.example`);
  const answers = await Promise.all(
    asked.map((each, place) => precheckDomain(place % 2 ? ada : adaAdmin, each, friday)),
  );
  const outcomes = answers.map(({ outcome }) => outcome).sort();
  expect(outcomes.filter((outcome) => outcome === "eligible")).toHaveLength(25);
  expect(outcomes.filter((outcome) => outcome === "too-many")).toHaveLength(2);
  expect(await precheckDomain(bob, "customer1.example", friday)).toMatchObject({
    outcome: "eligible",
  });
  const entries = await withScope(admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId, partnerId: ada.partnerId } }),
  );
  expect(entries).toHaveLength(25);
  expect(entries[0]).toMatchObject({ action: "deal.prechecked", detail: { outcome: "eligible" } });
});
