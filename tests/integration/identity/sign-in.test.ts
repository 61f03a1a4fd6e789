import { hash } from "@node-rs/argon2";
import { expect, test } from "vitest";

import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { endSession, startSession } from "#app/domain/identity/session/session.server.ts";
import { switchMembership } from "#app/domain/identity/session/switch-membership.server.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import {
  aLogin,
  mailsTo,
  PASSWORD,
  sentBack,
  sessionIn,
  stranger,
} from "#tests/support/a-login.ts";
import { aWorld } from "#tests/support/world.ts";

const at = () => new Date();

async function aPersonWithPassword() {
  const world = await aWorld();
  const person = await aLogin(world.ada);
  return { world, person };
}

const signInWith = (email: string, password: string, browser = stranger) =>
  signIn({ email, password }, browser, at());

/** A session of somebody in the state in which the browser would send it. */
const aSession = async (personId: string, place: Parameters<typeof startSession>[1]) =>
  sessionIn([await startSession(personId, place, stranger, "password")]);

test("the right password opens a session that knows who and where", async () => {
  const { world, person } = await aPersonWithPassword();

  const outcome = await signInWith(person.email, PASSWORD);

  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.next).toBe("home");
  const visitor = await currentVisitor(sessionIn(outcome.cookies));
  expect(visitor?.membership?.actor).toEqual(world.ada);
});

test("a wrong password and an unknown address get the same answer", async () => {
  const { person } = await aPersonWithPassword();

  const wrong = await signInWith(person.email, "wrong");
  const unknown = await signInWith("nobody@example.com", "wrong");

  expect([wrong, unknown]).toEqual(Array(2).fill({ ok: false, reason: "unknown" }));
});

test("signing in again ends the session the browser had", async () => {
  const { person } = await aPersonWithPassword();
  const first = await signInWith(person.email, PASSWORD);
  if (!first.ok) throw new Error(first.reason);

  const cookieHeader = sentBack(first.cookies);
  await signInWith(person.email, PASSWORD, { ...stranger, cookieHeader });

  expect(await currentVisitor(cookieHeader)).toBeNull();
});

test("the table of sessions holds nothing that a cookie could be made of", async () => {
  const { person } = await aPersonWithPassword();
  const cookie = await aSession(person.id, null);
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
  const cookie = await aSession(person.id, null);

  await endSession(cookie);

  expect(await currentVisitor(cookie)).toBeNull();
});

test("somebody who left is out with the next request", async () => {
  const { world, person } = await aPersonWithPassword();
  const cookie = await aSession(person.id, null);

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
  const cookie = await aSession(person.id, {
    vendorId: world.vendorId,
    membershipId: world.ada.membershipId ?? "",
  });

  const switched = await switchMembership(cookie, second);
  if (!switched.ok) throw new Error(switched.reason);
  const visitor = await currentVisitor(sessionIn([switched.cookie]));
  expect(visitor?.membership?.actor).toMatchObject({
    vendorId: elsewhere.vendorId,
    partnerId: elsewhere.bob.partnerId,
  });
  expect(await currentVisitor(cookie)).toBeNull();

  const stolen = await switchMembership(sessionIn([switched.cookie]), world.bob.membershipId ?? "");
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
  const cookie = await aSession(person.id, place);
  expect((await currentVisitor(cookie))?.membership?.id).toBe(former);

  await withScope(world.admin, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: former },
      data: { endedAt: new Date() },
    }),
  );

  expect(await currentVisitor(cookie)).toBeNull();
});

test("a password that was hashed at another cost is hashed anew by the one who knows it", async () => {
  const { person } = await aPersonWithPassword();
  const cheap = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  await prisma.person.updateMany({ where: { id: person.id }, data: { passwordHash: cheap } });

  expect(await signInWith(person.email, PASSWORD)).toMatchObject({ ok: true });

  const now = await prisma.person.findUniqueOrThrow({ where: { id: person.id } });
  expect(now.passwordHash).toContain("$m=19456,t=2,p=1$");
  expect(await signInWith(person.email, PASSWORD)).toMatchObject({ ok: true });
});

test("an address with a login and one without cost the same time", async () => {
  const { person } = await aPersonWithPassword();
  const nobody = `${newId()}@example.com`;
  const timeOf = async (email: string) => {
    const from = performance.now();
    await signInWith(email, "wrong");
    return performance.now() - from;
  };
  await signInWith("warm@example.com", "wrong");

  // In turns, and the fastest of each: what else the machine does is in neither.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 9; round += 1) {
    known = Math.min(known, await timeOf(person.email));
    unknown = Math.min(unknown, await timeOf(nobody));
  }

  // Hashing takes tens of milliseconds; without it an unknown address would answer in one or two.
  expect(unknown).toBeGreaterThan(known / 2);
  expect(known).toBeGreaterThan(unknown / 2);
});

test("the owner is told of a browser that never signed in before, once", async () => {
  const { world, person } = await aPersonWithPassword();
  const first = await signInWith(person.email, PASSWORD);
  if (!first.ok) throw new Error(first.reason);
  const cookieHeader = sentBack(first.cookies);
  await signInWith(person.email, PASSWORD, { ...stranger, cookieHeader });

  const mails = await mailsTo(world, person.email);
  expect(mails.map(({ subject }) => subject)).toEqual(["New sign-in to Tributary"]);
});
