import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";
import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { resetPassword } from "#app/domain/identity/password/reset-password.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { signIn } from "#app/domain/identity/sign-in/sign-in.server.ts";
import { currentProgram } from "#app/domain/programs/current-program.server.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { createAdministrator } from "#app/routes/create-administrator.server.ts";
import { PASSWORD, sessionIn, stranger } from "#tests/support/a-login.ts";
import { aWorld } from "#tests/support/world.ts";

const now = () => new Date();
const wanted = () => ({
  vendor: `Fjord Sensors ${randomUUID()}`,
  short: "Fjord",
  currency: "NOK",
  timeZone: "Europe/Oslo",
  name: "Astrid Nygaard",
  email: `${randomUUID()}@example.com`,
});

async function placesOf(email: string) {
  const { id } = await prisma.person.findUniqueOrThrow({ where: { email } });
  return membershipsOf(id);
}

test("the first administrator of a new vendor chooses a password by a link, once, and works", async () => {
  const given = wanted();
  const said = await createAdministrator(given);
  const link = said.at(-1)?.split("/").at(-1) ?? "";

  const outcome = await resetPassword(link, PASSWORD, stranger, now());

  if (!outcome.ok) throw new Error(outcome.reason);
  const visitor = await currentVisitor(sessionIn(outcome.cookies));
  const actor = visitor?.membership?.actor;
  expect(actor).toMatchObject({ audience: "vendor", role: "vendor_admin" });
  if (!actor) throw new Error("Nobody");
  const program = await withScope(actor, (tx) => currentProgram(tx, now()));
  expect(program).toMatchObject({ version: 1, rules: { currency: "NOK", protectionDays: 90 } });
});

test("running it again changes nothing but the link", async () => {
  const given = wanted();
  const first = await createAdministrator(given);
  const [place] = await placesOf(given.email);
  const again = await createAdministrator({ ...given, vendorId: place?.vendorId });

  expect(await placesOf(given.email)).toHaveLength(1);
  const open = async (said: string[]) =>
    (await resetPassword(said.at(-1)?.split("/").at(-1) ?? "", PASSWORD, stranger, now())).ok;
  expect([await open(first), await open(again)]).toEqual([false, true]);
});

test("a password on standard input is set where there is none, and never replaced", async () => {
  const given = wanted();
  await createAdministrator({ ...given, password: PASSWORD });
  const [place] = await placesOf(given.email);
  const said = await createAdministrator({
    ...{ ...given, vendorId: place?.vendorId },
    password: "another horse battery",
  });

  expect(said.join()).toContain("This login has a password");
  const { email } = given;
  expect(await signIn({ email, password: PASSWORD }, stranger, now())).toMatchObject({ ok: true });
  await expect(createAdministrator({ ...wanted(), password: "password1234" })).rejects.toThrow(
    /Many people use this one/,
  );
});

test("somebody who works at the vendor becomes an administrator, for when the last one is gone", async () => {
  const world = await aWorld();
  const { email } = await prisma.person.findUniqueOrThrow({
    where: { id: world.finance.personId ?? "" },
  });
  await createAdministrator({ ...wanted(), email, vendorId: world.vendorId });

  expect((await placesOf(email)).map(({ actor }) => actor.role)).toEqual(["vendor_admin"]);
});

test("what is missing or makes no sense is said", async () => {
  await expect(createAdministrator({})).rejects.toThrow(
    "--vendor is missing; --name is missing; --email is missing",
  );
  await expect(createAdministrator({ ...wanted(), timeZone: "Oslo" })).rejects.toThrow(
    /--time-zone must be one such as/,
  );
});
