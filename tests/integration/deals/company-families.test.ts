import { expect, test } from "vitest";

import { conflictsOf } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { disclosedOverlap } from "#app/domain/deals/conflicts/disclosed-overlap.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, rules, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

/** Kestrel owns a mill and a dairy; the two and their parent are known to the vendor. */
async function aGroup(wholeFamily: boolean) {
  const world = await aWorld();
  const { vendorId } = world;
  const ids = { parent: newId(), mill: newId(), dairy: newId() };
  await withScope(world.system, async (tx) => {
    const program = await tx.program.findFirstOrThrow({ where: { vendorId } });
    const version = { vendorId, id: newId(), programId: program.id, version: 2 };
    await tx.programVersion.createMany({
      data: [{ ...version, rules: { ...rules, wholeFamily }, validFrom: new Date("2026-02-01") }],
    });
    const company = (id: string, name: string, parentId: string | null) => ({
      ...{ vendorId, id, name, parentId },
      kind: "organisation" as const,
      lifecycle: "prospect" as const,
      createdAt: thursday,
    });
    await tx.customer.createMany({
      data: [
        company(ids.parent, "Kestrel", null),
        company(ids.mill, "Kestrel Mill", ids.parent),
        company(ids.dairy, "Kestrel Dairy", ids.parent),
      ],
    });
    await tx.customerIdentifier.createMany({
      data: Object.entries(ids).map(([key, customerId]) => ({
        ...{ vendorId, id: newId(), customerId },
        scheme: "domain" as const,
        value: `${key}.example`,
      })),
    });
  });
  return world;
}

type Place = "parent" | "mill" | "dairy";

const at = (world: World, who: "ada" | "bob", place: Place) =>
  aRegistration(world[who], {
    products: [world.sentry],
    name: `The ${place}`,
    domain: `${place}.example`,
  });

test.each([
  { held: "mill", asked: "dairy", key: "sibling" },
  { held: "parent", asked: "dairy", key: "parent" },
  { held: "dairy", asked: "parent", key: "subsidiary" },
] as const)("a protection at the $key, where the programme says so", async (place) => {
  const world = await aGroup(true);
  const rival = await at(world, "bob", place.held);
  await approveDeal(world.manager, all(rival), thursday);
  const dealId = await at(world, "ada", place.asked);
  const found = await withScope(world.manager, (tx) => conflictsOf(tx, dealId));
  expect(found).toMatchObject([
    { verdict: "conflict", deal: { id: rival }, evidence: [{ key: place.key }] },
  ]);
  expect(await approveDeal(world.manager, all(dealId), friday)).toMatchObject({
    ok: false,
    reason: "protected",
    taken: [{ dealId: rival }],
  });
  const told = await withScope(world.ada, (tx) => disclosedOverlap(tx, world.ada, dealId, friday));
  expect(told).toEqual({
    protected: [{ family: "Sentry", until: new Date("2026-06-10T21:59:59.999Z") }],
    ours: false,
  });
});

test("companies of one family are strangers where the programme does not say so", async () => {
  const world = await aGroup(false);
  const rival = await at(world, "bob", "mill");
  await approveDeal(world.manager, all(rival), thursday);
  const dealId = await at(world, "ada", "dairy");
  expect(await withScope(world.manager, (tx) => conflictsOf(tx, dealId))).toEqual([]);
  expect(await approveDeal(world.manager, all(dealId), friday)).toMatchObject({ ok: true });
});

test("one partner may protect two companies of a family", async () => {
  const world = await aGroup(true);
  const mill = await at(world, "ada", "mill");
  await approveDeal(world.manager, all(mill), thursday);
  const dairy = await at(world, "ada", "dairy");
  expect(await approveDeal(world.manager, all(dairy), friday)).toMatchObject({ ok: true });
});

test("two sister companies approved at the same instant: one wins, the other is told", async () => {
  for (let round = 0; round < 3; round += 1) {
    const world = await aGroup(true);
    const deals = [await at(world, "bob", "mill"), await at(world, "ada", "dairy")];
    const answers = await Promise.all(
      deals.map((dealId) => approveDeal(world.manager, all(dealId), friday)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "protected")).toHaveLength(1);
  }
});

test("that sister companies belong together and buy already is not told", async () => {
  const world = await aGroup(true);
  await withScope(world.system, (tx) =>
    tx.customer.updateMany({
      where: { vendorId: world.vendorId, name: "Kestrel Mill" },
      data: { lifecycle: "active" },
    }),
  );
  const dealId = await at(world, "ada", "dairy");
  const found = await withScope(world.manager, (tx) => conflictsOf(tx, dealId));
  expect(found).toMatchObject([{ verdict: "existing_customer", evidence: [{ key: "sibling" }] }]);
  const told = await withScope(world.ada, (tx) => disclosedOverlap(tx, world.ada, dealId, friday));
  expect(told).toBeNull();
});
