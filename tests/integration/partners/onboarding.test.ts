import { expect, test } from "vitest";

import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { Apply } from "#app/domain/partners/application.schema.ts";
import {
  findApplication,
  listApplications,
  similarApplications,
} from "#app/domain/partners/applications.server.ts";
import { apply, vendorTakingApplications } from "#app/domain/partners/apply.server.ts";
import { judgeApplication } from "#app/domain/partners/decide-application.server.ts";
import {
  answerQuestion,
  followApplication,
} from "#app/domain/partners/follow-application.server.ts";
import { registerPartner } from "#app/domain/partners/register-partner.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { openLetter } from "#app/platform/mail/mail.server.ts";
import { aRegistration } from "#tests/support/a-partner.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const at = new Date("2026-05-04T08:00:00Z");
const written = Apply.parse({
  company: "Kestrel Foods plc",
  kind: "reseller",
  country: "GB",
  city: "Leeds",
  domain: "https://www.kestrel.example/about",
  sells: "Sensors to dairies",
  name: "Kim Ito",
  title: "Owner",
  email: "Kim@Kestrel.example",
});

async function applied(world: World, over: Partial<Apply> = {}) {
  expect(await apply(world.vendorId, { ...written, ...over }, at)).toEqual({ ok: true });
  const [application] = await withScope(world.manager, (tx) =>
    listApplications(tx, { status: "open", q: "" }),
  );
  const mails = await withScope(world.admin, (tx) =>
    tx.mail.findMany({ where: { vendorId: tx.vendorId }, orderBy: { id: "asc" } }),
  );
  const link = openLetter(mails[0] as never).match(/\/apply\/\d+\/([\w-]{43})/);
  return { id: application?.id ?? "", application, mails, secret: link?.[1] ?? "" };
}

test("an application is kept as written, tells its sender and the administrator, and nobody else", async () => {
  const world = await aWorld();
  const { application, mails } = await applied(world);
  expect(application).toMatchObject({
    company: "Kestrel Foods plc",
    domain: "kestrel.example",
    email: "kim@kestrel.example",
    status: "received",
  });
  expect(mails.map(({ toName, partnerId }) => [toName, partnerId])).toEqual([
    ["Kim Ito", null],
    ["Astrid", null],
  ]);
  for (const actor of [world.finance, world.adaAdmin, withRole(world.north, "partner_admin")]) {
    const seen = await withScope(actor, (tx) => listApplications(tx, { status: "open", q: "" }));
    expect(seen).toEqual([]);
  }
});

test("a company that is known gets the same answer as one that is not", async () => {
  const world = await aWorld();
  await applied(world);
  expect(await apply(world.vendorId, { ...written, company: "Ada" }, at)).toEqual({ ok: true });
  expect(await apply(world.vendorId, written, at)).toEqual({ ok: true });
  const similar = await withScope(world.manager, async (tx) => {
    const [newest] = await listApplications(tx, { status: "open", q: "" });
    return newest ? similarApplications(tx, newest) : [];
  });
  expect(similar).toHaveLength(2);
});

test("a vendor that takes no applications, or is none, has no page for them", async () => {
  const world = await aWorld();
  await withScope(world.admin, (tx) =>
    tx.vendor.updateMany({
      where: { vendorId: tx.vendorId },
      data: { takesApplications: false },
    }),
  );
  expect(await vendorTakingApplications(world.vendorId)).toBeNull();
  expect(await apply(world.vendorId, written, at)).toEqual({ ok: false });
  expect(await vendorTakingApplications(999)).toBeNull();
});

test("a question goes to the applicant, the answer comes back, and notes stay inside", async () => {
  const world = await aWorld();
  const { id, secret } = await applied(world);
  const judge = (judgement: object) => judgeApplication(world.manager, id, judgement as never, at);
  await judge({ intent: "note", text: "Known from the fair" });
  await judge({ intent: "ask", text: "Whom do you sell to?" });

  const followed = await followApplication(world.vendorId, secret);
  expect(followed?.status).toBe("asked");
  expect(followed?.said.map(({ text, authorName }) => [text, authorName])).toEqual([
    ["Whom do you sell to?", "Halden Instruments"],
  ]);
  expect(await answerQuestion(world.vendorId, secret, "Dairies", at)).toEqual({ ok: true });
  expect(await answerQuestion(world.vendorId, secret, "Again", at)).toEqual({
    ok: false,
    reason: "nothing-asked",
  });
  const again = await withScope(world.manager, (tx) => findApplication(tx, id));
  expect(again?.status).toBe("received");
  expect(again?.notes.map(({ kind }) => kind).sort()).toEqual(["answered", "asked", "note"]);
});

test("a link opens its own application and no other vendor's", async () => {
  const world = await aWorld();
  const other = await aWorld();
  const { secret } = await applied(world);
  expect(await followApplication(other.vendorId, secret)).toBeNull();
  expect(await followApplication(world.vendorId, "x".repeat(43))).toBeNull();
});

test("declined stays declined, in the use case and in the database", async () => {
  const world = await aWorld();
  const { id, secret } = await applied(world);
  await judgeApplication(world.manager, id, { intent: "decline", text: "No need there" }, at);
  expect((await followApplication(world.vendorId, secret))?.said[0]?.text).toBe("No need there");
  const judged = judgeApplication(world.manager, id, { intent: "ask", text: "?" }, at);
  expect(await judged).toEqual({ ok: false, reason: "already-decided" });
  expect(await registerPartner(world.manager, aRegistration(), id, at)).toEqual({
    ok: false,
    reason: "already-decided",
  });
  const reopen = withScope(world.manager, (tx) =>
    tx.partnerApplication.updateMany({
      where: { vendorId: tx.vendorId, id },
      data: { status: "received", decidedAt: null, deciderName: null },
    }),
  );
  await expect(reopen).rejects.toThrow(/stays decided/);
});

test("registering makes the partner with its terms and agreement and invites its administrator", async () => {
  const world = await aWorld();
  const { id } = await applied(world);
  const terms = { managerId: world.manager.membershipId, territories: ["GB", "Nordics"] };
  const registered = await registerPartner(world.manager, aRegistration(terms), id, at);
  expect(registered.ok).toBe(true);
  const partnerId = registered.ok ? registered.partnerId : "";
  await withScope(world.admin, async (tx) => {
    const { vendorId } = tx;
    const partner = await tx.partner.findFirst({ where: { vendorId, id: partnerId } });
    expect(partner).toMatchObject({ status: "active", code: "KES-1", ...terms });
    expect(await tx.agreement.count({ where: { vendorId, partnerId } })).toBe(1);
    expect(await tx.invitation.findFirst({ where: { vendorId, partnerId } })).toMatchObject({
      email: "kim@kestrel.example",
      role: "partner_admin",
    });
    expect(await findApplication(tx, id)).toMatchObject({ status: "registered", partnerId });
    const audits = await tx.auditEntry.findMany({ where: { vendorId }, select: { action: true } });
    expect(audits.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["partner.registered", "agreement.added", "application.registered"]),
    );
  });
});

test("a code that is taken leaves nothing behind", async () => {
  const world = await aWorld();
  const { id } = await applied(world);
  const taken = registerPartner(world.manager, aRegistration({ code: "ADA" }), id, at);
  expect(await taken).toEqual({ ok: false, reason: "code-taken" });
  await withScope(world.manager, async (tx) => {
    expect((await findApplication(tx, id))?.status).toBe("received");
    expect(await tx.agreement.count({ where: { vendorId: tx.vendorId } })).toBe(0);
  });
});

test("two who register the same application make one partner", async () => {
  const world = await aWorld();
  const { id } = await applied(world);
  const both = await Promise.all([
    registerPartner(world.manager, aRegistration({ code: "A-1" }), id, at),
    registerPartner(world.admin, aRegistration({ code: "A-2" }), id, at),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const count = await withScope(world.admin, (tx) =>
    tx.partner.count({ where: { vendorId: tx.vendorId, code: { in: ["A-1", "A-2"] } } }),
  );
  expect(count).toBe(1);
});

test("whoever is not to register a partner is stopped by the database", async () => {
  const world = await aWorld();
  for (const actor of [world.finance, world.steward]) {
    await expect(registerPartner(actor, aRegistration(), null, at)).rejects.toThrow(/row-level/);
  }
  expect(await membershipsOf(world.finance.personId ?? "")).toHaveLength(1);
});

test("a partner begins with a tier and a manager that there are, or not at all", async () => {
  const world = await aWorld();
  const begin = async (terms: object) => {
    const registered = await registerPartner(world.manager, aRegistration(terms), null, at);
    return registered.ok ? "registered" : registered.reason;
  };
  expect(await begin({ tierId: world.manager.membershipId })).toBe("tier-unknown");
  expect(await begin({ managerId: world.ada.membershipId })).toBe("manager-unknown");
  expect(await begin({})).toBe("registered");
});

test("whoever applies under the name of somebody here is an applicant in the audit trail", async () => {
  const world = await aWorld();
  await applied(world, { name: "Ingrid" });
  const entries = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId: tx.vendorId, action: "application.received" },
      select: { actorName: true },
    }),
  );
  expect(entries).toEqual([{ actorName: "Ingrid, applicant" }]);
});
