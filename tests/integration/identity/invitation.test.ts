import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import {
  acceptSignedIn,
  acceptWithNewLogin,
} from "#app/domain/identity/members/accept-invitation.server.ts";
import {
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "#app/domain/identity/members/invitations.server.ts";
import type { InviteMember } from "#app/domain/identity/members/invite.schema.ts";
import { inviteMember } from "#app/domain/identity/members/invite-member.server.ts";
import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { readInvitation } from "#app/domain/identity/members/read-invitation.server.ts";
import { currentVisitor } from "#app/domain/identity/session/current-actor.server.ts";
import { startSession } from "#app/domain/identity/session/session.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { prisma } from "#app/platform/db/client.server.ts";
import { refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aLogin, linkTo, mailsTo, sessionIn, stranger } from "#tests/support/a-login.ts";
import { aWorld, withRole } from "#tests/support/world.ts";

const now = () => new Date();
const daysAhead = (days: number) => new Date(Date.now() + days * 86_400_000);
const newLogin = { name: "Nora New", password: "nobody guesses this" };

const somebody = (role: InviteMember["role"] = "sales_rep"): InviteMember => ({
  email: `${randomUUID()}@example.com`,
  name: "Nora New",
  title: "Sales",
  role,
});

const invite = (actor: Actor, partnerId: string | null, who = somebody(), at = now()) =>
  withScope(actor, (tx) => inviteMember(tx, actor, { ...who, partnerId }, at));

async function anInvitation() {
  const world = await aWorld();
  const who = somebody();
  const { partnerId } = world.adaAdmin;
  const sent = await invite(world.adaAdmin, partnerId, who);
  if (!sent.ok) throw new Error(sent.reason);
  return { world, who, partnerId, id: sent.invitationId, link: await linkTo(world, who.email) };
}

test("the mail says who invites, to what and until when; accepting makes a login that works there", async () => {
  const { world, who, link, partnerId } = await anInvitation();
  const [mail] = await mailsTo(world, who.email);
  expect(mail?.subject).toBe("Ada invites you to Ada at Halden Instruments");
  expect(mail?.letter).toContain("as Sales");
  expect(mail?.letter).toContain(daysAhead(7).toUTCString().slice(5, 16));
  expect(mail?.text).not.toContain(link);

  const accepted = await acceptWithNewLogin(link, newLogin, stranger, now());

  if (!accepted.ok) throw new Error(accepted.reason);
  const visitor = await currentVisitor(sessionIn(accepted.cookies));
  expect(visitor).toMatchObject({
    person: { email: who.email, name: "Nora New" },
    membership: { actor: { partnerId, role: "sales_rep" } },
  });
});

test("a link works once, also when it is used twice at once", async () => {
  const { link, who } = await anInvitation();
  const twice = await Promise.all([
    acceptWithNewLogin(link, newLogin, stranger, now()),
    acceptWithNewLogin(link, newLogin, stranger, now()),
  ]);
  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await acceptWithNewLogin(link, newLogin, stranger, now())).toMatchObject({ ok: false });
  const { id } = await prisma.person.findUniqueOrThrow({ where: { email: who.email } });
  expect(await membershipsOf(id)).toHaveLength(1);
});

test("looking at the page does not use the link up", async () => {
  const { link, who } = await anInvitation();
  const seen = await readInvitation(link, now());
  expect(seen).toMatchObject({
    email: who.email,
    inviterName: "Ada",
    place: "Ada at Halden Instruments",
    hasLogin: false,
  });
  expect(await acceptWithNewLogin(link, newLogin, stranger, now())).toMatchObject({ ok: true });
});

test("after seven days, taken back, sent again, or made up: the link is over", async () => {
  const { world, link, id, who, partnerId } = await anInvitation();
  expect(await readInvitation(link, daysAhead(7.01))).toBeNull();
  expect(await acceptWithNewLogin(link, newLogin, stranger, daysAhead(7.01))).toMatchObject({
    reason: "gone",
  });
  const { adaAdmin } = world;
  const again = await withScope(adaAdmin, (tx) => resendInvitation(tx, adaAdmin, id, now()));
  if (!again.ok) throw new Error(again.reason);
  expect(await readInvitation(link, now())).toBeNull();
  const second = await linkTo(world, who.email);
  expect(await readInvitation(second, now())).not.toBeNull();

  const open = await withScope(adaAdmin, (tx) => listInvitations(tx, partnerId, now()));
  expect(open).toMatchObject([{ id: again.invitationId, email: who.email, state: "open" }]);
  const later = await withScope(adaAdmin, (tx) => listInvitations(tx, partnerId, daysAhead(8)));
  expect(later).toMatchObject([{ state: "expired" }]);

  const revoke = () =>
    withScope(adaAdmin, (tx) => revokeInvitation(tx, adaAdmin, again.invitationId, now()));
  expect(await revoke()).toEqual({ ok: true });
  expect(await revoke()).toEqual({ ok: false, reason: "not-open" });
  expect(await readInvitation(second, now())).toBeNull();

  const [vendorId = "", secret = ""] = link.split(".");
  for (const wrong of ["", "x", `${Number(vendorId) + 1}.${secret}`, `99999999999.${secret}`]) {
    expect(await readInvitation(wrong, now())).toBeNull();
  }
});

test("somebody with a login accepts signed in, with the invited address only", async () => {
  const world = await aWorld();
  const elsewhere = await aWorld();
  const person = await aLogin(elsewhere.ada);
  const { partnerId } = world.adaAdmin;
  await invite(world.adaAdmin, partnerId, { ...somebody(), email: person.email });
  const link = await linkTo(world, person.email);
  expect(await readInvitation(link, now())).toMatchObject({ hasLogin: true });
  expect(await acceptWithNewLogin(link, newLogin, stranger, now())).toEqual({
    ok: false,
    reason: "has-login",
  });

  const bob = await aLogin(elsewhere.bob);
  expect(await acceptSignedIn(link, bob, null, now())).toEqual({
    ok: false,
    reason: "other-address",
  });

  const place = { vendorId: elsewhere.vendorId, membershipId: elsewhere.ada.membershipId ?? "" };
  const cookie = sessionIn([await startSession(person.id, place, stranger, "password")]);
  const accepted = await acceptSignedIn(link, person, cookie, now());
  if (!accepted.ok) throw new Error(accepted.reason);
  expect(await currentVisitor(cookie)).toBeNull();
  expect(await currentVisitor(sessionIn([accepted.cookie ?? ""]))).toMatchObject({
    membership: { actor: { vendorId: world.vendorId, partnerId } },
  });
});

test("somebody with a login who accepts twice at once accepts once", async () => {
  const world = await aWorld();
  const person = await aLogin(world.bob);
  const { adaAdmin } = world;
  await invite(adaAdmin, adaAdmin.partnerId, { ...somebody(), email: person.email });
  const link = await linkTo(world, person.email);

  const accept = () => acceptSignedIn(link, person, null, now());
  const twice = await Promise.all([accept(), accept()]);

  expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await accept()).toEqual({ ok: false, reason: "gone" });
});

test("inviting looks the same for an address with and without a login", async () => {
  const world = await aWorld();
  const known = await aLogin((await aWorld()).ada);
  const { adaAdmin } = world;
  const answers = [
    await invite(adaAdmin, adaAdmin.partnerId, { ...somebody(), email: known.email }),
    await invite(adaAdmin, adaAdmin.partnerId, somebody()),
  ];
  expect(answers).toEqual(Array(2).fill({ ok: true, invitationId: expect.any(String) }));
});

test("an administrator of Ada invites neither to Bob nor to the vendor, and gives no role of the vendor", async () => {
  const { adaAdmin, bob, north, vendorId } = await aWorld();
  expect(await invite(adaAdmin, bob.partnerId)).toEqual({ ok: false, reason: "partner-unknown" });
  expect(await invite(adaAdmin, north.partnerId)).toEqual({ ok: false, reason: "partner-unknown" });
  expect(await invite(adaAdmin, null)).toEqual({ ok: false, reason: "partner-unknown" });
  expect(await invite(adaAdmin, adaAdmin.partnerId, somebody("vendor_admin"))).toEqual({
    ok: false,
    reason: "role-not-yours-to-give",
  });

  // Past the use case: the database refuses by itself.
  for (const partnerId of [bob.partnerId, null]) {
    const forced = withScope(adaAdmin, (tx) =>
      tx.invitation.createMany({
        data: [
          {
            ...{ vendorId, id: newId(), partnerId, email: "x@example.com", name: "X", title: "" },
            role: partnerId ? ("sales_rep" as const) : ("vendor_admin" as const),
            tokenHash: new Uint8Array(32),
            inviterName: "Ada",
            createdAt: now(),
            expiresAt: daysAhead(7),
          },
        ],
      }),
    );
    expect(refusedByScope(await forced.catch((error) => error))).toBe(true);
  }
});

test("a channel manager invites partners' people, and nobody to the vendor's own side", async () => {
  const { manager, bob, finance, ada } = await aWorld();
  expect(await invite(manager, bob.partnerId)).toMatchObject({ ok: true });
  const refused = { ok: false, reason: "role-not-yours-to-give" };
  expect(await invite(manager, null, somebody("finance"))).toEqual(refused);
  expect(await invite(finance, bob.partnerId)).toEqual(refused);
  expect(await invite(withRole(ada, "sales_rep"), ada.partnerId)).toEqual(refused);
});

test("who works there already is not invited again, and a second invitation replaces the first", async () => {
  const { world, who, link, partnerId } = await anInvitation();
  expect(await invite(world.adaAdmin, partnerId, who)).toMatchObject({ ok: true });
  expect(await readInvitation(link, now())).toBeNull();

  const accepted = await acceptWithNewLogin(
    await linkTo(world, who.email),
    newLogin,
    stranger,
    now(),
  );
  expect(accepted).toMatchObject({ ok: true });
  expect(await invite(world.adaAdmin, partnerId, who)).toEqual({
    ok: false,
    reason: "already-works-here",
  });
});

test("sixty invitations an hour are enough for one person", async () => {
  const { adaAdmin } = await aWorld();
  const at = now();
  for (let time = 0; time < 60; time += 1) {
    await invite(adaAdmin, adaAdmin.partnerId, somebody(), at);
  }
  expect(await invite(adaAdmin, adaAdmin.partnerId, somebody(), at)).toEqual({
    ok: false,
    reason: "too-many",
  });
  expect(await invite(adaAdmin, adaAdmin.partnerId, somebody(), daysAhead(0.1))).toMatchObject({
    ok: true,
  });
});

test("a bad password leaves the invitation open", async () => {
  const { link } = await anInvitation();
  const accept = (password: string) =>
    acceptWithNewLogin(link, { ...newLogin, password }, stranger, now());
  expect(await accept("nora new")).toEqual({
    ok: false,
    reason: "password",
    problem: "too-short",
  });
  expect(await accept(newLogin.password)).toMatchObject({ ok: true });
});
