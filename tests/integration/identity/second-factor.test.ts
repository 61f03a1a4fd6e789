import { expect, test } from "vitest";

import {
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  waitingAuthenticator,
} from "#app/domain/identity/second-factor/authenticator.server.ts";
import { renewRecoveryCodes } from "#app/domain/identity/second-factor/renew-recovery-codes.server.ts";
import {
  secondFactorOf,
  secondFactorsOf,
} from "#app/domain/identity/second-factor/second-factor.server.ts";
import type { Self } from "#app/domain/identity/second-factor/second-factor-notice.server.ts";
import { answerWithCode } from "#app/domain/identity/second-factor/second-step.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { beginSecondStep } from "#app/domain/identity/sign-in/pending-sign-in.server.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { appOf, browserWith, PASSWORD, selfOf, withAuthenticator } from "#tests/support/people.ts";
import { aWorld } from "#tests/support/world.ts";

const noon = new Date("2026-04-01T12:00:00Z");
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

async function aPerson() {
  const world = await aWorld();
  return { world, self: await selfOf(world.ada) };
}

async function withApp() {
  const { world, self } = await aPerson();
  return { world, self, ...(await withAuthenticator(self, noon)) };
}

const stepOf = async ({ person }: Self, at: Date) =>
  browserWith(await beginSecondStep(person.id, at));

const mailsTo = ({ world, self }: Awaited<ReturnType<typeof aPerson>>) =>
  withScope(world.admin, (tx) =>
    tx.mail.findMany({ where: { vendorId: tx.vendorId, toAddress: self.person.email } }),
  );

test("an authenticator app counts from its first code on, and the database cannot read its secret", async () => {
  const { world, self } = await aPerson();
  await beginAuthenticator(self.person);
  const waiting = await waitingAuthenticator(self.person);
  expect(await secondFactorOf(self.person.id)).toBe(false);

  expect(await confirmAuthenticator(self, "000000", noon)).toEqual({
    ok: false,
    reason: "wrong-code",
  });
  const code = appOf(waiting?.typed ?? "")(noon);
  const confirmed = await confirmAuthenticator(self, code, noon);
  expect(confirmed).toMatchObject({ ok: true, codes: Array(10).fill(expect.any(String)) });
  expect(await secondFactorsOf(self.person.id)).toEqual({
    totpSince: noon,
    passkeys: 0,
    codesLeft: 10,
  });
  expect(await waitingAuthenticator(self.person)).toBeNull();

  const { totpSecret } = await prisma.person.findUniqueOrThrow({ where: { id: self.person.id } });
  expect(Buffer.from(totpSecret ?? []).length).toBe(12 + 16 + 20);
  const [mail] = await mailsTo({ world, self });
  expect(mail?.subject).toBe("An authenticator app was added to your login");
});

test("a new set-up makes the secret of an abandoned one worthless", async () => {
  const { self } = await aPerson();
  await beginAuthenticator(self.person);
  const abandoned = await waitingAuthenticator(self.person);
  await beginAuthenticator(self.person);

  const code = appOf(abandoned?.typed ?? "")(noon);
  expect(await confirmAuthenticator(self, code, noon)).toMatchObject({ reason: "wrong-code" });
});

test("a set-up that is running does not replace the app that is confirmed", async () => {
  const { self, code } = await withApp();
  expect(await beginAuthenticator(self.person)).toBe(false);
  expect(
    await answerWithCode(code(later(1)), await stepOf(self, later(1)), later(1)),
  ).toMatchObject({ ok: true });
});

test("with a second factor the right password opens no session, and the code does", async () => {
  const { self, code } = await withApp();
  const outcome = await signIn(
    { email: self.person.email, password: PASSWORD },
    browserWith(),
    later(2),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.next).toBe("second-factor");
  expect(await currentVisitor(browserWith(...outcome.cookies).cookieHeader)).toBeNull();

  const browser = browserWith(...outcome.cookies);
  const answered = await answerWithCode(code(later(2)), browser, later(2));
  if (!answered.ok) throw new Error(answered.reason);
  const visitor = await currentVisitor(browserWith(...answered.cookies).cookieHeader);
  expect(visitor).toMatchObject({
    person: { id: self.person.id },
    session: { proof: "password+totp" },
  });
});

test("a code works once: not for the next sign-in, and not for the first one again", async () => {
  const { self, code } = await withApp();
  const at = later(3);
  const browser = await stepOf(self, at);
  expect(await answerWithCode(code(at), browser, at)).toMatchObject({ ok: true });

  expect(await answerWithCode(code(at), browser, at)).toEqual({ ok: false, reason: "over" });
  expect(await answerWithCode(code(at), await stepOf(self, at), at)).toEqual({
    ok: false,
    reason: "wrong",
  });
});

test("the code that confirmed the app signs nobody in", async () => {
  const { self, code } = await withApp();
  expect(await answerWithCode(code(noon), await stepOf(self, noon), noon)).toMatchObject({
    reason: "wrong",
  });
});

test("one code sent from two browsers at once lets one of them in", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { self, code } = await withApp();
    const at = later(4);
    const browsers = [await stepOf(self, at), await stepOf(self, at)];
    const answers = await Promise.all(
      browsers.map((browser) => answerWithCode(code(at), browser, at)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  }
});

test("two codes for one password let one in: the step is over after it", async () => {
  const { self, code, recoveryCodes } = await withApp();
  const at = later(5);
  const browser = await stepOf(self, at);
  const answers = await Promise.all([
    answerWithCode(code(at), browser, at),
    answerWithCode(recoveryCodes[0] ?? "", browser, at),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("the second step is open for five minutes", async () => {
  const { self, code } = await withApp();
  const browser = await stepOf(self, noon);
  expect(await answerWithCode(code(later(5)), browser, later(5))).toEqual({
    ok: false,
    reason: "over",
  });
});

test("a recovery code works once, in any spelling, is told of, and leaves the others", async () => {
  const { world, self, recoveryCodes } = await withApp();
  const typed = ` ${(recoveryCodes[3] ?? "").toLowerCase().replaceAll("-", " ")} `;
  const at = later(6);
  const browsers = [await stepOf(self, at), await stepOf(self, at)];
  const answers = await Promise.all(browsers.map((browser) => answerWithCode(typed, browser, at)));

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await secondFactorsOf(self.person.id)).codesLeft).toBe(9);
  const mails = await mailsTo({ world, self });
  expect(mails.map(({ subject }) => subject)).toContain("A recovery code of yours was used");
  expect(mails.map(({ text }) => text).join()).toContain("9 are left");
});

test("renewed codes make the former ones void; somebody else's codes open nothing", async () => {
  const { self, recoveryCodes } = await withApp();
  const other = await withApp();
  const renewed = await renewRecoveryCodes(self);
  const at = later(7);

  for (const code of [recoveryCodes[0], other.recoveryCodes[0]]) {
    const browser = await stepOf(self, at);
    expect(await answerWithCode(code ?? "", browser, at)).toMatchObject({ reason: "wrong" });
  }
  const browser = await stepOf(self, at);
  expect(await answerWithCode(renewed?.[0] ?? "", browser, at)).toMatchObject({ ok: true });
  expect(await renewRecoveryCodes((await aPerson()).self)).toBeNull();
});

test("without its last factor a login has no recovery codes, and the password is enough again", async () => {
  const { self } = await withApp();
  expect(await removeAuthenticator(self)).toBe(true);
  expect(await secondFactorsOf(self.person.id)).toEqual({
    totpSince: null,
    passkeys: 0,
    codesLeft: 0,
  });
  const outcome = await signIn(
    { email: self.person.email, password: PASSWORD },
    browserWith(),
    later(8),
  );
  expect(outcome).toMatchObject({ ok: true, next: "home" });
});

test("a password is good for five tries at the code", async () => {
  const { self, code } = await withApp();
  const at = later(9);
  const browser = await stepOf(self, at);
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await answerWithCode("000000", browser, at)).toMatchObject({ reason: "wrong" });
  }
  expect(await answerWithCode(code(at), browser, at)).toMatchObject({ reason: "too-many" });
});

test("who knows the password and tries codes is slowed down; the owner gets in and is warned", async () => {
  const { world, self, code, recoveryCodes } = await withApp();
  const at = later(10);
  const first = await answerWithCode(code(at), await stepOf(self, at), at);
  if (!first.ok) throw new Error(first.reason);

  const tries: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const browser = await stepOf(self, at);
    for (let each = 0; each < 4; each += 1) {
      const answer = await answerWithCode("000000", browser, at);
      tries.push(answer.ok ? "in" : answer.reason);
    }
  }
  expect(tries.slice(0, 10)).toEqual(Array(10).fill("wrong"));
  expect(tries.slice(10)).toEqual(["too-many", "too-many"]);
  const subjects = (await mailsTo({ world, self })).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject === "Somebody knows your password")).toHaveLength(1);

  // From the browser that the owner used before, with the app; from any other, with a recovery code.
  const known = await beginSecondStep(self.person.id, later(11));
  const own = await answerWithCode(
    code(later(11)),
    browserWith(...first.cookies, known),
    later(11),
  );
  expect(own).toMatchObject({ ok: true });
  const other = await answerWithCode(recoveryCodes[0] ?? "", await stepOf(self, at), at);
  expect(other).toMatchObject({ ok: true });
});
