import { afterAll, expect, test } from "vitest";

import { changeRole } from "#app/domain/identity/members/change-role.server.ts";
import { endMembership } from "#app/domain/identity/members/end-membership.server.ts";
import { listInvitations } from "#app/domain/identity/members/invitations.server.ts";
import { inviteMember } from "#app/domain/identity/members/invite-member.server.ts";
import { listMembers } from "#app/domain/identity/members/members.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { startSession } from "#app/domain/identity/session/session.server.ts";
import type { Actor, PartnerActor, Role } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { refusedByGuard } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { sessionIn, stranger } from "#tests/support/a-login.ts";
import { secondProcess } from "#tests/support/second-process.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const other = secondProcess();
afterAll(() => other.end());

const now = () => new Date();
const idOf = ({ membershipId }: Actor) => membershipId ?? "";

const change = (actor: Actor, member: Actor, role: Role) =>
  withScope(actor, (tx) => changeRole(tx, actor, idOf(member), role, now()));
const end = (actor: Actor, member: Actor) =>
  withScope(actor, (tx) => endMembership(tx, actor, idOf(member), now()));

/** Somebody else who also administers Ada. */
async function aSecondAdministrator({ system, adaAdmin, vendorId }: World): Promise<PartnerActor> {
  const [personId, id] = [newId(), newId()];
  const email = `${personId}@example.com`;
  const createdAt = now();
  await prisma.person.createMany({ data: [{ id: personId, email, name: "Amy", createdAt }] });
  const { partnerId } = adaAdmin;
  await withScope(system, (tx) =>
    tx.membership.createMany({
      data: [
        {
          ...{ vendorId, id, personId, partnerId, role: "partner_admin", name: "Amy", email },
          ...{ title: "", createdAt },
        },
      ],
    }),
  );
  return { ...adaAdmin, personId, membershipId: id, name: "Amy" };
}

async function sessionOf(actor: Actor) {
  const place = { vendorId: actor.vendorId, membershipId: idOf(actor) };
  return sessionIn([await startSession(actor.personId ?? "", place, stranger, "password")]);
}

test("whoever leaves is out with the next request, on this process and on every other", async () => {
  const world = await aWorld();
  const cookie = await sessionOf(world.ada);
  expect(await other.ask({ who: cookie })).toBe("sales_rep");

  expect(await end(world.adaAdmin, world.ada)).toEqual({ ok: true });

  expect(await other.ask({ who: cookie })).toBeNull();
  expect(await currentVisitor(cookie)).toBeNull();
  expect(await prisma.session.count({ where: { personId: world.ada.personId ?? "" } })).toBe(0);
});

test("a changed role is seen at once by every process", async () => {
  const world = await aWorld();
  const cookie = await sessionOf(world.ada);
  expect(await other.ask({ who: cookie })).toBe("sales_rep");

  expect(await change(world.adaAdmin, world.ada, "operations")).toEqual({ ok: true });

  expect(await other.ask({ who: cookie })).toBe("operations");
  expect((await currentVisitor(cookie))?.session.outdated).toBe(true);
});

test("who still works elsewhere keeps the sessions there", async () => {
  const world = await aWorld();
  const elsewhere = await aWorld();
  const membershipId = newId();
  const { vendorId } = elsewhere;
  await withScope(elsewhere.system, (tx) =>
    tx.membership.createMany({
      data: [
        {
          ...{ vendorId, id: membershipId, personId: world.ada.personId ?? "" },
          ...{ partnerId: elsewhere.bob.partnerId, role: "sales_rep", name: "Ada" },
          ...{ email: "ada@example.com", title: "", createdAt: now() },
        },
      ],
    }),
  );
  const here = await sessionOf(world.ada);
  const there = await sessionOf({ ...elsewhere.bob, personId: world.ada.personId, membershipId });

  await end(world.adaAdmin, world.ada);

  expect(await currentVisitor(here)).toBeNull();
  expect(await currentVisitor(there)).not.toBeNull();
});

test("nobody changes or ends themselves", async () => {
  const world = await aWorld();
  const yourself = { ok: false, reason: "yourself" };
  expect(await change(world.admin, world.admin, "finance")).toEqual(yourself);
  expect(await end(world.adaAdmin, world.adaAdmin)).toEqual(yourself);

  // Past the use case: the database refuses by itself.
  const forced = withScope(world.admin, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: idOf(world.admin) },
      data: { role: "finance" },
    }),
  );
  expect(refusedByGuard(await forced.catch((error) => error))).toBe(true);
});

test("an administrator of Ada reaches neither Bob's people nor the vendor's, and gives no role of the vendor", async () => {
  const { adaAdmin, ada, bob, north, finance } = await aWorld();
  for (const stranger of [bob, north, finance]) {
    expect(await end(adaAdmin, stranger)).toEqual({ ok: false, reason: "unknown" });
  }
  const refused = { ok: false, reason: "role-not-yours-to-give" };
  expect(await change(adaAdmin, ada, "vendor_admin")).toEqual(refused);
});

test("a channel manager looks after partners' people and not after the vendor's own", async () => {
  const { manager, ada, finance } = await aWorld();
  expect(await change(manager, ada, "operations")).toEqual({ ok: true });
  const refused = { ok: false, reason: "role-not-yours-to-give" };
  expect(await change(manager, finance, "channel_manager")).toEqual(refused);
  expect(await end(manager, finance)).toEqual(refused);
  expect(await end(finance, ada)).toEqual(refused);
});

test("the last administrator of a place stays, on both sides", async () => {
  const world = await aWorld();
  const last = { ok: false, reason: "last-administrator" };
  expect(await change(world.manager, world.adaAdmin, "sales_rep")).toEqual(last);
  expect(await end(world.admin, world.adaAdmin)).toEqual(last);

  const amy = await aSecondAdministrator(world);
  expect(await change(amy, world.adaAdmin, "sales_rep")).toEqual({ ok: true });
  expect(await end(world.manager, amy)).toEqual(last);
});

test("two administrators who take each other's role at once leave one", async () => {
  for (const way of ["change", "end"] as const) {
    const world = await aWorld();
    const { adaAdmin } = world;
    const amy = await aSecondAdministrator(world);
    const take = (from: Actor, of: Actor) =>
      way === "change" ? change(from, of, "sales_rep") : end(from, of);

    const outcomes = await Promise.all([take(adaAdmin, amy), take(amy, adaAdmin)]);

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const left = await withScope(world.system, (tx) =>
      tx.membership.count({
        where: {
          vendorId: tx.vendorId,
          partnerId: adaAdmin.partnerId,
          role: "partner_admin",
          endedAt: null,
        },
      }),
    );
    expect(left).toBe(1);
  }
});

test("the list says who was seen when, and forgets who left", async () => {
  const world = await aWorld();
  await sessionOf(world.ada);
  const names = () =>
    withScope(world.adaAdmin, (tx) => listMembers(tx, world.ada.partnerId)).then((members) =>
      members.map(({ role, lastSeenAt }) => [role, lastSeenAt !== null]),
    );
  expect((await names()).sort()).toEqual([
    ["partner_admin", false],
    ["sales_rep", true],
  ]);
  await end(world.adaAdmin, world.ada);
  expect(await names()).toEqual([["partner_admin", false]]);
});

test("whoever leaves, or may not invite any more, leaves no open invitation behind", async () => {
  const world = await aWorld();
  const amy = await aSecondAdministrator(world);
  const { partnerId } = amy;
  const invites = (actor: Actor, name: string) => {
    const invite = { email: `${newId()}@example.com`, name, title: "", partnerId };
    return withScope(actor, (tx) =>
      inviteMember(tx, actor, { ...invite, role: "partner_admin" }, now()),
    );
  };
  const open = async () => {
    const lines = await withScope(world.admin, (tx) => listInvitations(tx, partnerId, now()));
    return lines.map(({ name }) => name).sort();
  };
  await invites(amy, "By Amy");
  await invites(world.adaAdmin, "By the other");

  expect(await change(world.adaAdmin, amy, "sales_rep")).toEqual({ ok: true });
  expect(await open()).toEqual(["By the other"]);

  expect(await change(world.adaAdmin, amy, "partner_admin")).toEqual({ ok: true });
  await invites(amy, "By Amy again");
  expect(await end(world.adaAdmin, amy)).toEqual({ ok: true });
  expect(await open()).toEqual(["By the other"]);
});
