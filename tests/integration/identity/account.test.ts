import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";
import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { changePassword } from "#app/domain/identity/password/change-password.server.ts";
import { askForEmailChange } from "#app/domain/identity/profile/change-email.server.ts";
import { changeProfile } from "#app/domain/identity/profile/change-profile.server.ts";
import {
  confirmEmailChange,
  readEmailChange,
  stopEmailChange,
} from "#app/domain/identity/profile/confirm-email-change.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { renewSession, startSession } from "#app/domain/identity/session/session.server.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { findToken, issueToken } from "#app/domain/identity/sign-in/token.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aLogin, linkTo, mailsTo, PASSWORD, sessionIn, stranger } from "#tests/support/a-login.ts";
import { aWorld } from "#tests/support/world.ts";

const NEXT = "another horse battery";
const now = () => new Date();
const someAddress = () => `${randomUUID()}@example.com`;

/** Ada with a login, who also works for Bob's partner at another vendor. */
async function aPersonOfTwoPlaces() {
  const world = await aWorld();
  const elsewhere = await aWorld();
  const person = await aLogin(world.ada);
  const { id: personId, email, name } = person;
  await withScope(elsewhere.system, (tx) =>
    tx.membership.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), partnerId: elsewhere.bob.partnerId, personId },
          ...{ role: "planner", name, email, title: "", createdAt: now() },
        },
      ],
    }),
  );
  return { world, elsewhere, person };
}

const actionsAt = ({ system }: { system: Actor }, personId: string) =>
  withScope(system, async (tx) => {
    const entries = await tx.auditEntry.findMany({
      where: { vendorId: tx.vendorId, subjectId: personId },
      select: { action: true },
    });
    return entries.map(({ action }) => action);
  });

async function sessionOf(actor: Actor) {
  const place = { vendorId: actor.vendorId, membershipId: actor.membershipId ?? "" };
  return sessionIn([await startSession(actor.personId ?? "", place, stranger, "password")]);
}

async function visitorBehind(cookie: string) {
  const visitor = await currentVisitor(cookie);
  if (!visitor) throw new Error("nobody");
  return visitor;
}

test("another password needs the one of now, ends other sessions, and is on record", async () => {
  const { world, person } = await aPersonOfTwoPlaces();
  const [here, there] = [await sessionOf(world.ada), await sessionOf(world.ada)];
  const self = await visitorBehind(here);
  const to = (current: string, next: string) =>
    changePassword(world.ada, self, { current, next }, here, now());

  expect(await to("wrong", NEXT)).toEqual({ ok: false, reason: "wrong" });
  expect(await to(PASSWORD, "short")).toMatchObject({ reason: "password", problem: "too-short" });
  const changed = await to(PASSWORD, NEXT);

  expect(changed).toMatchObject({ ok: true, ended: 1 });
  expect(await currentVisitor(there)).toBeNull();
  expect(await currentVisitor(here)).toBeNull();
  const cookie = changed.ok ? (changed.cookie ?? "") : "";
  expect(await currentVisitor(sessionIn([cookie]))).not.toBeNull();
  expect(await actionsAt(world, person.id)).toContain("person.password-changed");
  const { email } = person;
  expect(await signIn({ email, password: NEXT }, stranger, now())).toMatchObject({ ok: true });
});

test("a stolen session does not guess the password for ever, nor keep its owner from changing it", async () => {
  const world = await aWorld();
  await aLogin(world.ada);
  const [stolen, own] = [await sessionOf(world.ada), await sessionOf(world.ada)];
  const change = async (cookie: string, current: string) =>
    changePassword(world.ada, await visitorBehind(cookie), { current, next: NEXT }, cookie, now());
  for (let time = 0; time < 10; time += 1) await change(stolen, "wrong");
  expect(await change(stolen, "wrong")).toMatchObject({ ok: false, reason: "too-many" });

  // Under another id it is the same session still.
  const renewed = sessionIn([(await renewSession(stolen)) ?? ""]);
  expect(await change(renewed, PASSWORD)).toMatchObject({ ok: false, reason: "too-many" });
  expect(await change(own, PASSWORD)).toMatchObject({ ok: true });
});

test("an address changes once both addresses have confirmed, and every place follows", async () => {
  const { world, elsewhere, person } = await aPersonOfTwoPlaces();
  const to = someAddress();
  expect(await askForEmailChange(world.ada, person, to, now())).toEqual({ ok: true });
  const [atOld, atNew] = [await linkTo(world, person.email), await linkTo(world, to)];
  const emailNow = async () =>
    (await prisma.person.findUniqueOrThrow({ where: { id: person.id } })).email;

  expect(await readEmailChange(atOld, now())).toMatchObject({ from: person.email, to });
  expect(await confirmEmailChange(atNew, now())).toEqual({
    ok: true,
    done: false,
    waitsFor: person.email,
  });
  expect(await emailNow()).toBe(person.email);
  expect(await confirmEmailChange(atNew, now())).toEqual({ ok: false, reason: "gone" });

  expect(await confirmEmailChange(atOld, now())).toMatchObject({ ok: true, done: true });

  expect(await emailNow()).toBe(to);
  expect((await membershipsOf(person.id)).map(({ email }) => email)).toEqual([to, to]);
  const changed = [await actionsAt(world, person.id), await actionsAt(elsewhere, person.id)].flat();
  expect(changed.filter((action) => action === "person.email-changed")).toHaveLength(1);
});

test("both links followed at once change the address once", async () => {
  // Which of the two is first varies, so a few pairs.
  for (let round = 0; round < 5; round += 1) {
    const { world, person } = await aPersonOfTwoPlaces();
    const to = someAddress();
    await askForEmailChange(world.ada, person, to, now());
    const links = [await linkTo(world, person.email), await linkTo(world, to)];

    const outcomes = await Promise.all(links.map((link) => confirmEmailChange(link, now())));

    expect(outcomes.filter((outcome) => outcome.ok && outcome.done)).toHaveLength(1);
    expect(await prisma.person.count({ where: { email: to } })).toBe(1);
  }
});

test("the old address stops the change, the new one cannot, and a newer wish replaces it", async () => {
  const { world, person } = await aPersonOfTwoPlaces();
  const to = someAddress();
  await askForEmailChange(world.ada, person, someAddress(), now());
  const replaced = await linkTo(world, person.email);
  await askForEmailChange(world.ada, person, to, now());
  const [atOld, atNew] = [await linkTo(world, person.email), await linkTo(world, to)];

  expect(await confirmEmailChange(replaced, now())).toEqual({ ok: false, reason: "gone" });
  expect(await stopEmailChange(atNew, now())).toBe(false);
  expect(await confirmEmailChange(atNew, now())).toMatchObject({ ok: true, done: false });
  expect(await stopEmailChange(atOld, now())).toBe(true);
  expect(await confirmEmailChange(atOld, now())).toEqual({ ok: false, reason: "gone" });
});

test("an address of somebody else gets no mail, and whoever asks does not learn of it", async () => {
  const { world, person } = await aPersonOfTwoPlaces();
  const taken = await aLogin(world.bob);

  expect(await askForEmailChange(world.ada, person, taken.email, now())).toEqual({ ok: true });
  expect(await mailsTo(world, taken.email)).toEqual([]);
});

test("an address that somebody takes in the meantime stays theirs", async () => {
  const { world, person } = await aPersonOfTwoPlaces();
  const to = someAddress();
  await askForEmailChange(world.ada, person, to, now());
  const [atOld, atNew] = [await linkTo(world, person.email), await linkTo(world, to)];
  await prisma.person.createMany({
    data: [{ id: newId(), email: to, name: "X", createdAt: now() }],
  });
  await confirmEmailChange(atOld, now());

  expect(await confirmEmailChange(atNew, now())).toEqual({ ok: false, reason: "taken" });
});

test("another name is said at every place", async () => {
  const { world, person } = await aPersonOfTwoPlaces();
  const memberships = await membershipsOf(person.id);
  await changeProfile(world.ada, person.id, memberships, { name: "Ada Lovelace" });

  const names = (await membershipsOf(person.id)).map(({ actor }) => actor.name);
  expect(names).toEqual(["Ada Lovelace", "Ada Lovelace"]);
});

test("with another address, a link to another password that lies in the old mailbox is dead", async () => {
  const world = await aWorld();
  const person = await aLogin(world.ada);
  const issue = { personId: person.id, purpose: "reset", minutes: 60 } as const;
  const inOldMailbox = await issueToken(prisma, issue, now());
  const to = someAddress();
  await askForEmailChange(world.ada, person, to, now());
  await confirmEmailChange(await linkTo(world, to), now());
  expect(await findToken(prisma, "reset", inOldMailbox, now())).not.toBeNull();
  await confirmEmailChange(await linkTo(world, person.email), now());
  expect(await findToken(prisma, "reset", inOldMailbox, now())).toBeNull();
});
