import { randomUUID } from "node:crypto";

import { afterAll, expect, test } from "vitest";
import type { Browser } from "#app/domain/identity/session/session.server.ts";
import { limit } from "#app/domain/identity/sign-in/limit.server.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { aLogin, PASSWORD, sentBack, stranger } from "#tests/support/a-login.ts";
import { secondProcess } from "#tests/support/second-process.ts";
import { aWorld } from "#tests/support/world.ts";

const other = secondProcess();
afterAll(() => other.end());

const from = (address: string): Browser => ({ ...stranger, address });
/** An address of a network that is nobody's, and that no other test uses. */
const someAddress = () => `2001:db8::${randomUUID()}`;

const attempt = (email: string, password: string, browser: Browser) =>
  signIn({ email, password }, browser, new Date());

async function wrongly(times: number, email: string, browser: () => Browser) {
  for (let time = 0; time < times; time += 1) await attempt(email, "wrong", browser());
}

test("one place gets ten attempts at an address, and is told when to come back", async () => {
  const { ada } = await aWorld();
  const { email } = await aLogin(ada);
  const attacker = from(someAddress());
  await wrongly(10, email, () => attacker);

  const refused = await attempt(email, PASSWORD, attacker);
  expect(refused).toMatchObject({ ok: false, reason: "too-many" });
  expect(refused).toHaveProperty("seconds", expect.closeTo(900, -1));
  expect(await attempt(email, PASSWORD, from(someAddress()))).toMatchObject({ ok: true });
});

test("an address without a login is limited in the same way", async () => {
  const attacker = from(someAddress());
  const email = `${randomUUID()}@example.com`;
  await wrongly(10, email, () => attacker);

  expect(await attempt(email, "wrong", attacker)).toMatchObject({ reason: "too-many" });
});

/** The cookie by which a browser is known, after its owner signed in with it. */
async function knownBrowserOf(email: string) {
  const signedIn = await attempt(email, PASSWORD, stranger);
  if (!signedIn.ok) throw new Error(signedIn.reason);
  const pair = sentBack(signedIn.cookies)
    .split("; ")
    .find((each) => each.startsWith("tributary-known"));
  const [name = "", value = ""] = pair?.split("=") ?? [];
  return { name, value };
}

test("whoever uses up an address's attempts from everywhere locks out all but a browser known for it, which cannot be made up", async () => {
  const { ada, bob } = await aWorld();
  const { email } = await aLogin(ada);
  const own = await knownBrowserOf(email);
  const foreign = await knownBrowserOf((await aLogin(bob)).email);
  await wrongly(50, email, () => from(someAddress()));
  expect(await attempt(email, PASSWORD, from(someAddress()))).toMatchObject({ reason: "too-many" });

  const [nonce = "", signature = ""] = own.value.split(".");
  for (const cookieHeader of [
    `${foreign.name}=${foreign.value}`,
    `${own.name}=${foreign.value}`,
    `${own.name}=another.${signature}`,
    `${own.name}=${nonce}.`,
    `${own.name}=${nonce}`,
  ]) {
    const outcome = await attempt(email, PASSWORD, { ...from(someAddress()), cookieHeader });
    expect(outcome).toMatchObject({ reason: "too-many" });
  }
  const cookieHeader = `${own.name}=${own.value}`;
  expect(await attempt(email, PASSWORD, { ...stranger, cookieHeader })).toMatchObject({ ok: true });
});

test("a known browser has ten attempts, too", async () => {
  const { email } = await aLogin((await aWorld()).ada);
  const { name, value } = await knownBrowserOf(email);
  const browser = { ...stranger, cookieHeader: `${name}=${value}` };
  await wrongly(10, email, () => browser);

  expect(await attempt(email, PASSWORD, browser)).toMatchObject({ reason: "too-many" });
});

test("a place that tries many addresses is stopped whatever it tries next", async () => {
  const attacker = from(someAddress());
  for (let time = 0; time < 100; time += 1) {
    await limit("sign-in-address", attacker.address ?? "");
  }
  expect(await attempt(`${randomUUID()}@example.com`, "wrong", attacker)).toMatchObject({
    reason: "too-many",
  });
});

test("the count holds for every process, also when they count at once", async () => {
  const key = randomUUID();
  const here = Array.from({ length: 4 }, () => limit("second-factor-attempt", key));
  const there = await other.ask({ limit: ["second-factor-attempt", key] });
  expect([...(await Promise.all(here)), there]).toEqual(Array(5).fill({ ok: true }));

  expect(await limit("second-factor-attempt", key)).toMatchObject({ ok: false });
  expect(await other.ask({ limit: ["second-factor-attempt", key] })).toMatchObject({ ok: false });
});

test("the table of counts tells nobody's address", async () => {
  const [email, address] = [`${randomUUID()}@example.com`, someAddress()];
  await attempt(email, "wrong", from(address));

  const rows = await prisma.rateLimit.findMany({ select: { key: true } });
  const text = rows.map(({ key }) => key).join();
  expect(text).toContain("sign-in-account");
  expect(text).not.toContain(email);
  expect(text).not.toContain(address);
});
