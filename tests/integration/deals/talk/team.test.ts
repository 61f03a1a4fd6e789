import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { addFile } from "#app/domain/deals/files/add-file.server.ts";
import { findDealFile } from "#app/domain/deals/files/find-deal-file.server.ts";
import { keepAttachment } from "#app/domain/deals/files/keep-attachment.server.ts";
import { readTalk } from "#app/domain/deals/talk/read-talk.server.ts";
import { noteInternally, sayToBoth } from "#app/domain/deals/talk/say.server.ts";
import {
  addColleague,
  changeAccess,
  inviteGuest,
  leaveTeam,
} from "#app/domain/deals/team/change-team.server.ts";
import { handOverDeal } from "#app/domain/deals/team/hand-over-deal.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { refusedByGuard, refusedByScope } from "#app/platform/db/errors.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aPdf } from "#tests/support/files-to-send.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

async function aDeal() {
  const world = await aWorld();
  return { world, dealId: await aRegistration(world.ada, { products: [world.sentry] }) };
}

const talk = (actor: Actor, dealId: string) =>
  withScope(actor, (tx) => readTalk(tx, actor, dealId));

const emailOf = (world: World, actor: Actor) =>
  withScope(world.system, async (tx) => {
    const { email } = await tx.membership.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id: actor.membershipId ?? "" } },
      select: { email: true },
    });
    return email;
  });

async function invited(world: World, dealId: string, access: "view" | "edit") {
  const email = await emailOf(world, world.northAdmin);
  const companyId = world.northAdmin.partnerId;
  return inviteGuest(world.ada, { dealId, companyId, email, access }, thursday);
}

test("a guest on the team reads the talk and the shared files of that deal, and of no other", async () => {
  const { world, dealId } = await aDeal();
  const other = await aRegistration(world.ada, { products: [world.relay], domain: "x.example" });
  await sayToBoth(world.ada, { dealId, text: "North delivers" }, thursday);
  await sayToBoth(world.ada, { dealId: other, text: "Not for North" }, thursday);
  await noteInternally(world.manager, { dealId, text: "Doubtful" }, thursday);
  expect(await talk(world.northAdmin, dealId)).toBeNull();

  expect(await invited(world, dealId, "view")).toEqual({ ok: true });
  const seen = await talk(world.northAdmin, dealId);
  expect(seen?.comments.map(({ text }) => text)).toEqual(["North delivers"]);
  expect(seen?.notes).toBeNull();
  expect(await talk(world.northAdmin, other)).toBeNull();
  // A colleague of the guest's is no guest.
  expect(await talk(withRole(world.north, "sales_rep"), dealId)).toBeNull();

  const keep = async (actor: Actor) => {
    const file = await keepAttachment(actor, "a.pdf", [aPdf()] as never);
    if (!file.ok) throw new Error(file.reason);
    return file;
  };
  const file = await keep(world.manager);
  const shared = await addFile(world.manager, { dealId, stream: "shared", file }, thursday);
  const internal = await addFile(world.manager, { dealId, stream: "internal", file }, thursday);
  if (!shared.ok || !internal.ok) throw new Error("not added");
  const get = (fileId: string) => findDealFile(world.northAdmin, { dealId, fileId });
  expect(await get(shared.fileId)).not.toBeNull();
  expect(await get(internal.fileId)).toBeNull();
});

test("a guest writes where the team lets it, and loses all at once with the team or the link", async () => {
  const { world, dealId } = await aDeal();
  const say = () => sayToBoth(world.northAdmin, { dealId, text: "In stock" }, thursday);
  await invited(world, dealId, "view");
  expect(await say()).toEqual({ ok: false, reason: "not-allowed" });
  const memberId = world.northAdmin.membershipId ?? "";
  expect(await changeAccess(world.ada, { dealId, memberId, access: "edit" })).toEqual({ ok: true });
  expect(await say()).toEqual({ ok: true });
  expect((await talk(world.ada, dealId))?.comments).toMatchObject([
    { text: "In stock", company: "North", side: "partner" },
  ]);

  const unlinked = { ...world.northAdmin, linked: [], showing: [] };
  expect(await talk(unlinked, dealId)).toBeNull();
  expect(await leaveTeam(world.ada, { dealId, memberId })).toEqual({ ok: true });
  expect(await talk(world.northAdmin, dealId)).toBeNull();
  expect(await say()).toEqual({ ok: false, reason: "not-found" });
});

test("the database itself keeps a distributor that is only shown the deal from its talk", async () => {
  const { world, dealId } = await aDeal();
  await sayToBoth(world.ada, { dealId, text: "Ours" }, thursday);
  await withScope(world.northAdmin, async (tx) => {
    const seen = await tx.$queryRaw<unknown[]>`
      select id from deal_comment union all select id from deal_note union all select id from deal_file`;
    expect(seen).toEqual([]);
    const through = await tx.$queryRaw<
      unknown[]
    >`select * from deals.guest_comments(${dealId}::uuid)`;
    expect(through).toEqual([]);
  });
  const spoken = await withScope(world.northAdmin, (tx) =>
    tx.dealComment.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: newId(), dealId, partnerId: world.ada.partnerId },
          ...{ at: thursday, side: "partner", personId: world.northAdmin.personId ?? "" },
          ...{ authorName: "North", company: "North", text: "Let me in" },
        },
      ],
    }),
  ).catch((error: unknown) => error);
  expect(refusedByGuard(spoken)).toBe(true);
});

test("the owner and the administrators manage the team, and nobody else", async () => {
  const { world, dealId } = await aDeal();
  const colleague = {
    dealId,
    memberId: world.adaAdmin.membershipId ?? "",
    access: "edit",
  } as const;
  const rival = { ...world.ada, personId: newId(), membershipId: newId() };
  expect(await addColleague(rival, colleague, thursday)).toMatchObject({ reason: "not-allowed" });
  expect(await addColleague(world.bob, colleague, thursday)).toMatchObject({ reason: "not-found" });
  expect(await addColleague(world.ada, colleague, thursday)).toEqual({ ok: true });
  expect(await addColleague(world.ada, colleague, thursday)).toMatchObject({ reason: "on-it" });

  const own = { vendorId: world.vendorId, dealId, memberId: colleague.memberId };
  const removed = await withScope(rival, (tx) => tx.dealMember.deleteMany({ where: own })).catch(
    (error: unknown) => error,
  );
  expect(refusedByGuard(removed)).toBe(true);
  // Nobody of another company slips onto the team under a colleague's name.
  const slipped = await withScope(world.ada, (tx) =>
    tx.dealMember.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, dealId, memberId: world.northAdmin.membershipId ?? "" },
          ...{ partnerId: world.ada.partnerId, companyId: world.ada.partnerId },
          ...{ personId: world.northAdmin.personId ?? "", name: "N", company: "Ada" },
          ...{ access: "edit", addedAt: thursday, addedBy: "Ada" },
        },
      ],
    }),
  ).catch((error: unknown) => error);
  expect(refusedByGuard(slipped) || refusedByScope(slipped)).toBe(true);
});

test("an invitation needs a distributor that is shown the deals, and an address that works there", async () => {
  const { world, dealId } = await aDeal();
  const invite = (companyId: string, email: string) =>
    inviteGuest(world.ada, { dealId, companyId, email, access: "view" }, thursday);
  const nobody = { ok: false, reason: "nobody" };
  const { partnerId } = world.northAdmin;
  expect(await invite(world.south.partnerId, await emailOf(world, world.south))).toEqual(nobody);
  expect(await invite(partnerId, "nobody@north.example")).toEqual(nobody);
  // Who works there, but not with deals.
  expect(await invite(partnerId, await emailOf(world, world.north))).toEqual(nobody);
});

test("the team hears of what is said, those on the list do not", async () => {
  const { world, dealId } = await aDeal();
  const memberId = world.adaAdmin.membershipId ?? "";
  const told = () =>
    withScope(world.system, (tx) =>
      tx.mail.count({ where: { vendorId: tx.vendorId, subject: { contains: "wrote about" } } }),
    );
  await addColleague(world.ada, { dealId, memberId, access: "view" }, thursday);
  await sayToBoth(world.manager, { dealId, text: "One" }, thursday);
  expect(await told()).toBe(1);
  await changeAccess(world.ada, { dealId, memberId, access: "edit" });
  await sayToBoth(world.manager, { dealId, text: "Two" }, thursday);
  expect(await told()).toBe(3);
});

test("a deal is handed over, and with it the say over its team", async () => {
  const { world, dealId } = await aDeal();
  const memberId = world.adaAdmin.membershipId ?? "";
  const handedOver = { dealId, memberId };
  expect(await handOverDeal(world.ada, handedOver, thursday)).toEqual({ ok: true });
  expect(await handOverDeal(world.ada, handedOver, thursday)).toMatchObject({
    reason: "not-allowed",
  });
  const seen = await talk(world.ada, dealId);
  expect(seen?.team.owner.memberId).toBe(memberId);
  expect(seen?.team.members).toMatchObject([{ memberId: world.ada.membershipId, access: "edit" }]);
  expect(seen?.team.mayManage).toBe(false);
});

test("addresses of a distributor's people cannot be tried one after the other", async () => {
  const { world, dealId } = await aDeal();
  const companyId = world.northAdmin.partnerId;
  const tried = Array.from({ length: 22 }, (_, place) => `kim${place}@north.example`);
  const answers = await Promise.all(
    tried.map((email, place) =>
      inviteGuest(
        place % 2 ? world.ada : world.adaAdmin,
        { dealId, companyId, email, access: "view" },
        thursday,
      ),
    ),
  );
  const reasons = answers.map((answer) => (answer.ok ? "ok" : answer.reason)).sort();
  expect(reasons).toEqual([...Array(20).fill("nobody"), "too-many", "too-many"]);
  // From then on an address that is there is told no better than one that is not.
  expect(await invited(world, dealId, "view")).toEqual({ ok: false, reason: "too-many" });
  const { vendorId } = world;
  const missed = await withScope(world.admin, (tx) =>
    tx.auditEntry.count({ where: { vendorId, action: "deal.guest_not_found" } }),
  );
  expect(missed).toBe(20);
  // Whoever may not manage the team uses nothing up.
  const rival = { ...world.ada, personId: newId(), membershipId: newId() };
  const asked = { dealId, companyId, email: "kim@north.example", access: "view" } as const;
  expect(await inviteGuest(rival, asked, thursday)).toMatchObject({ reason: "not-allowed" });
});

test("a deal that is over stays with its owner, also where the clock is late", async () => {
  const { world, dealId } = await aDeal();
  const { ada, adaAdmin, manager } = world;
  const memberId = adaAdmin.membershipId ?? "";
  await approveDeal(manager, { dealId, note: null, freeOnly: false }, thursday);
  const afterTheEnd = new Date("2026-06-11T09:00:00Z");
  const closed = { ok: false, reason: "closed" };
  expect(await handOverDeal(ada, { dealId, memberId }, afterTheEnd)).toEqual(closed);
  await closeDeal(ada, { dealId, outcome: "lost", note: null }, thursday);
  expect(await handOverDeal(ada, { dealId, memberId }, thursday)).toEqual(closed);
  expect((await talk(ada, dealId))?.team).toMatchObject({ mayManage: true, mayHandOver: false });
});
