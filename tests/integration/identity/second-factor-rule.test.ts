import { expect, test } from "vitest";

import { removeAuthenticator } from "#app/domain/identity/second-factor/authenticator.server.ts";
import {
  membersWithSecondFactor,
  resetSecondFactor,
} from "#app/domain/identity/second-factor/reset-second-factor.server.ts";
import { secondFactorsOf } from "#app/domain/identity/second-factor/second-factor.server.ts";
import {
  secondFactorRule,
  setSecondFactorRule,
} from "#app/domain/identity/second-factor/second-factor-rule.server.ts";
import type { SecondFactorRule } from "#app/domain/identity/second-factor/second-factor-rule.ts";
import { waitingForSecondStep } from "#app/domain/identity/second-factor/second-step.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { startSession } from "#app/domain/identity/session/session.server.ts";
import { beginSecondStep } from "#app/domain/identity/sign-in/pending-sign-in.server.ts";
import { changePartnerStatus } from "#app/domain/partners/change-partner-status.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { requireVisitor } from "#app/routes/guard.server.ts";
import { browserWith, selfOf, withAuthenticator } from "#tests/support/people.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const at = new Date("2026-04-01T12:00:00Z");

async function cookieOf({ personId, vendorId, membershipId }: Actor) {
  const place = { vendorId, membershipId: membershipId ?? "" };
  return startSession(personId ?? "", place, browserWith(), "password");
}

async function opens(actor: Actor, path: string): Promise<string | null> {
  const { cookieHeader } = browserWith(await cookieOf(actor));
  const headers = { Cookie: cookieHeader ?? "" };
  const request = new Request(`http://localhost:3000${path}`, { headers });
  return requireVisitor(request).then(
    () => "opens",
    (thrown: unknown) => (thrown instanceof Response ? thrown.headers.get("Location") : "?"),
  );
}

const rule = (world: World, wanted: SecondFactorRule) =>
  withScope(world.admin, (tx) => setSecondFactorRule(tx, world.admin, wanted));

const SET_UP = "/account/security?required=1";

test("nobody is asked at first; then the vendor's own people are, then everybody", async () => {
  const world = await aWorld();
  expect(await withScope(world.admin, secondFactorRule)).toBe("nobody");
  expect(await opens(world.finance, "/desk")).toBe("opens");

  await rule(world, "staff");
  expect(await opens(world.finance, "/desk")).toBe(SET_UP);
  expect(await opens(world.ada, "/portal")).toBe("opens");

  await rule(world, "everybody");
  expect(await opens(world.ada, "/portal")).toBe(SET_UP);
  expect(await opens(world.ada, "/portal.data")).toBe(SET_UP);
  expect(await opens((await aWorld()).ada, "/portal")).toBe("opens");
});

test("the pages on which one is set up stay open, and so does everything once it is", async () => {
  const world = await aWorld();
  await rule(world, "everybody");
  for (const path of ["/account/security", "/account/prove", "/resources/theme"]) {
    expect(await opens(world.ada, path), path).toBe("opens");
  }
  expect(await opens(world.ada, "/accounts")).toBe(SET_UP);

  const self = await selfOf(world.ada);
  await withAuthenticator(self, at);
  expect(await opens(world.ada, "/portal")).toBe("opens");
  await removeAuthenticator(self);
  expect(await opens(world.ada, "/portal")).toBe(SET_UP);
});

test("only the vendor's administrator sets the rule, and it is put on record", async () => {
  const world = await aWorld();
  const asManager = withScope(world.manager, (tx) =>
    setSecondFactorRule(tx, world.manager, "staff"),
  );
  await expect(asManager).rejects.toThrow("Only the vendor's administrator");
  await rule(world, "staff");
  const entries = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId: tx.vendorId, action: "vendor.second_factor_rule" },
    }),
  );
  expect(entries).toMatchObject([{ detail: { from: "nobody", to: "staff" } }]);
});

const reset = (actor: Actor, of: Actor) =>
  withScope(actor, (tx) => resetSecondFactor(tx, actor, of.membershipId ?? ""));

test("an administrator resets the second factor of somebody who lost the phone", async () => {
  const world = await aWorld();
  const self = await selfOf(world.ada);
  await withAuthenticator(self, at);
  const session = browserWith(await cookieOf(world.ada)).cookieHeader;
  const step = browserWith(await beginSecondStep(self.person.id, at)).cookieHeader;
  expect(await waitingForSecondStep(step, at)).not.toBeNull();

  const ids = [world.ada.membershipId ?? "", world.bob.membershipId ?? ""];
  expect([...(await withScope(world.admin, (tx) => membersWithSecondFactor(tx, ids)))]).toEqual([
    world.ada.membershipId,
  ]);
  expect(await reset(world.admin, world.ada)).toEqual({ ok: true });

  expect(await secondFactorsOf(self.person.id)).toEqual({
    totpSince: null,
    passkeys: 0,
    codesLeft: 0,
  });
  expect(await currentVisitor(session)).toBeNull();
  expect(await waitingForSecondStep(step, at)).toBeNull();
  const where = { vendorId: world.vendorId };
  const mails = await withScope(world.admin, (tx) => tx.mail.findMany({ where }));
  expect(mails.find(({ subject }) => subject === "Your second factor was reset")).toMatchObject({
    toAddress: self.person.email,
  });
  expect(await reset(world.admin, world.ada)).toEqual({ ok: false, reason: "none-set-up" });
});

test("a partner's administrator resets its own people's, and nobody else's", async () => {
  const world = await aWorld();
  await withAuthenticator(await selfOf(world.ada), at);
  await withAuthenticator(await selfOf(world.bob), at);
  expect(await reset(world.adaAdmin, world.bob)).toEqual({ ok: false, reason: "unknown" });
  expect(await reset(world.adaAdmin, world.manager)).toEqual({ ok: false, reason: "unknown" });
  expect(await reset(world.adaAdmin, world.ada)).toEqual({ ok: true });
  expect((await secondFactorsOf(world.bob.personId ?? "")).totpSince).toEqual(at);
});

test("not one's own, not by another role, not by another vendor", async () => {
  const world = await aWorld();
  await withAuthenticator(await selfOf(world.admin), at);
  await withAuthenticator(await selfOf(world.ada), at);
  expect(await reset(world.admin, world.admin)).toEqual({ ok: false, reason: "yourself" });
  expect(await reset(world.manager, world.ada)).toEqual({ ok: false, reason: "not-allowed" });
  const sales = withRole(world.adaAdmin, "sales_rep");
  expect(await reset(sales, world.ada)).toEqual({ ok: false, reason: "not-allowed" });
  expect(await reset((await aWorld()).admin, world.ada)).toEqual({ ok: false, reason: "unknown" });
});

async function alsoWorksAtBob(world: World, elsewhere: World) {
  const { personId, name } = world.ada;
  await withScope(elsewhere.admin, (tx) =>
    tx.membership.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), personId: personId ?? "", name, title: "" },
          partnerId: elsewhere.bob.partnerId,
          role: "sales_rep",
          email: "ada@example.com",
          createdAt: at,
        },
      ],
    }),
  );
}

test("who works for another vendor as well is not this one's to reset", async () => {
  const [world, elsewhere] = [await aWorld(), await aWorld()];
  await withAuthenticator(await selfOf(world.ada), at);
  await alsoWorksAtBob(world, elsewhere);
  expect(await reset(world.admin, world.ada)).toEqual({ ok: false, reason: "works-elsewhere" });
  const personId = world.ada.personId ?? "";
  expect(await prisma.recoveryCode.count({ where: { personId } })).toBe(10);
});

test("nor while the partner over there is suspended, which may be resumed", async () => {
  const [world, elsewhere] = [await aWorld(), await aWorld()];
  await withAuthenticator(await selfOf(world.ada), at);
  await alsoWorksAtBob(world, elsewhere);
  const suspended = { status: "suspended" as const, note: null };
  await changePartnerStatus(elsewhere.admin, elsewhere.bob.partnerId, suspended, at);
  expect(await reset(world.admin, world.ada)).toEqual({ ok: false, reason: "works-elsewhere" });
});

test("a partner's administrator answers for no other partner; the vendor does for all of its own", async () => {
  const world = await aWorld();
  await withAuthenticator(await selfOf(world.ada), at);
  await alsoWorksAtBob(world, world);
  expect(await reset(world.adaAdmin, world.ada)).toEqual({ ok: false, reason: "works-elsewhere" });
  expect(await reset(world.admin, world.ada)).toEqual({ ok: true });
});
