import { expect, test } from "vitest";

import { endMembership } from "#app/domain/identity/members/end-membership.server.ts";
import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import {
  agreementsEnding,
  agreementsOf,
  endAgreement,
  signAgreement,
} from "#app/domain/partners/agreements.server.ts";
import { changePartnerStatus } from "#app/domain/partners/change-partner-status.server.ts";
import { editPartner, partnerRecord } from "#app/domain/partners/edit-partner.server.ts";
import { linksOf } from "#app/domain/partners/links.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const at = new Date("2026-05-04T08:00:00Z");

const recordOf = async (world: World, id = world.ada.partnerId) => {
  const found = await withScope(world.manager, (tx) => partnerRecord(tx, id));
  if (!found) throw new Error("no partner");
  return found;
};

test("of two who edit a partner the second is told, and nothing of the first is lost", async () => {
  const world = await aWorld();
  const { record, edition } = await recordOf(world);
  const first = { ...record, city: "York", edition };
  const second = { ...record, name: "Ada Ltd", edition };
  expect(await editPartner(world.manager, world.ada.partnerId, first)).toEqual({ ok: true });
  const told = await editPartner(world.admin, world.ada.partnerId, second);
  expect(told).toMatchObject({ ok: false, reason: "changed", now: { city: "York", name: "Ada" } });
  expect((await recordOf(world)).record).toMatchObject({ city: "York", name: "Ada" });
});

test("both at once: one is kept, the other is told", async () => {
  const world = await aWorld();
  const { record, edition } = await recordOf(world);
  const edit = (actor: VendorActor, city: string) =>
    editPartner(actor, world.ada.partnerId, { ...record, city, edition });
  const both = await Promise.all([edit(world.manager, "York"), edit(world.admin, "Hull")]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("a change is on record with what was before, and no change is none", async () => {
  const world = await aWorld();
  const { record, edition } = await recordOf(world);
  const id = world.ada.partnerId;
  await editPartner(world.manager, id, { ...record, edition });
  await editPartner(world.manager, id, { ...record, territories: ["GB"], edition });
  const audits = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: tx.vendorId, subjectId: id } }),
  );
  expect(audits.map(({ action, detail }) => [action, detail])).toEqual([
    ["partner.changed", { territories: { from: "", to: "GB" } }],
  ]);
});

test("another vendor's partner is unknown, and another partner's code is taken", async () => {
  const [world, other] = [await aWorld(), await aWorld()];
  const { record, edition } = await recordOf(world);
  const foreign = editPartner(other.manager, world.ada.partnerId, { ...record, edition });
  expect(await foreign).toEqual({ ok: false, reason: "unknown" });
  const taken = editPartner(world.manager, world.ada.partnerId, {
    ...record,
    code: "BOB",
    edition,
  });
  expect(await taken).toEqual({ ok: false, reason: "code-taken" });
});

test("finance changes no partner: the row does not move", async () => {
  const world = await aWorld();
  await withScope(world.finance, async (tx) => {
    const { count } = await tx.partner.updateMany({
      where: { vendorId: tx.vendorId, id: world.ada.partnerId },
      data: { city: "York" },
    });
    expect(count).toBe(0);
  });
});

test("the people of a suspended partner work nowhere, and again when it is resumed", async () => {
  const world = await aWorld();
  const places = async () => (await membershipsOf(world.ada.personId ?? "")).length;
  const move = (status: "active" | "suspended" | "ended", actor: VendorActor = world.manager) =>
    changePartnerStatus(actor, world.ada.partnerId, { status, note: null }, at);
  expect(await places()).toBe(1);
  expect(await move("suspended")).toEqual({ ok: true });
  expect(await places()).toBe(0);
  expect(await move("active")).toEqual({ ok: true });
  expect(await places()).toBe(1);
  expect(await move("ended")).toEqual({ ok: false, reason: "not-possible" });
  expect(await move("ended", world.admin)).toEqual({ ok: true });
  expect(await places()).toBe(0);
});

test("ending a partner ends its links, takes back its invitations and keeps its data", async () => {
  const world = await aWorld();
  const partnerId = world.ada.partnerId;
  const status = { status: "ended" as const, note: "Merged" };
  await changePartnerStatus(world.admin, partnerId, status, at);
  await withScope(world.admin, async (tx) => {
    expect((await linksOf(tx, partnerId)).map((link) => [link.status, link.sharesDeals])).toEqual([
      ["ended", false],
    ]);
    const { vendorId } = tx;
    expect(await tx.membership.count({ where: { vendorId, partnerId, endedAt: null } })).toBe(2);
    const mails = await tx.mail.findMany({ where: { vendorId } });
    expect(mails.map(({ text }) => text.includes("Merged"))).toEqual([true]);
  });
});

test("nobody is on the way to a partner that ended, however many were asked", async () => {
  const world = await aWorld();
  const { vendorId } = world;
  const partnerId = world.ada.partnerId;
  const invited = (id: string, over: object = {}) => ({
    ...{ vendorId, id, partnerId, email: `${id}@example.com`, name: "Amy", title: "" },
    ...{ role: "sales_rep" as const, tokenHash: new TextEncoder().encode(id), inviterName: "Ada" },
    ...{ createdAt: at, expiresAt: new Date("2026-06-04"), ...over },
  });
  const many = Array.from({ length: 210 }, () => invited(newId()));
  const [elsewhere, taken] = [newId(), newId()];
  const others = [
    invited(elsewhere, { partnerId: world.bob.partnerId }),
    invited(taken, { acceptedAt: at }),
  ];
  await withScope(world.system, (tx) => tx.invitation.createMany({ data: [...many, ...others] }));

  const status = { status: "ended" as const, note: null };
  expect(await changePartnerStatus(world.admin, partnerId, status, at)).toEqual({ ok: true });

  await withScope(world.admin, async (tx) => {
    const left = await tx.invitation.findMany({ where: { vendorId, revokedAt: null } });
    expect(left.map(({ id }) => id).sort()).toEqual([elsewhere, taken].sort());
    const action = "invitation.revoked";
    const entries = await tx.auditEntry.findMany({ where: { vendorId, action } });
    expect(new Set(entries.map(({ subjectId }) => subjectId))).toEqual(
      new Set(many.map(({ id }) => id)),
    );
    expect(entries[0]?.detail).toEqual({ email: expect.stringContaining("@example.com") });
  });
});

test("whoever leaves the vendor looks after no partner any more, and each partner's record says so", async () => {
  const world = await aWorld();
  const { membershipId, name } = world.manager;
  const left = await withScope(world.admin, (tx) =>
    endMembership(tx, world.admin, membershipId ?? "", at),
  );
  expect(left).toEqual({ ok: true });
  await withScope(world.admin, async (tx) => {
    const { vendorId } = tx;
    expect(await tx.partner.count({ where: { vendorId, managerId: { not: null } } })).toBe(0);
    const entry = await tx.auditEntry.findFirst({
      where: { vendorId, action: "partner.changed", subjectId: world.ada.partnerId },
    });
    expect(entry?.detail).toEqual({ managerId: { from: membershipId, to: "" } });
    const ended = await tx.auditEntry.findFirst({ where: { vendorId, action: "member.ended" } });
    expect(ended?.detail).toEqual({ name, role: "channel_manager", partners: 6 });
  });
});

test("the database lets no manager end a partner, and nobody change its kind", async () => {
  const world = await aWorld();
  const change = (data: object, actor: VendorActor = world.manager) =>
    withScope(actor, (tx) =>
      tx.partner.updateMany({
        where: { vendorId: tx.vendorId, id: world.ada.partnerId },
        data,
      }),
    );
  await expect(change({ status: "ended" })).rejects.toThrow(/only an administrator/);
  await expect(change({ kind: "supplier" }, world.admin)).rejects.toThrow(/keeps its kind/);
});

const signed = {
  kind: "partner" as const,
  version: "2026-1",
  reference: null,
  signedOn: new Date("2026-05-01"),
  validUntil: new Date("2026-06-01"),
  replacesId: null,
};

test("an agreement is renewed once, however many try", async () => {
  const world = await aWorld();
  const { partnerId } = world.ada;
  await signAgreement(world.manager, partnerId, signed, at);
  const [first] = await withScope(world.manager, (tx) => agreementsOf(tx, partnerId));
  const renewal = { ...signed, version: "2027", validUntil: null, replacesId: first?.id ?? "" };
  const both = await Promise.all([
    signAgreement(world.manager, partnerId, renewal, at),
    signAgreement(world.admin, partnerId, renewal, at),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "not-open" });
  const all = await withScope(world.manager, (tx) => agreementsOf(tx, partnerId));
  expect(all.map(({ version, replaced }) => [version, replaced])).toEqual([
    ["2027", false],
    ["2026-1", true],
  ]);
});

test("what runs out is listed until it is renewed or ended; a partner reads its own alone", async () => {
  const world = await aWorld();
  const until = new Date("2026-07-01");
  const ending = () => withScope(world.manager, (tx) => agreementsEnding(tx, until));
  await signAgreement(world.manager, world.ada.partnerId, signed, at);
  await signAgreement(world.manager, world.bob.partnerId, { ...signed, validUntil: null }, at);
  const [only, ...more] = await ending();
  expect([only?.partnerName, more.length]).toEqual(["Ada", 0]);
  for (const [actor, count] of [
    [world.ada, 1],
    [world.bob, 0],
    [world.north, 0],
  ] as const) {
    const seen = await withScope(actor, (tx) => agreementsOf(tx, world.ada.partnerId));
    expect(seen).toHaveLength(count);
  }
  const end = { agreementId: only?.id ?? "", note: null };
  expect(await endAgreement(world.manager, world.bob.partnerId, end, at)).toMatchObject({
    ok: false,
  });
  expect(await endAgreement(world.manager, world.ada.partnerId, end, at)).toEqual({ ok: true });
  expect(await ending()).toEqual([]);
});

test("only a tier of the vendor and one of its managers can be chosen; who looks after it already may stay", async () => {
  const world = await aWorld();
  const { record, edition } = await recordOf(world);
  const id = world.ada.partnerId;
  const edit = (over: object) =>
    editPartner(world.manager, id, { ...record, ...over, edition }).then((outcome) =>
      outcome.ok ? "changed" : outcome.reason,
    );
  const nobody = "00000000-0000-4000-8000-000000000000";
  expect(await edit({ tierId: nobody })).toBe("tier-unknown");
  expect(await edit({ managerId: nobody })).toBe("manager-unknown");
  expect(await edit({ managerId: world.bob.membershipId })).toBe("manager-unknown");
  expect(await edit({ managerId: world.finance.membershipId })).toBe("manager-unknown");

  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: record.managerId ?? "" },
      data: { endedAt: at },
    }),
  );
  expect(await edit({ city: "York" })).toBe("changed");
});
