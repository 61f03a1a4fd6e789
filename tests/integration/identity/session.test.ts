import { expect, test } from "vitest";

import { changeRole } from "#app/domain/identity/members/change-role.server.ts";
import { clearUp } from "#app/domain/identity/session/clear-up.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { renewSession, startSession } from "#app/domain/identity/session/session.server.ts";
import {
  endAllOtherSessions,
  endSessionOf,
  listSessions,
} from "#app/domain/identity/session/sessions.server.ts";
import { issueToken } from "#app/domain/identity/sign-in/token.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { requireVisitor } from "#app/routes/guard.server.ts";
import { sessionIn, stranger } from "#tests/support/a-login.ts";
import { aWorld, type World } from "#tests/support/world.ts";

async function sessionOf(actor: Actor, browser = stranger) {
  const { vendorId, membershipId } = actor;
  const place = { vendorId, membershipId: membershipId ?? "" };
  return sessionIn([await startSession(actor.personId ?? "", place, browser, "password")]);
}

const makeOperations = ({ adaAdmin, ada }: World) =>
  withScope(adaAdmin, (tx) =>
    changeRole(tx, adaAdmin, ada.membershipId ?? "", "operations", new Date()),
  );

const asked = (method: string, Cookie: string) =>
  requireVisitor(new Request("http://localhost/portal/deals?q=x", { method, headers: { Cookie } }));

test("a role that changed is taken up under another session id, and the old one is dead", async () => {
  const world = await aWorld();
  const cookie = await sessionOf(world.ada);
  expect(await asked("GET", cookie)).toMatchObject({ actor: { role: "sales_rep" } });

  expect(await makeOperations(world)).toEqual({ ok: true });
  const moved = await asked("GET", cookie).catch((answer: Response) => answer);
  if (!(moved instanceof Response)) throw new Error("It went on with the old id");

  expect(moved.headers.get("Location")).toBe("/portal/deals?q=x");
  const next = sessionIn([moved.headers.get("Set-Cookie") ?? ""]);
  expect(next).not.toBe(cookie);
  expect(await currentVisitor(cookie)).toBeNull();
  expect(await asked("GET", next)).toMatchObject({ actor: { role: "operations" } });
});

test("a form that was opened for the old role is not sent as the new one", async () => {
  const world = await aWorld();
  const cookie = await sessionOf(world.ada);
  await makeOperations(world);

  const answer = await asked("POST", cookie).catch((thrown: Response) => thrown);
  expect(answer).toBeInstanceOf(Response);
  expect((answer as Response).status).toBe(302);
});

test("two requests that take up a new role at once end with one session", async () => {
  const world = await aWorld();
  const cookie = await sessionOf(world.ada);
  const cookies = await Promise.all([renewSession(cookie), renewSession(cookie)]);

  expect(cookies.filter(Boolean)).toHaveLength(1);
  const personId = world.ada.personId ?? "";
  expect(await prisma.session.count({ where: { personId } })).toBe(1);
});

test("proving it again renews when and how, under another id", async () => {
  const { ada } = await aWorld();
  const cookie = await sessionOf(ada);
  const at = new Date("2030-01-01T00:00:00Z");
  const next = await renewSession(cookie, { proved: { proof: "passkey", at } });

  expect(await currentVisitor(cookie)).toBeNull();
  const visitor = await currentVisitor(sessionIn([next ?? ""]));
  expect(visitor?.session).toMatchObject({ proof: "passkey", provedAt: at, outdated: false });
});

test("when a session was last seen is known to about a minute, and not written each time", async () => {
  const { ada } = await aWorld();
  const cookie = await sessionOf(ada);
  const personId = ada.personId ?? "";
  const seenAgo = (ms: number) =>
    prisma.session.updateMany({
      where: { personId },
      data: { lastSeenAt: new Date(Date.now() - ms) },
    });
  const age = async () => {
    const { lastSeenAt } = await prisma.session.findFirstOrThrow({ where: { personId } });
    return Date.now() - (lastSeenAt?.getTime() ?? 0);
  };

  await seenAgo(40_000);
  await currentVisitor(cookie);
  expect(await age()).toBeGreaterThan(30_000);

  await seenAgo(61_000);
  await currentVisitor(cookie);
  expect(await age()).toBeLessThan(30_000);
});

test("a person sees their sessions, ends one or all others, and no one else's", async () => {
  const { ada, bob } = await aWorld();
  const firefox = "Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0";
  const here = await sessionOf(ada);
  const there = await sessionOf(ada, { ...stranger, userAgent: firefox, address: "192.0.2.7" });
  const foreign = await sessionOf(bob);
  const [personId, bobId] = [ada.personId ?? "", bob.personId ?? ""];
  const keyOf = async (cookie: string) => (await currentVisitor(cookie))?.session.key ?? "";

  const lines = await listSessions(personId, await keyOf(here), new Date());
  expect(lines).toMatchObject([
    { current: true },
    { current: false, browser: "Firefox on Windows", address: "192.0.2.7" },
  ]);

  expect(await endSessionOf(bob, bobId, await keyOf(here))).toBe(false);
  expect(await endSessionOf(ada, personId, await keyOf(foreign))).toBe(false);
  expect(await endSessionOf(ada, personId, await keyOf(there))).toBe(true);
  expect(await currentVisitor(there)).toBeNull();

  await sessionOf(ada);
  await sessionOf(ada);
  expect(await endAllOtherSessions(ada, personId, here)).toBe(2);
  expect(await currentVisitor(here)).not.toBeNull();
  expect(await currentVisitor(foreign)).not.toBeNull();
});

test("what has run out is removed, and what has not stays", async () => {
  const { ada, bob } = await aWorld();
  const [old, live] = [await sessionOf(ada), await sessionOf(bob)];
  const personId = ada.personId ?? "";
  const long = new Date(Date.now() - 3 * 86_400_000);
  await prisma.session.updateMany({ where: { personId }, data: { expiresAt: new Date() } });
  await issueToken(prisma, { personId, purpose: "reset", minutes: 60 }, long);
  await issueToken(prisma, { personId, purpose: "reset", minutes: 60 }, new Date());

  await clearUp.run({});

  expect(await prisma.session.count({ where: { personId } })).toBe(0);
  expect(await prisma.token.count({ where: { personId } })).toBe(1);
  expect(await currentVisitor(old)).toBeNull();
  expect(await currentVisitor(live)).not.toBeNull();
});
