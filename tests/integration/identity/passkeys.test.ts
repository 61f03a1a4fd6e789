import { expect, test } from "vitest";

import { addPasskey, passkeyToAdd } from "#app/domain/identity/second-factor/add-passkey.server.ts";
import {
  passkeysOf,
  removePasskey,
  renamePasskey,
} from "#app/domain/identity/second-factor/passkeys.server.ts";
import { relyingParty } from "#app/domain/identity/second-factor/relying-party.server.ts";
import { secondFactorsOf } from "#app/domain/identity/second-factor/second-factor.server.ts";
import type { Self } from "#app/domain/identity/second-factor/second-factor-notice.server.ts";
import {
  answerWithPasskey,
  passkeyForSecondStep,
} from "#app/domain/identity/second-factor/second-step.server.ts";
import {
  passkeyForSignIn,
  signInWithPasskey,
} from "#app/domain/identity/second-factor/sign-in-with-passkey.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { beginSecondStep } from "#app/domain/identity/sign-in/pending-sign-in.server.ts";
import { browserWith, selfOf } from "#tests/support/people.ts";
import { softAuthenticator } from "#tests/support/soft-authenticator.ts";
import { aWorld } from "#tests/support/world.ts";

const at = new Date("2026-04-01T12:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const header = (...cookies: string[]) => browserWith(...cookies).cookieHeader;

type Device = ReturnType<typeof softAuthenticator>;

async function add(self: Self, device: Device, lie: Parameters<Device["make"]>[1] = {}) {
  const { options, cookie } = await passkeyToAdd(self.person, at);
  const attestation = device.make(options, lie);
  const cookieHeader = header(cookie);
  return addPasskey(self, { name: "Laptop", attestation, cookieHeader }, at);
}

async function withPasskey(lie: Parameters<Device["make"]>[1] = {}) {
  const world = await aWorld();
  const self = await selfOf(world.ada);
  const device = softAuthenticator(relyingParty.origin);
  const added = await add(self, device, lie);
  if (!added.ok) throw new Error(added.reason);
  return { world, self, device, codes: added.codes };
}

test("a passkey signs in by itself: no address, no password, no second step", async () => {
  const { self, device, codes } = await withPasskey();
  expect(codes).toHaveLength(10);
  expect(await secondFactorsOf(self.person.id)).toMatchObject({ passkeys: 1, codesLeft: 10 });

  const { options, cookie } = await passkeyForSignIn(at);
  expect(options.allowCredentials).toBeUndefined();
  const signedIn = await signInWithPasskey(device.use(options), browserWith(cookie), at);
  if (!signedIn.ok) throw new Error(signedIn.reason);
  expect(await currentVisitor(header(...signedIn.cookies))).toMatchObject({
    person: { id: self.person.id },
    session: { proof: "passkey" },
  });
  expect(await passkeysOf(self.person.id)).toMatchObject([{ name: "Laptop", lastUsedAt: at }]);
});

test("an answer is taken once, and of two at the same moment one", async () => {
  // Most devices count nothing, so that only the challenge tells the second time from the first.
  const counter = 0;
  const { device } = await withPasskey({ counter });
  for (let round = 0; round < 5; round += 1) {
    const { options, cookie } = await passkeyForSignIn(at);
    const assertion = device.use(options, { counter });
    const answers = await Promise.all(
      [1, 2].map(() => signInWithPasskey(assertion, browserWith(cookie), at)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await signInWithPasskey(assertion, browserWith(cookie), at)).toEqual({
      ok: false,
      reason: "over",
    });
  }
});

test("a device that counts back is a copy, and is refused", async () => {
  const { device } = await withPasskey();
  const trial = async (counter: number) => {
    const { options, cookie } = await passkeyForSignIn(at);
    return signInWithPasskey(device.use(options, { counter }), browserWith(cookie), at);
  };
  expect(await trial(7)).toMatchObject({ ok: true });
  expect(await trial(7)).toEqual({ ok: false, reason: "not-verified" });
  expect(await trial(6)).toEqual({ ok: false, reason: "not-verified" });
  expect(await trial(0)).toEqual({ ok: false, reason: "not-verified" });
  expect(await trial(8)).toMatchObject({ ok: true });
});

test("a page that only looks like ours, or a device that asked for nothing, gets nowhere", async () => {
  const { self, device } = await withPasskey();
  for (const lie of [{ origin: "https://tributary.evil" }, { verified: false }]) {
    const { options, cookie } = await passkeyForSignIn(at);
    expect(await signInWithPasskey(device.use(options, lie), browserWith(cookie), at)).toEqual({
      ok: false,
      reason: "not-verified",
    });
    const other = softAuthenticator(relyingParty.origin);
    expect(await add(self, other, lie)).toEqual({ ok: false, reason: "not-verified" });
  }
});

test("a challenge is good for ten minutes, for its own purpose, and unchanged", async () => {
  const { self, device } = await withPasskey();
  const over = { ok: false, reason: "over" };
  const { options, cookie } = await passkeyForSignIn(at);
  const answer = (browser: ReturnType<typeof browserWith>, when: Date) =>
    signInWithPasskey(device.use(options), browser, when);
  expect(await answer(browserWith(cookie), later(10))).toEqual(over);
  expect(await answer(browserWith(), at)).toEqual(over);
  expect(await answer(browserWith(cookie.replace("=", "=A")), at)).toEqual(over);

  const adding = await passkeyToAdd(self.person, at);
  const crossed = device.use({ challenge: adding.options.challenge, rpId: relyingParty.id });
  expect(await signInWithPasskey(crossed, browserWith(adding.cookie), at)).toEqual(over);
});

test("a passkey of nobody here is unknown, and one that was removed is too", async () => {
  const { self, device } = await withPasskey();
  const stranger = softAuthenticator(relyingParty.origin);
  const trial = async (used: Device) => {
    const { options, cookie } = await passkeyForSignIn(at);
    return signInWithPasskey(used.use(options), browserWith(cookie), at);
  };
  const unknown = { ok: false, reason: "unknown" };
  expect(await trial(stranger)).toEqual(unknown);

  expect(await removePasskey(self, device.id)).toBe(true);
  expect(await trial(device)).toEqual(unknown);
  expect(await secondFactorsOf(self.person.id)).toMatchObject({ passkeys: 0, codesLeft: 0 });
});

test("the same passkey cannot be added to another login", async () => {
  const { device } = await withPasskey();
  const other = await selfOf((await aWorld()).bob);
  expect(await add(other, device)).toEqual({ ok: false, reason: "known" });
});

test("after a password, only a passkey of that person is the second step", async () => {
  const { self, device } = await withPasskey();
  const other = await withPasskey();
  const trial = async (used: Device) => {
    const step = await beginSecondStep(self.person.id, at);
    const asked = await passkeyForSecondStep(header(step), at);
    if (!asked) throw new Error("nobody waits");
    expect(asked.options.allowCredentials?.map(({ id }) => id)).toEqual([device.id]);
    return answerWithPasskey(used.use(asked.options), browserWith(step, asked.cookie), at);
  };
  expect(await trial(other.device)).toEqual({ ok: false, reason: "wrong" });
  expect(await trial(device)).toMatchObject({ ok: true });
});

test("nobody renames or removes what is somebody else's", async () => {
  const { self, device } = await withPasskey();
  const other = await withPasskey();
  expect(await renamePasskey(other.self.person.id, device.id, "Mine")).toBe(false);
  expect(await removePasskey(other.self, device.id)).toBe(false);
  expect(await renamePasskey(self.person.id, device.id, "Desk")).toBe(true);
  expect(await passkeysOf(self.person.id)).toMatchObject([{ name: "Desk" }]);
});
