import { expect, test } from "vitest";

import { currentVisitor } from "#app/domain/identity/current-actor.server.ts";
import { hashPassword } from "#app/domain/identity/password.server.ts";
import { endSession, startSession } from "#app/domain/identity/session.server.ts";
import { signIn } from "#app/domain/identity/sign-in.server.ts";
import { switchMembership } from "#app/domain/identity/switch-membership.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld } from "#tests/support/world.ts";

const browser = { cookieHeader: null, userAgent: "test" };

async function aPersonWithPassword() {
  const world = await aWorld();
  const id = world.ada.personId ?? "";
  const passwordHash = await hashPassword("correct horse");
  await prisma.person.updateMany({ where: { id }, data: { passwordHash } });
  const person = await prisma.person.findUniqueOrThrow({ where: { id } });
  return { world, person };
}

const cookieOf = (header: string) => header.split(";")[0] ?? "";

test("the right password opens a session that knows who and where", async () => {
  const { world, person } = await aPersonWithPassword();

  const outcome = await signIn({ email: person.email, password: "correct horse" }, browser);

  if (!outcome.ok) throw new Error(outcome.reason);
  const visitor = await currentVisitor(cookieOf(outcome.cookie));
  expect(visitor?.membership?.actor).toEqual(world.ada);
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { person } = await aPersonWithPassword();

  const wrong = await signIn({ email: person.email, password: "wrong" }, browser);
  const unknown = await signIn({ email: "nobody@example.com", password: "wrong" }, browser);

  expect([wrong, unknown]).toEqual(Array(2).fill({ ok: false, reason: "unknown" }));
});

test("signing in again ends the session the browser had", async () => {
  const { person } = await aPersonWithPassword();
  const password = "correct horse";
  const first = await signIn({ email: person.email, password }, browser);
  if (!first.ok) throw new Error(first.reason);

  const cookieHeader = cookieOf(first.cookie);
  await signIn({ email: person.email, password }, { ...browser, cookieHeader });

  expect(await currentVisitor(cookieHeader)).toBeNull();
});

test("the table of sessions holds nothing that a cookie could be made of", async () => {
  const { person } = await aPersonWithPassword();
  const cookie = cookieOf(await startSession(person.id, null, null));
  const id = cookie.split("=")[1] ?? "";

  const rows = await prisma.session.findMany({ where: { personId: person.id } });
  const kept = rows.map((row) => Buffer.from(row.idHash).toString("latin1"));
  expect(kept).toHaveLength(1);
  expect(kept.join()).not.toContain(id);
  expect(
    await currentVisitor(`tributary=${Buffer.from(rows[0]?.idHash ?? "").toString("hex")}`),
  ).toBeNull();
});

test("signing out ends the session on the server, not only in the browser", async () => {
  const { person } = await aPersonWithPassword();
  const cookie = cookieOf(await startSession(person.id, null, null));

  await endSession(cookie);

  expect(await currentVisitor(cookie)).toBeNull();
});

test("somebody who left is out with the next request", async () => {
  const { world, person } = await aPersonWithPassword();
  const cookie = cookieOf(await startSession(person.id, null, null));

  await withScope(world.admin, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, personId: person.id },
      data: { endedAt: new Date() },
    }),
  );

  const visitor = await currentVisitor(cookie);
  expect(visitor).toMatchObject({ membership: null, memberships: [] });
});

test("one person, two places: switching starts a session of its own and cannot reach a place of others", async () => {
  const { world, person } = await aPersonWithPassword();
  const elsewhere = await aWorld();
  const second = newId();
  await withScope(elsewhere.admin, (tx) =>
    tx.membership.createMany({
      data: [
        {
          vendorId: tx.vendorId,
          id: second,
          personId: person.id,
          partnerId: elsewhere.bob.partnerId,
          role: "sales_rep",
          name: person.name,
          email: person.email,
          title: "",
          createdAt: new Date(),
        },
      ],
    }),
  );
  const cookie = cookieOf(
    await startSession(
      person.id,
      { vendorId: world.vendorId, membershipId: world.ada.membershipId ?? "" },
      null,
    ),
  );

  const switched = await switchMembership(cookie, second, null);
  if (!switched.ok) throw new Error(switched.reason);
  const visitor = await currentVisitor(cookieOf(switched.cookie));
  expect(visitor?.membership?.actor).toMatchObject({
    vendorId: elsewhere.vendorId,
    partnerId: elsewhere.bob.partnerId,
  });
  expect(await currentVisitor(cookie)).toBeNull();

  const stolen = await switchMembership(
    cookieOf(switched.cookie),
    world.bob.membershipId ?? "",
    null,
  );
  expect(stolen).toEqual({ ok: false, reason: "not-a-member" });
});

test("who left one of two places signs in anew instead of working on in the other", async () => {
  const { world, person } = await aPersonWithPassword();
  const former = newId();
  await withScope(world.admin, (tx) =>
    tx.membership.createMany({
      data: [
        {
          vendorId: tx.vendorId,
          id: former,
          personId: person.id,
          partnerId: world.bob.partnerId,
          role: "sales_rep",
          name: person.name,
          email: person.email,
          title: "",
          createdAt: new Date(),
        },
      ],
    }),
  );
  const place = { vendorId: world.vendorId, membershipId: former };
  const cookie = cookieOf(await startSession(person.id, place, null));
  expect((await currentVisitor(cookie))?.membership?.id).toBe(former);

  await withScope(world.admin, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: former },
      data: { endedAt: new Date() },
    }),
  );

  expect(await currentVisitor(cookie)).toBeNull();
});
