import { expect, test } from "vitest";
import { changePassword } from "#app/domain/identity/password/change-password.server.ts";
import { addPasskey, passkeyToAdd } from "#app/domain/identity/second-factor/add-passkey.server.ts";
import {
  passkeyToProve,
  proveWithPasskey,
  proveWithPassword,
} from "#app/domain/identity/second-factor/prove-again.server.ts";
import { relyingParty } from "#app/domain/identity/second-factor/relying-party.server.ts";
import type { Self } from "#app/domain/identity/second-factor/second-factor-notice.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { startSession } from "#app/domain/identity/session/session.server.ts";
import { switchMembership } from "#app/domain/identity/session/switch-membership.server.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { requireRecentProof } from "#app/routes/recent-proof.server.ts";
import { browserWith, PASSWORD, selfOf, withAuthenticator } from "#tests/support/people.ts";
import { softAuthenticator } from "#tests/support/soft-authenticator.ts";
import { aWorld } from "#tests/support/world.ts";

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

async function aSession(provedAt: Date) {
  const world = await aWorld();
  const self = await selfOf(world.ada);
  const place = { vendorId: world.vendorId, membershipId: world.ada.membershipId ?? "" };
  const session = await asOf(provedAt, () =>
    startSession(self.person.id, place, browserWith(), "password"),
  );
  return { world, self, cookie: browserWith(session).cookieHeader };
}

const ask = (cookie: string | null, method = "GET", address = "/desk/settings?tab=people") =>
  requireRecentProof(
    new Request(`http://localhost:3000${address}`, {
      method,
      headers: cookie ? { Cookie: cookie } : {},
    }),
  ).then(
    () => "passed",
    (thrown: unknown) => (thrown instanceof Response ? thrown.headers.get("Location") : thrown),
  );

async function visitorBehind(cookie: string | null) {
  const visitor = await currentVisitor(cookie);
  if (!visitor) throw new Error("nobody");
  return visitor;
}

const prove = async (cookie: string | null, password: string, code = "", at = new Date()) =>
  proveWithPassword(await visitorBehind(cookie), { password, code }, cookie, at);

test("a proof of a quarter of an hour ago is asked for anew, with the way back", async () => {
  expect(await ask((await aSession(ago(14))).cookie)).toBe("passed");
  const { cookie } = await aSession(ago(15));
  expect(await ask(cookie)).toBe("/account/prove?next=%2Fdesk%2Fsettings%3Ftab%3Dpeople");
  expect(await ask(cookie, "POST")).toBe(
    "/account/prove?next=%2Fdesk%2Fsettings%3Ftab%3Dpeople&unsent=1",
  );
});

test("the password renews the proof, and the session goes on under another id", async () => {
  const { self, cookie } = await aSession(ago(60));
  const proved = await prove(cookie, PASSWORD);
  if (!proved.ok) throw new Error(proved.reason);

  const renewed = browserWith(proved.cookie).cookieHeader;
  expect(await ask(renewed)).toBe("passed");
  expect(await currentVisitor(cookie)).toBeNull();
  expect(await visitorBehind(renewed)).toMatchObject({ person: { id: self.person.id } });
  expect(await prisma.session.count({ where: { personId: self.person.id } })).toBe(1);
});

test("a wrong password proves nothing, and ten of them make the session wait", async () => {
  const { self, cookie } = await aSession(ago(60));
  for (let tries = 0; tries < 10; tries += 1) {
    expect(await prove(cookie, "wrong")).toEqual({ ok: false, reason: "wrong-password" });
  }
  expect(await prove(cookie, PASSWORD)).toMatchObject({ reason: "too-many" });
  expect(await ask(cookie)).toContain("/account/prove");

  // Another session of the same person has tries of its own.
  const { vendorId, membershipId } = self.actor;
  const place = { vendorId, membershipId: membershipId ?? "" };
  const other = await startSession(self.person.id, place, browserWith(), "password");
  expect(await prove(browserWith(other).cookieHeader, PASSWORD)).toMatchObject({ ok: true });
});

test("a session that goes on under another id has no tries of its own", async () => {
  const { self, cookie } = await aSession(ago(60));
  for (let tries = 0; tries < 10; tries += 1) await prove(cookie, "wrong");
  const switched = await switchMembership(cookie, self.actor.membershipId ?? "");
  if (!switched.ok) throw new Error(switched.reason);
  const renewed = browserWith(switched.cookie).cookieHeader;
  expect(await prove(renewed, PASSWORD)).toMatchObject({ ok: false, reason: "too-many" });
});

test("who must prove two things proves nothing by changing the password", async () => {
  const { self, cookie } = await aSession(ago(60));
  await withAuthenticator(self, ago(30));
  const visitor = await visitorBehind(cookie);
  const passwords = { current: PASSWORD, next: "ten lakes under snow" };
  const changed = await changePassword(self.actor, visitor, passwords, cookie, new Date());
  if (!changed.ok) throw new Error(changed.reason);
  expect(await ask(browserWith(changed.cookie ?? "").cookieHeader)).toContain("/account/prove");
});

test("with an authenticator app the password alone is not enough", async () => {
  const { self, cookie } = await aSession(ago(60));
  const { code, recoveryCodes } = await withAuthenticator(self, ago(30));
  expect(await prove(cookie, PASSWORD)).toEqual({ ok: false, reason: "wrong-code" });
  const at = new Date();
  const proved = await prove(cookie, PASSWORD, code(at), at);
  if (!proved.ok) throw new Error(proved.reason);
  const renewed = browserWith(proved.cookie).cookieHeader;
  expect((await visitorBehind(renewed)).session.proof).toBe("password+totp");

  const again = await prove(renewed, PASSWORD, recoveryCodes[0]);
  expect(again).toMatchObject({ ok: true });
});

async function passkeyOf(self: Self) {
  const at = new Date();
  const device = softAuthenticator(relyingParty.origin);
  const { options, cookie } = await passkeyToAdd(self.person, at);
  const attestation = device.make(options);
  const { cookieHeader } = browserWith(cookie);
  await addPasskey(self, { name: "Laptop", attestation, cookieHeader }, at);
  return device;
}

test("a passkey proves it alone, for the session that asked", async () => {
  const at = new Date();
  const { self, cookie } = await aSession(ago(60));
  const device = await passkeyOf(self);
  const visitor = await visitorBehind(cookie);
  const asked = await passkeyToProve(visitor, at);
  const carried = `${cookie}; ${browserWith(asked.cookie).cookieHeader}`;

  const { vendorId, membershipId } = self.actor;
  const place = { vendorId, membershipId: membershipId ?? "" };
  const other = browserWith(
    await startSession(self.person.id, place, browserWith(), "password"),
  ).cookieHeader;
  const stolen = `${other}; ${browserWith(asked.cookie).cookieHeader}`;
  const assertion = device.use(asked.options);
  expect(await proveWithPasskey(await visitorBehind(other), assertion, stolen, at)).toEqual({
    ok: false,
    reason: "wrong-passkey",
  });

  const proved = await proveWithPasskey(visitor, assertion, carried, at);
  if (!proved.ok) throw new Error(proved.reason);
  expect(await ask(browserWith(proved.cookie).cookieHeader)).toBe("passed");
});
