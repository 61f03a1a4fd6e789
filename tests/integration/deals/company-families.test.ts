import { expect, test } from "vitest";

import { conflictsOf } from "#app/domain/deals/conflicts/conflicts-of-deal.server.ts";
import { disclosedOverlap } from "#app/domain/deals/conflicts/disclosed-overlap.server.ts";
import { lockKeys } from "#app/domain/deals/conflicts/lock-keys.server.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { answerDealRequest } from "#app/domain/deals/requests/answer-deal-request.server.ts";
import { askAmendment } from "#app/domain/deals/requests/ask-amendment.server.ts";
import { requestsOf } from "#app/domain/deals/requests/requests.store.server.ts";
import { amendDeal } from "#app/domain/deals/terms/amend-deal.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
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

/** As partners write them. */
const names = { parent: "Kestrel plc", mill: "Kestrel Mill Ltd", dairy: "Kestrel Dairy Ltd" };

const at = (world: World, who: "ada" | "bob", place: Place) =>
  aRegistration(world[who], {
    products: [world.sentry],
    name: names[place],
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

test.each([
  ["mill", "dairy"],
  ["parent", "dairy"],
] as const)("two handed in at the same instant at the %s and the %s meet", async (one, other) => {
  for (let round = 0; round < 4; round += 1) {
    const world = await aGroup(true);
    const [bobs, adas] = await Promise.all([at(world, "bob", one), at(world, "ada", other)]);
    for (const [dealId, rival] of [
      [bobs, adas],
      [adas, bobs],
    ]) {
      const found = await withScope(world.manager, (tx) => conflictsOf(tx, dealId ?? ""));
      expect(found).toMatchObject([{ verdict: "competing", deal: { id: rival } }]);
    }
  }
});

test.each([
  ["Kestrel Mill", "Kestrel Dairy", true],
  ["Kestrel", "Kestrel Dairy", true],
  ["Kestrel Dairy", "Elsewhere", false],
])(
  "a registration at %s holds one at %s back until it is written: %s",
  async (one, other, held) => {
    const world = await aGroup(true);
    const { vendorId, system } = world;
    const keys = (domainKey: string) => ({
      nameKey: domainKey,
      domainKey,
      dunsKey: null,
      vatKey: null,
    });
    const hold = async (tx: ScopedTx, name: string) => {
      const customer = await tx.customer.findFirst({ where: { vendorId, name } });
      await lockKeys(tx, { customerId: customer?.id ?? newId(), keys: keys(name) });
    };
    const waited = withScope(system, async (tx) => {
      await hold(tx, one);
      await withScope(system, async (second) => {
        await second.$executeRaw`set local lock_timeout = '200ms'`;
        await hold(second, other);
      });
      return "none";
    }).catch((error: unknown) => String(error));
    expect(/lock timeout/.test(await waited)).toBe(held);
  },
);

test("an amendment takes no protection that a sister company's stands in the way of", async () => {
  const world = await aGroup(true);
  const rival = await at(world, "bob", "mill");
  await approveDeal(world.manager, all(rival), thursday);
  const dealId = await aRegistration(world.ada, { products: [world.sentry], name: "Elsewhere" });
  await approveDeal(world.manager, all(dealId), thursday);
  const terms = { name: names.dairy, domain: "dairy.example" };
  const asked = await askAmendment(world.ada, { dealId, reason: "The dairy signs", terms }, friday);
  expect(asked).toEqual({ ok: true });
  const [request] = await withScope(world.manager, (tx) => requestsOf(tx, dealId));
  const grant = { dealId, requestId: request?.id ?? "", grant: true, note: null };
  expect(await answerDealRequest(world.manager, grant, friday)).toMatchObject({
    reason: "held",
    taken: [{ dealId: rival }],
  });
  const kept = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(kept?.customerName).toBe("Elsewhere");
});

test("two that are amended to one customer at the same instant meet", async () => {
  const world = await aGroup(true);
  const there = { name: names.dairy, domain: "dairy.example" };
  const bobs = await aRegistration(world.bob, { products: [world.sentry], domain: "b.example" });
  const adas = await aRegistration(world.ada, { products: [world.sentry], domain: "a.example" });
  const amended = await Promise.all([
    amendDeal(world.bob, { dealId: bobs, note: null, terms: there }, friday),
    amendDeal(world.ada, { dealId: adas, note: null, terms: { ...there, city: "Ely" } }, friday),
    at(world, "ada", "mill"),
  ]);
  expect(amended.slice(0, 2)).toEqual([{ ok: true }, { ok: true }]);
  const met = async (dealId: string) =>
    (await withScope(world.manager, (tx) => conflictsOf(tx, dealId))).map(({ deal }) => deal?.id);
  expect(await met(bobs)).toEqual(expect.arrayContaining([adas, amended[2]]));
  expect(await met(adas)).toEqual(expect.arrayContaining([bobs, amended[2]]));
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
