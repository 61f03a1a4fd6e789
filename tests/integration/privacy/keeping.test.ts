import { mkdir, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";

import { expect, test } from "vitest";

import { endMembership } from "#app/domain/identity/members/end-membership.server.ts";
import { can } from "#app/domain/identity/permissions.ts";
import { askAboutPerson } from "#app/domain/privacy/ask-about-person.server.ts";
import { watchForReturns } from "#app/domain/privacy/came-back.server.ts";
import { confirmErasure, erase } from "#app/domain/privacy/erase-person.server.ts";
import { askAboutMember, formerMembers } from "#app/domain/privacy/former-members.server.ts";
import { keepNoLongerOf } from "#app/domain/privacy/keep-no-longer.server.ts";
import { exportOwnData } from "#app/domain/privacy/own-data.server.ts";
import { readRequest, returns } from "#app/domain/privacy/read-request.server.ts";
import { SetRetention } from "#app/domain/privacy/retention.schema.ts";
import { readRetention, setRetention } from "#app/domain/privacy/retention.server.ts";
import { search } from "#app/domain/privacy/search-person.server.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { verifyChain } from "#app/platform/audit/verify-chain.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { settleJobs } from "#tests/support/jobs.ts";
import { plantOneOfEach } from "#tests/support/plant.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const DAY = 86_400_000;

// A page waits for a moment only; the job does the rest.
const searched = ({ vendorId }: World, id: string) => search(vendorId, id);
const erased = ({ vendorId }: World, id: string) => erase(vendorId, id);

const deals = (world: World) =>
  withScope(world.system, (tx) =>
    tx.deal.findMany({
      where: { vendorId: world.vendorId },
      select: {
        id: true,
        contactName: true,
        contactEmail: true,
        ownerName: true,
        valueMinor: true,
      },
    }),
  );

test("administrators alone look for persons", () => {
  for (const role of [
    "channel_manager",
    "channel_operations",
    "finance",
    "partner_admin",
  ] as const) {
    expect(can({ role }, "privacy:manage")).toBe(false);
  }
  expect(can({ role: "vendor_admin" }, "privacy:manage")).toBe(true);
});

test("somebody who was erased does not come back unnoticed, and is told of once", async () => {
  const world = await aWorld();
  const at = new Date();
  const wish = { products: [world.sentry], contactEmail: "claire@meridian.example" };
  await aRegistration(world.ada, { ...wish, name: "Meridian" });
  const id = await askAboutPerson(world.admin, { mail: "Claire@Meridian.example" }, at);
  await searched(world, id);
  await confirmErasure(world.admin, id, at);
  await erased(world, id);
  expect(await deals(world)).toMatchObject([{ contactName: "Erased contact", contactEmail: null }]);
  expect(await watchForReturns(world.vendorId, new Date())).toBe(0);

  await aRegistration(world.bob, { ...wish, name: "Another customer" }, new Date());
  expect(await watchForReturns(world.vendorId, new Date())).toBe(1);
  expect(await watchForReturns(world.vendorId, new Date())).toBe(0);
  expect(await withScope(world.admin, returns)).toMatchObject([{ id, rows: 1 }]);
  const told = await withScope(world.system, (tx) =>
    tx.notification.findMany({
      where: { vendorId: world.vendorId, kind: "privacy.came-back" },
      select: { membershipId: true, text: true },
    }),
  );
  expect(told).toHaveLength(1);
  expect(told[0]?.membershipId).toBe(world.admin.membershipId);
  expect(told[0]?.text).not.toContain("laire");
  // Another vendor, which erased nobody, is not concerned.
  const stranger = await aWorld();
  await aRegistration(stranger.ada, { ...wish, products: [stranger.sentry], name: "Meridian" });
  expect(await watchForReturns(stranger.vendorId, new Date())).toBe(0);
});

test("a namesake stays where only the name is known", async () => {
  const world = await aWorld();
  const at = new Date();
  const of = (name: string, workDone: string) => ({
    ...{ products: [world.sentry], name, workDone, contactName: "Claire Dunn" },
    contactEmail: `claire@${name.toLowerCase()}.example`,
  });
  await aRegistration(world.ada, of("Meridian", "Claire Dunn showed us round"));
  await aRegistration(world.bob, of("Other", "Claire Dunn called us"));
  const id = await askAboutPerson(world.admin, { mail: "claire@meridian.example" }, at);
  await searched(world, id);
  await confirmErasure(world.admin, id, at);
  await erased(world, id);
  const left = await withScope(world.system, (tx) =>
    tx.deal.findMany({
      where: { vendorId: world.vendorId },
      orderBy: { id: "asc" },
      select: { contactName: true, workDone: true },
    }),
  );
  expect(left).toEqual([
    { contactName: "Erased contact", workDone: "[erased] showed us round" },
    { contactName: "Claire Dunn", workDone: "Claire Dunn called us" },
  ]);
});

test("a former member is erased by id, keeps the trail, and nobody who works here is", async () => {
  const world = await aWorld();
  const at = new Date();
  await aRegistration(world.ada, { products: [world.sentry], name: "Meridian" });
  const memberId = world.ada.membershipId ?? "";
  expect(await askAboutMember(world.admin, memberId, at)).toEqual({
    ok: false,
    reason: "works-here",
  });
  await withScope(world.admin, (tx) => endMembership(tx, world.admin, memberId, at));
  expect((await withScope(world.admin, formerMembers)).map(({ id }) => id)).toEqual([memberId]);
  const stranger = await aWorld();
  expect(await askAboutMember(stranger.admin, memberId, at)).toEqual({ ok: false, reason: "gone" });

  const asked = await askAboutMember(world.admin, memberId, at);
  if (!asked.ok) throw new Error(asked.reason);
  await searched(world, asked.requestId);
  await confirmErasure(world.admin, asked.requestId, at);
  await erased(world, asked.requestId);
  expect(await readRequest(world.admin, asked.requestId)).toMatchObject({ state: "erased" });
  const trail = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId: world.vendorId, personId: world.ada.personId },
      select: { actorName: true, action: true },
    }),
  );
  expect(trail.map(({ actorName }) => actorName)).toEqual(trail.map(() => "Former member"));
  expect(trail.length).toBeGreaterThan(0);
  const member = await withScope(world.system, (tx) =>
    tx.membership.findFirstOrThrow({
      where: { vendorId: world.vendorId, id: memberId },
      select: { name: true, email: true, person: { select: { name: true, email: true } } },
    }),
  );
  expect(member.name).toBe("Former member");
  expect(member.email).toMatch(/@erased\.invalid$/);
  expect(member.person).toMatchObject({ name: "Former member" });
  // Another Ada works there: what is known by the name alone stays hers.
  expect(await deals(world)).toMatchObject([{ ownerName: "Ada", valueMinor: expect.any(BigInt) }]);
  expect((await verifyChain(world.vendorId)).break).toBeNull();
});

test("a user is handed what is held about them, and nothing of anybody else", async () => {
  const world = await aWorld();
  await aRegistration(world.ada, { products: [world.sentry], name: "Meridian" });
  const text = await exportOwnData(world.ada, world.ada.personId ?? "", new Date()).text();
  const own = JSON.parse(text);
  expect(own.login.email).toContain(world.ada.personId);
  expect(own.memberships).toHaveLength(1);
  expect(own.done.map(({ action }: { action: string }) => action)).toContain("deal.submitted");
  expect(text).not.toContain(world.bob.personId);
});

test("what is too old goes, what is young or of the books stays, and the trail tells", async () => {
  const world = await aWorld();
  const { vendorId, system, admin } = world;
  await plantOneOfEach(world);
  const at = new Date("2028-06-01T03:40:00Z");
  await withScope(system, async (tx) => {
    await tx.deal.updateMany({ where: { vendorId }, data: { contactEmail: "c@x.example" } });
    await tx.mail.updateMany({ where: { vendorId }, data: { status: "sent" } });
  });
  const [open] = await deals(world);
  const young = await aRegistration(
    world.ada,
    { products: [world.sentry], name: "Meridian" },
    new Date("2028-05-01"),
  );
  // Whoever runs what they left to be done would make a deal young again, or send mail between the two runs below.
  await settleJobs(vendorId);
  await withScope(world.ada, async (tx) => {
    await tx.$executeRaw`
      update deal set status = 'withdrawn' where vendor_id = ${vendorId}::int and id <> ${young}::uuid`;
  });
  await withScope(system, async (tx) => {
    await tx.$executeRaw`
      update deal set updated_at = '2026-01-01' where vendor_id = ${vendorId}::int and id <> ${young}::uuid`;
    await audit(tx, admin, "thing.done", { kind: "thing", id: "1" }, { said: "words" });
  });
  const folder = path.join(process.env.DATA_DIR ?? "", "files", String(vendorId), "ab");
  const file = path.join(folder, "ab".padEnd(64, "0"));
  await mkdir(folder, { recursive: true });
  await writeFile(file, "left over");
  await utimes(file, new Date("2028-01-01"), new Date("2028-01-01"));

  const removed = await keepNoLongerOf(vendorId, at);
  expect(removed).toMatchObject({
    drafts: 1,
    mails: expect.any(Number),
    notifications: expect.any(Number),
    "loose-files": 1,
  });
  expect(removed["audit-detail"]).toBeUndefined();
  await expect(stat(file)).rejects.toThrow("ENOENT");
  const left = await deals(world);
  expect(left.find(({ id }) => id === open?.id)).toMatchObject({
    contactName: "Erased contact",
    contactEmail: null,
  });
  expect(left.find(({ id }) => id === young)).toMatchObject({ contactName: "Claire Dunn" });
  // A second run finds nothing left to do, and says that it ran.
  expect(await keepNoLongerOf(vendorId, new Date(at.getTime() + DAY))).toEqual({});
  const kept = await withScope(admin, readRetention);
  expect(kept.find(({ kind }) => kind === "drafts")).toMatchObject({ lastCount: 0, totalCount: 1 });

  await setRetention(
    admin,
    [
      { kind: "audit-detail", days: 365 },
      { kind: "mails", days: null },
    ],
    at,
  );
  expect((await keepNoLongerOf(vendorId, at))["audit-detail"]).toBeGreaterThan(0);
  expect((await verifyChain(vendorId)).break).toBeNull();
  const [entry] = await withScope(admin, (tx) =>
    tx.auditEntry.findMany({
      where: { vendorId, action: "thing.done" },
      select: { actorName: true, detail: true },
    }),
  );
  expect(entry).toEqual({ actorName: admin.name, detail: {} });
});

test("days that make no sense are refused, and none at all keep things", () => {
  expect(SetRetention.safeParse({ drafts: "3" }).success).toBe(false);
  expect(SetRetention.safeParse({ drafts: "many" }).success).toBe(false);
  expect(SetRetention.parse({ drafts: "30", mails: "" })).toMatchObject({
    drafts: 30,
    mails: null,
  });
});

test("a search that stands for long is forgotten, an erasure is not", async () => {
  const world = await aWorld();
  const at = new Date();
  const id = await askAboutPerson(world.admin, { name: "Nobody Here" }, at);
  await searched(world, id);
  expect(await readRequest(world.admin, id)).toMatchObject({ state: "found", foundRows: 0 });
  expect(await readRequest(world.admin, newId())).toBeNull();
  await keepNoLongerOf(world.vendorId, new Date(at.getTime() + 31 * DAY));
  expect(await readRequest(world.admin, id)).toBeNull();
});
