import { expect, test } from "vitest";

import {
  acceptInvitation,
  declineInvitation,
} from "#app/domain/accounts/answer-invitation.server.ts";
import { changeWhatIsShown } from "#app/domain/accounts/change-what-is-shown.server.ts";
import { endJointAccount } from "#app/domain/accounts/end-joint-account.server.ts";
import { inviteToJointAccount } from "#app/domain/accounts/invite-to-joint-account.server.ts";
import { AcceptInvitation } from "#app/domain/accounts/joint-account.schema.ts";
import { listJointAccounts } from "#app/domain/accounts/list-joint-accounts.server.ts";
import { proposeJointAccount } from "#app/domain/accounts/propose-joint-account.server.ts";
import { readJointAccount } from "#app/domain/accounts/read-joint-account.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aSharedCustomer, type SharedCustomer } from "#tests/support/a-shared-customer.ts";

const at = new Date("2026-05-01T08:00:00Z");
const later = new Date("2026-05-02T08:00:00Z");
const nothing = AcceptInvitation.parse({});
const inDetail = AcceptInvitation.parse({ pipeline: "detail", revenue: "detail" });

async function invited(world: SharedCustomer) {
  const { customerId } = world;
  const input = { ...inDetail, customerId, partnerId: world.ada.partnerId, message: "Shall we" };
  const beginning = await inviteToJointAccount(world.manager, input, at);
  if (!beginning.ok) throw new Error(beginning.reason);
  return beginning.accountId;
}

const journal = (world: SharedCustomer, accountId: string) =>
  withScope(world.admin, async (tx) => {
    const { vendorId } = tx;
    const audits = await tx.auditEntry.findMany({
      where: { vendorId, subjectId: accountId },
      orderBy: { id: "asc" },
    });
    const mails = await tx.mail.findMany({ where: { vendorId }, orderBy: { id: "asc" } });
    return {
      audits: audits.map(({ action, actorName }) => [action, actorName]),
      mails: mails.map(({ toName, subject }) => [toName, subject]),
    };
  });

test("an invitation says what it must, and opens nothing before it is accepted", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  const view = await readJointAccount(world.ada, accountId, at);
  expect(view?.open).toBeNull();
  expect(view?.account).toMatchObject({ title: "Kestrel Foods plc", message: "Shall we" });
  expect(view?.account).not.toHaveProperty("customerId");
  expect(view?.facets.map(({ facet, vendor }) => [facet, vendor?.level])).toEqual([
    ["pipeline", "detail"],
    ["revenue", "detail"],
    ["installed_base", "none"],
    ["contacts", "none"],
  ]);
  expect(await journal(world, accountId)).toEqual({
    audits: [["account.invited", "Ingrid"]],
    mails: [["Ada", "Joint account: Kestrel Foods plc"]],
  });
});

test("accepted, each side sees the people of both and what the other shows", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  expect(await acceptInvitation(world.ada, accountId, inDetail, later)).toEqual({ ok: true });

  const view = await readJointAccount(world.ada, accountId, later);
  expect(view?.members.map(({ side, name }) => [side, name]).sort()).toEqual([
    ["partner", "Ada"],
    ["vendor", "Ingrid"],
  ]);
  expect(view?.open?.deals.rows.map(({ by, number }) => [by, number !== null])).toEqual([
    ["Ada", true],
    ["Ada", true],
    [null, false],
  ]);
  // Revenue is not a partner's to show: it reaches the vendor by its reports.
  expect(view?.facets.find(({ facet }) => facet === "revenue")?.partner).toBeNull();
  const { audits, mails } = await journal(world, accountId);
  expect(audits.map(([action]) => action)).toEqual(["account.invited", "account.accepted"]);
  expect(mails.at(-1)).toEqual(["Ingrid", "Joint account accepted: Kestrel Foods plc"]);
});

test("the inviting side cannot answer for the other, in the use case or in the database", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  expect(await acceptInvitation(world.manager, accountId, nothing, later)).toEqual({
    ok: false,
    reason: "not-yours-to-answer",
  });
  const activate = withScope(world.manager, (tx) =>
    tx.jointAccount.updateMany({
      where: { vendorId: tx.vendorId, id: accountId },
      data: { status: "active" },
    }),
  );
  await expect(activate).rejects.toThrow(/P0403|cannot move/);
});

test("an account cannot begin live, nor in the other side's name, nor come back", async () => {
  const world = await aSharedCustomer();
  const { vendorId, customerId } = world;
  const row = { vendorId, customerId, partnerId: world.ada.partnerId, title: "X", createdAt: at };
  const begin = (status: "active" | "invited", invitedBy: "vendor" | "partner") =>
    withScope(world.manager, (tx) =>
      tx.jointAccount.createMany({ data: [{ ...row, id: world.deals.ada, status, invitedBy }] }),
    );
  await expect(begin("active", "vendor")).rejects.toThrow(/begins with an invitation/);
  await expect(begin("invited", "partner")).rejects.toThrow(/begins with an invitation/);

  const accountId = await invited(world);
  expect(await declineInvitation(world.ada, accountId, later)).toEqual({ ok: true });
  const revive = withScope(world.ada, (tx) =>
    tx.jointAccount.updateMany({
      where: { vendorId, id: accountId },
      data: { status: "active" },
    }),
  );
  await expect(revive).rejects.toThrow(/cannot move/);
});

test("one open account per customer and partner, however often it is sent", async () => {
  const world = await aSharedCustomer();
  const { customerId } = world;
  const input = { ...nothing, customerId, partnerId: world.ada.partnerId };
  const both = await Promise.all([
    inviteToJointAccount(world.manager, input, at),
    inviteToJointAccount(world.manager, input, at),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both).toContainEqual({ ok: false, reason: "already-open" });
});

test("a partner proposes a customer of its own deal and of no other; the vendor answers", async () => {
  const world = await aSharedCustomer();
  const foreign = { ...nothing, dealId: world.deals.bob };
  expect(await proposeJointAccount(world.ada, foreign, at)).toEqual({
    ok: false,
    reason: "deal-unknown",
  });
  const beginning = await proposeJointAccount(
    world.ada,
    { ...inDetail, dealId: world.deals.ada },
    at,
  );
  if (!beginning.ok) throw new Error(beginning.reason);
  expect((await readJointAccount(world.manager, beginning.accountId, at))?.account.title).toBe(
    "Kestrel Foods",
  );
  expect(await acceptInvitation(world.manager, beginning.accountId, nothing, later)).toEqual({
    ok: true,
  });
});

test("a level is changed by its own side: the former grant is revoked and kept", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  await acceptInvitation(world.ada, accountId, nothing, at);
  const change = (level: "totals" | "none") =>
    changeWhatIsShown(world.manager, accountId, { facet: "pipeline", level }, later);

  expect(await change("totals")).toEqual({ ok: true });
  const seen = await readJointAccount(world.ada, accountId, later);
  expect(seen?.open?.deals.totals).toMatchObject([{ deals: 1, valueMinor: 300_000n }]);

  expect(await change("none")).toEqual({ ok: true });
  expect((await readJointAccount(world.ada, accountId, later))?.open?.deals.totals).toEqual([]);
  const kept = await withScope(world.manager, (tx) =>
    tx.jointGrant.findMany({
      where: { vendorId: tx.vendorId, accountId, facet: "pipeline" },
      orderBy: { id: "asc" },
      select: { level: true, revokedAt: true },
    }),
  );
  expect(kept).toEqual([
    { level: "detail", revokedAt: later },
    { level: "totals", revokedAt: later },
  ]);
  const { mails } = await journal(world, accountId);
  expect(mails.at(-1)).toEqual(["Ada", "Kestrel Foods plc: pipeline no longer shown"]);
});

test("a side cannot touch the other's grants, and nobody rewrites one", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  const raise = (actor: typeof world.ada | typeof world.manager) =>
    withScope(actor, (tx) =>
      tx.jointGrant.updateMany({
        where: { vendorId: tx.vendorId, accountId, side: "vendor" },
        data: { level: "none" },
      }),
    );
  expect((await raise(world.ada)).count).toBe(0);
  await expect(raise(world.manager)).rejects.toThrow(/only be revoked/);
  const grant = withScope(world.ada, (tx) =>
    tx.jointGrant.createMany({
      data: [
        {
          vendorId: tx.vendorId,
          id: world.deals.ada,
          accountId,
          partnerId: world.ada.partnerId,
          side: "vendor",
          facet: "contacts",
          level: "detail",
          grantedBy: "Ada",
          startsAt: at,
        },
      ],
    }),
  );
  await expect(grant).rejects.toThrow(/row-level security/);
});

test("ended by either side, nothing is read any more", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  await acceptInvitation(world.ada, accountId, inDetail, at);
  expect(await endJointAccount(world.ada, accountId, later)).toEqual({ ok: true });
  for (const actor of [world.ada, world.manager]) {
    expect((await readJointAccount(actor, accountId, later))?.open).toBeNull();
  }
  expect(await endJointAccount(world.manager, accountId, later)).toEqual({
    ok: false,
    reason: "not-open",
  });
});

test("a reading leaves one receipt per person and day, beside the grant", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  await acceptInvitation(world.ada, accountId, nothing, at);
  await readJointAccount(world.ada, accountId, at);
  await readJointAccount(world.ada, accountId, at);
  await readJointAccount(world.ada, accountId, later);
  const count = await withScope(world.manager, (tx) =>
    tx.jointReading.count({ where: { vendorId: tx.vendorId, accountId } }),
  );
  // Two facets are shown, on two days.
  expect(count).toBe(4);
  const view = await readJointAccount(world.manager, accountId, later);
  expect(view?.facets[0]?.vendor?.lastRead).toEqual({ by: "Ada", day: new Date("2026-05-02") });
  expect(view?.facets[2]?.vendor?.lastRead).toBeNull();
});

test("a receipt is written by its own reader alone and stays", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  const receipt = withScope(world.ada, (tx) =>
    tx.jointReading.createMany({
      data: [
        {
          ...{ vendorId: tx.vendorId, id: world.deals.ada, accountId },
          partnerId: world.ada.partnerId,
          side: "partner",
          facet: "revenue",
          personId: world.adaAdmin.personId ?? "",
          personName: "Ada",
          day: new Date("2026-05-01"),
          readAt: at,
        },
      ],
    }),
  );
  await expect(receipt).rejects.toThrow(/row-level security/);
});

test("another partner, a linked distributor and another vendor find no such account", async () => {
  const world = await aSharedCustomer();
  const accountId = await invited(world);
  await acceptInvitation(world.ada, accountId, inDetail, at);
  const elsewhere = await aSharedCustomer();
  for (const stranger of [world.bob, world.north, elsewhere.manager]) {
    expect(await readJointAccount(stranger, accountId, later)).toBeNull();
    expect(await endJointAccount(stranger, accountId, later)).toEqual({
      ok: false,
      reason: "not-found",
    });
    expect(await listJointAccounts(stranger, { status: "all", q: "" }, later)).toEqual([]);
  }
});
