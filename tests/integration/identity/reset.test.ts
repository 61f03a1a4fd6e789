import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";
import { hashPassword } from "#app/domain/identity/password/password.server.ts";
import { requestReset, sendResetLink } from "#app/domain/identity/password/request-reset.server.ts";
import { readReset, resetPassword } from "#app/domain/identity/password/reset-password.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { startSession } from "#app/domain/identity/session/session.server.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aLogin, linkTo, mailsTo, PASSWORD, sessionIn, stranger } from "#tests/support/a-login.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { aWorld } from "#tests/support/world.ts";

const NEXT = "another horse battery";
const now = () => new Date();
const hoursAhead = (hours: number) => new Date(Date.now() + hours * 3_600_000);

async function aForgetfulPerson() {
  const world = await aWorld();
  const person = await aLogin(world.ada);
  await sendResetLink.run({ email: person.email });
  return { world, person, secret: await linkTo(world, person.email) };
}

const reset = (secret: string, password = NEXT, at = now()) =>
  resetPassword(secret, password, stranger, at);

test("the link sets another password, once, and signs in", async () => {
  const { world, person, secret } = await aForgetfulPerson();

  const outcome = await reset(secret);

  if (!outcome.ok) throw new Error(outcome.reason);
  const visitor = await currentVisitor(sessionIn(outcome.cookies));
  expect(visitor).toMatchObject({ person: { id: person.id }, session: { proof: "link" } });
  expect(await reset(secret, "a third horse battery")).toEqual({ ok: false, reason: "gone" });
  const signedIn = (password: string) => signIn({ email: person.email, password }, stranger, now());
  expect(await signedIn(NEXT)).toMatchObject({ ok: true });
  expect(await signedIn(PASSWORD)).toMatchObject({ ok: false });
  const [notice] = (await mailsTo(world, person.email)).filter(({ subject }) =>
    subject.includes("changed"),
  );
  expect(notice?.subject).toBe("Your password was changed");
});

test("programs that open links in mails do not use the link up", async () => {
  const { secret, person } = await aForgetfulPerson();
  for (let time = 0; time < 3; time += 1) {
    expect(await readReset(secret, now())).toMatchObject({ person: { email: person.email } });
  }
  expect(await reset(secret)).toMatchObject({ ok: true });
  expect(await readReset(secret, now())).toBeNull();
});

test("the same link used twice at once sets one password", async () => {
  const { secret, person } = await aForgetfulPerson();
  const outcomes = await Promise.all([reset(secret, `${NEXT} one`), reset(secret, `${NEXT} two`)]);

  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = outcomes[0]?.ok ? "one" : "two";
  const password = `${NEXT} ${winner}`;
  expect(await signIn({ email: person.email, password }, stranger, now())).toMatchObject({
    ok: true,
  });
});

test("success ends every session and every other open link of the person", async () => {
  const { world, person, secret } = await aForgetfulPerson();
  await sendResetLink.run({ email: person.email });
  const second = await linkTo(world, person.email);
  const session = sessionIn([await startSession(person.id, null, stranger, "password")]);

  expect(await reset(secret)).toMatchObject({ ok: true });

  expect(await currentVisitor(session)).toBeNull();
  expect(await reset(second)).toEqual({ ok: false, reason: "gone" });
});

test("an hour later, made up, or of another purpose: the link is over", async () => {
  const { secret } = await aForgetfulPerson();
  expect(await readReset(secret, hoursAhead(1.01))).toBeNull();
  for (const [wrong, at] of [
    [secret, hoursAhead(1.01)],
    ["made-up-but-long-enough-to-be-one", now()],
    ["", now()],
  ] as const) {
    expect(await reset(wrong, NEXT, at)).toEqual({ ok: false, reason: "gone" });
  }
});

test("a bad password is refused before the link is used up", async () => {
  const { secret, person } = await aForgetfulPerson();
  const refusals = [
    ["short", "too-short"],
    ["1qazXSW23edc", "common"],
    [person.email, "yours"],
  ] as const;
  for (const [password, problem] of refusals) {
    expect(await reset(secret, password)).toEqual({ ok: false, reason: "password", problem });
  }
  expect(await reset(secret)).toMatchObject({ ok: true });
});

test("asking looks the same for an address with and without a login, and works in the background", async () => {
  const world = await aWorld();
  const { email } = await aLogin(world.ada);
  const nobody = `${randomUUID()}@example.com`;

  expect(await requestReset(email, stranger)).toEqual({ ok: true });
  expect(await requestReset(nobody, stranger)).toEqual({ ok: true });
  await settleJobs(world.vendorId);

  expect(await mailsTo(world, email)).toHaveLength(1);
  expect(await prisma.person.count({ where: { email: nobody } })).toBe(0);
});

test("asking often sends three mails an hour, says nothing of it, and the links work on", async () => {
  const world = await aWorld();
  const { email } = await aLogin(world.ada);
  for (let time = 0; time < 6; time += 1) {
    expect(await requestReset(email, stranger)).toEqual({ ok: true });
  }
  await settleJobs(world.vendorId);

  expect(await mailsTo(world, email)).toHaveLength(3);
  expect(await reset(await linkTo(world, email))).toMatchObject({ ok: true });
});

test("one place asks for at most twenty mails an hour", async () => {
  const browser = { ...stranger, address: `2001:db8::${randomUUID()}` };
  for (let time = 0; time < 20; time += 1) {
    await requestReset(`${randomUUID()}@example.com`, browser);
  }
  expect(await requestReset("nobody@example.com", browser)).toMatchObject({ ok: false });
});

test("somebody who works nowhere gets no mail", async () => {
  const id = newId();
  const email = `${id}@example.com`;
  await prisma.person.createMany({ data: [{ id, email, name: "No One", createdAt: now() }] });

  await sendResetLink.run({ email });

  expect(await prisma.token.count({ where: { personId: id } })).toBe(0);
});

test("the link is nowhere in the database but encrypted, and an administrator does not read it", async () => {
  const { secret, world, person } = await aForgetfulPerson();
  const [mail] = await mailsTo(world, person.email);
  expect(mail?.text).not.toContain(secret);
  expect(Buffer.from(mail?.secret ?? "").toString("latin1")).not.toContain(secret);
  const [token] = await prisma.token.findMany({ where: { personId: person.id } });
  expect(Buffer.from(token?.hash ?? "").toString("base64url")).not.toContain(secret);
});

test("a sign-in with the old password at the moment of the new one leaves no session", async () => {
  const { ada } = await aWorld();
  const { id: personId, email } = await aLogin(ada);
  const passwordHash = await hashPassword("another horse battery");
  const sessions = () => prisma.session.count({ where: { personId } });
  const signingIn = await prisma.$transaction(async (tx) => {
    await tx.person.updateMany({ where: { id: personId }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { personId } });
    const outcome = signIn({ email, password: PASSWORD }, stranger, now());
    await expect.poll(sessions, { timeout: 4_000 }).toBe(1);
    return { outcome };
  });
  expect(await signingIn.outcome).toEqual({ ok: false, reason: "unknown" });
  expect(await sessions()).toBe(0);
});
