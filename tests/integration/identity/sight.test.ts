import { expect, test } from "vitest";
import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { liveScopes } from "#app/domain/identity/sight/live-scopes.server.ts";
import { explainSight, findSightRecord } from "#app/domain/identity/sight/sight.server.ts";
import { ruleFor, type SightKind, sightKinds, sights } from "#app/domain/identity/sight/sight.ts";
import { whoCanSee } from "#app/domain/identity/sight/who-can-see.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aJointAccount } from "#tests/support/a-joint-account.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aSharedCustomer } from "#tests/support/a-shared-customer.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const at = new Date("2026-04-01T00:00:00Z");

const everybody = (world: World): Actor[] => [
  ...[world.admin, world.manager, world.steward, world.finance],
  ...[world.ada, world.adaAdmin, withRole(world.ada, "operations"), withRole(world.ada, "planner")],
  ...[world.bob, world.north, world.northAdmin, world.south, world.supply, world.forge],
];

const planted = aWorld().then(async (world) => {
  const rows = await plantOneOfEach(world);
  const idOf = (kind: SightKind) => String(rows[sights[kind].table]?.id);
  return { world, idOf };
});

test.each(sightKinds)(
  "a %s is explained to whom the database shows it, and to nobody else",
  async (kind) => {
    const { world, idOf } = await planted;
    const id = idOf(kind);
    const whole = await withScope(world.system, (tx) => findSightRecord(tx, kind, id));
    if (!whole) throw new Error(`No ${kind} was planted`);
    const stranger = (await aWorld()).admin;
    for (const actor of [...everybody(world), stranger]) {
      const seen = await withScope(actor, (tx) => findSightRecord(tx, kind, id));
      const who = `${actor.audience} ${actor.role} ${actor.name}`;
      if (actor !== stranger) expect(ruleFor(actor, whole) !== null, who).toBe(seen !== null);
      const sight = await withScope(actor, (tx) => explainSight(tx, actor, { kind, id, at }));
      expect(sight !== null, who).toBe(seen !== null);
    }
  },
);

test.each(sightKinds)("who can see a %s is who could, asked one by one", async (kind) => {
  const { world, idOf } = await planted;
  const id = idOf(kind);
  const found = await withScope(world.admin, (tx) => whoCanSee(tx, world.admin, { kind, id, at }));
  const said = (found?.reasons ?? []).flatMap(({ seers }) =>
    seers.map(({ place, role }) => `${place} ${role}`),
  );
  const seen: string[] = [];
  for (const actor of everybody(world)) {
    const place = actor.audience === "partner" ? actor.partnerName : "Halden";
    const works = !["operations", "planner"].includes(actor.role) || actor.name !== "Ada";
    const reads = await withScope(actor, (tx) => findSightRecord(tx, kind, id));
    if (reads && works) seen.push(`${place} ${actor.role}`);
  }
  expect(said.sort()).toEqual(seen.sort());
  expect(found?.reasons.every(({ explained }) => explained)).toBe(true);
  expect(found?.asked).toBe(12);
});

test("the scopes that are asked are those that people sign in with", async () => {
  const { world } = await planted;
  const { scopes } = await withScope(world.admin, (tx) =>
    liveScopes(tx, { vendorName: "Halden", most: 100 }),
  );
  for (const person of [world.admin, world.ada, world.north, world.south, world.supply]) {
    const [place] = await membershipsOf(person.personId ?? "");
    const asked = scopes.find(
      ({ actor }) => actor.partnerId === person.partnerId && actor.role === person.role,
    );
    if (!place) throw new Error(`${person.name} works nowhere`);
    // The same scope, whoever of them it is.
    const nobody = { personId: null, membershipId: null, name: "" };
    expect(asked?.actor).toEqual({ ...place.actor, ...nobody });
  }
});

test("a distributor reads by which grants it sees a reseller's deal, and loses them with the link", async () => {
  const world = await aWorld();
  const id = await aRegistration(world.ada, { products: [world.sentry] });
  const why = (actor: Actor) =>
    withScope(actor, (tx) => explainSight(tx, actor, { kind: "deal", id, at }));
  const own = await why(world.ada);
  expect(own?.steps.map(({ words }) => words)).toEqual([
    "You work at Ada as Sales",
    "Ada registered it",
  ]);
  expect(own?.steps[0]?.at).toEqual(new Date("2026-01-01T00:00:00Z"));
  const shown = await why(world.northAdmin);
  expect(shown?.steps.map(({ words }) => words)).toEqual([
    "You work at North as Administrator",
    "North is linked to Ada",
    "Ada shows North its deals",
    "Ada registered it",
  ]);
  expect(shown?.hidden.length).toBeGreaterThan(own?.hidden.length ?? 99);
  expect((await why(world.finance))?.steps.at(-1)?.words).toBe(
    "Everybody at Halden sees every deal",
  );
  expect(await why(world.bob)).toBeNull();
  expect(await why({ ...world.northAdmin, linked: [], showing: [] })).toBeNull();
});

test("on a joint account each side reads what the other shows, by whom and until when", async () => {
  const world = await aSharedCustomer();
  const endsAt = new Date("2026-06-01T00:00:00Z");
  const given = { vendor: { revenue: "totals", contacts: "none" }, endsAt } as const;
  const id = await aJointAccount(world, given);
  const why = (when: Date) =>
    withScope(world.ada, (tx) => explainSight(tx, world.ada, { kind: "account", id, at: when }));
  expect((await why(at))?.facets).toMatchObject({
    side: "vendor",
    shown: [{ facet: "revenue", level: "totals", by: "Ingrid", until: endsAt }],
  });
  expect((await why(endsAt))?.facets?.shown).toEqual([]);

  const { customerId } = world;
  const who = await withScope(world.admin, (tx) =>
    whoCanSee(tx, world.admin, { kind: "customer", id: customerId, at }),
  );
  expect(who?.further).toMatchObject([{ place: "Ada", facet: "revenue", level: "totals" }]);
});

test("who left, and who works for a partner that is suspended, sees nothing any more", async () => {
  const world = await aWorld();
  const id = await aRegistration(world.ada, { products: [world.sentry] });
  const places = async () => {
    const found = await withScope(world.admin, (tx) =>
      whoCanSee(tx, world.admin, { kind: "deal", id, at }),
    );
    return (found?.reasons ?? []).flatMap(({ seers }) => seers.map(({ place }) => place));
  };
  expect(await places()).toEqual(expect.arrayContaining(["Ada", "North", "Halden"]));
  await withScope(world.system, async (tx) => {
    const { vendorId } = tx;
    const adas = { vendorId, partnerId: world.ada.partnerId };
    await tx.membership.updateMany({ where: adas, data: { endedAt: at } });
    const north = { vendorId, id: world.north.partnerId };
    await tx.partner.updateMany({ where: north, data: { status: "suspended" } });
  });
  expect([...new Set(await places())]).toEqual(["Halden"]);
});

test("a role that may read the row and not open the page is said to", async () => {
  const { world, idOf } = await planted;
  const found = await withScope(world.admin, (tx) =>
    whoCanSee(tx, world.admin, { kind: "account", id: idOf("account"), at }),
  );
  const finance = found?.reasons
    .flatMap(({ seers }) => seers)
    .find(({ role }) => role === "finance");
  expect(finance?.closed).toBe("This role opens no page with a joint account");
  const admin = found?.reasons
    .flatMap(({ seers }) => seers)
    .find(({ role }) => role === "vendor_admin");
  expect(admin?.closed).toBeNull();
});
