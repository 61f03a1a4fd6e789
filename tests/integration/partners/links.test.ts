import { expect, test } from "vitest";

import { membershipsOf } from "#app/domain/identity/members/memberships.server.ts";
import { acceptLink, endLink, showDeals } from "#app/domain/partners/answer-link.server.ts";
import { findLink, ownLinks } from "#app/domain/partners/links.server.ts";
import { proposeLink, proposeOwnLink } from "#app/domain/partners/propose-link.server.ts";
import type { Actor, PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aWorld, type World, withRole } from "#tests/support/world.ts";

const at = new Date("2026-05-04T08:00:00Z");
const quiet = { showDeals: false };

const adminOf = (actor: PartnerActor) => withRole(actor, "partner_admin");

/** North and Bob have nothing to do with each other yet. */
async function proposed(world: World) {
  const ends = { distributorId: world.north.partnerId, resellerId: world.bob.partnerId };
  const proposal = await proposeLink(world.manager, ends, at);
  if (!proposal.ok) throw new Error(proposal.reason);
  return proposal.linkId;
}

const stateOf = (world: World, id: string) =>
  withScope(world.manager, async (tx) => (await findLink(tx, id))?.status);

const change = (actor: Actor, id: string, data: object) =>
  withScope(actor, (tx) =>
    tx.partnerLink.updateMany({ where: { vendorId: tx.vendorId, id }, data }),
  );

test("what the vendor proposes is live when both have accepted, and not before", async () => {
  const world = await aWorld();
  const id = await proposed(world);
  const [north, bob] = [adminOf(world.north), adminOf(world.bob)];
  expect(await acceptLink(north, id, quiet, at)).toEqual({ ok: true });
  expect(await stateOf(world, id)).toBe("proposed");
  expect(await acceptLink(bob, id, { showDeals: true }, at)).toEqual({ ok: true });
  expect(await stateOf(world, id)).toBe("live");
  const [place] = await membershipsOf(world.north.personId ?? "");
  expect(place?.actor).toMatchObject({
    linked: expect.arrayContaining([bob.partnerId]),
    showing: expect.arrayContaining([bob.partnerId]),
  });
});

test("both accept in the same moment, and the link is live", async () => {
  const world = await aWorld();
  const id = await proposed(world);
  const both = await Promise.all([
    acceptLink(adminOf(world.north), id, quiet, at),
    acceptLink(adminOf(world.bob), id, quiet, at),
  ]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  expect(await stateOf(world, id)).toBe("live");
});

test("one side accepts while the other declines: it is over either way", async () => {
  const world = await aWorld();
  const id = await proposed(world);
  await Promise.all([
    acceptLink(adminOf(world.north), id, quiet, at),
    endLink(adminOf(world.bob), id, at),
  ]);
  expect(await stateOf(world, id)).toBe("ended");
});

test("nobody accepts for another, in the database", async () => {
  const world = await aWorld();
  const id = await proposed(world);
  const refused = /nobody accepts for another|live when both|reseller alone/;
  await expect(change(world.manager, id, { resellerAcceptedAt: at })).rejects.toThrow(refused);
  await expect(change(world.admin, id, { status: "live" })).rejects.toThrow(refused);
  const north = adminOf(world.north);
  await expect(change(north, id, { resellerAcceptedAt: at })).rejects.toThrow(refused);
  await expect(change(north, id, { status: "live" })).rejects.toThrow(refused);
  await expect(change(north, id, { sharesDeals: true })).rejects.toThrow(refused);
  expect(await stateOf(world, id)).toBe("proposed");
});

test("a link is not begun live, nor in another's name", async () => {
  const world = await aWorld();
  const [north, bob] = [adminOf(world.north), adminOf(world.bob)];
  const ends = { distributorId: north.partnerId, resellerId: bob.partnerId };
  const begin = (actor: Actor, data: object) =>
    withScope(actor, (tx) =>
      tx.partnerLink.createMany({
        data: [
          {
            vendorId: tx.vendorId,
            id: newId(),
            ...ends,
            createdAt: at,
            status: "proposed",
            ...data,
          },
        ],
      }),
    );
  const refused = /begins with a proposal/;
  const accepted = { distributorAcceptedAt: at, resellerAcceptedAt: at };
  await expect(begin(world.manager, { status: "live", ...accepted })).rejects.toThrow(refused);
  await expect(begin(world.manager, { resellerAcceptedAt: at })).rejects.toThrow(refused);
  await expect(begin(north, { proposedBy: "reseller" })).rejects.toThrow(refused);
  await expect(begin(north, { proposedBy: "distributor", ...accepted })).rejects.toThrow(refused);
  // A sales person, and a partner at neither end.
  await expect(begin(world.bob, { proposedBy: "reseller" })).rejects.toThrow(/row-level/);
  await expect(begin(world.adaAdmin, { proposedBy: "reseller" })).rejects.toThrow(/P0403/);
});

test("a reseller asks a distributor, which accepts", async () => {
  const world = await aWorld();
  const bob = adminOf(world.bob);
  const proposal = await proposeOwnLink(bob, { id: world.north.partnerId }, at);
  const id = proposal.ok ? proposal.linkId : "";
  expect(await proposeOwnLink(bob, { id: world.north.partnerId }, at)).toEqual({
    ok: false,
    reason: "exists",
  });
  expect(await acceptLink(bob, id, quiet, at)).toEqual({ ok: false, reason: "not-open" });
  expect(await acceptLink(adminOf(world.north), id, quiet, at)).toEqual({ ok: true });
  expect(await stateOf(world, id)).toBe("live");
});

test("a distributor names a reseller by its code, and reads no name before it accepts", async () => {
  const world = await aWorld();
  const [north, bob] = [adminOf(world.north), adminOf(world.bob)];
  expect(await proposeOwnLink(north, { code: "NOBODY" }, at)).toMatchObject({ ok: false });
  // A distributor cannot try ids, nor a reseller codes.
  expect(await proposeOwnLink(north, { id: bob.partnerId }, at)).toMatchObject({ ok: false });
  expect(await proposeOwnLink(bob, { code: "NORTH" }, at)).toMatchObject({ ok: false });

  await withScope(world.admin, (tx) =>
    tx.partner.updateMany({
      where: { vendorId: tx.vendorId, id: bob.partnerId },
      data: { code: "R-77" },
    }),
  );
  const proposal = await proposeOwnLink(north, { code: "R-77" }, at);
  const id = proposal.ok ? proposal.linkId : "";
  const named = async () =>
    (await withScope(north, (tx) => ownLinks(tx, north))).find((link) => link.id === id)?.otherName;
  expect(await named()).toBe("R-77");
  await acceptLink(bob, id, quiet, at);
  expect(await named()).toBe("Bob");
});

test("a reseller that declines stays nameless to the distributor that typed its code, in the mail as well", async () => {
  const world = await aWorld();
  const bob = adminOf(world.bob);
  await withScope(world.admin, (tx) =>
    tx.partner.updateMany({
      where: { vendorId: tx.vendorId, id: bob.partnerId },
      data: { code: "R-77" },
    }),
  );
  const proposal = await proposeOwnLink(world.northAdmin, { code: "R-77" }, at);
  expect(await endLink(bob, proposal.ok ? proposal.linkId : "", at)).toEqual({ ok: true });
  const [mail] = await withScope(world.admin, (tx) =>
    tx.mail.findMany({ where: { vendorId: tx.vendorId }, orderBy: { id: "desc" }, take: 1 }),
  );
  expect(mail?.text).toContain("R-77 declined the link");
  expect(`${mail?.subject} ${mail?.text}`).not.toContain("Bob");
});

test("the reseller alone shows its deals, and hides them when it likes", async () => {
  const world = await aWorld();
  const { adaAdmin, northAdmin, ada } = world;
  const [link] = await withScope(adaAdmin, (tx) => ownLinks(tx, adaAdmin));
  const id = link?.id ?? "";
  expect(await showDeals(adaAdmin, id, false)).toEqual({ ok: true });
  const [place] = await membershipsOf(northAdmin.personId ?? "");
  expect(place?.actor).toMatchObject({ linked: [ada.partnerId], showing: [] });
  await expect(change(northAdmin, id, { sharesDeals: true })).rejects.toThrow(/reseller alone/);
  await expect(change(world.admin, id, { sharesDeals: true })).rejects.toThrow(/reseller alone/);
  expect(await showDeals(northAdmin, id, true)).toEqual({ ok: false, reason: "not-open" });
});

test("ended by either side or the vendor; deals are shown no more; it can begin again", async () => {
  const world = await aWorld();
  const { adaAdmin, northAdmin, manager } = world;
  const [link] = await withScope(adaAdmin, (tx) => ownLinks(tx, adaAdmin));
  const id = link?.id ?? "";
  expect(await endLink(northAdmin, id, at)).toEqual({ ok: true });
  expect(await endLink(manager, id, at)).toEqual({ ok: false, reason: "not-open" });
  const ended = await withScope(manager, (tx) => findLink(tx, id));
  expect(ended).toMatchObject({ status: "ended", sharesDeals: false, endedBy: "distributor" });
  await expect(change(adaAdmin, id, { status: "live" })).rejects.toThrow(/begins with a proposal/);

  const ends = { distributorId: northAdmin.partnerId, resellerId: adaAdmin.partnerId };
  expect(await proposeLink(manager, ends, at)).toEqual({ ok: true, linkId: id });
  expect(await stateOf(world, id)).toBe("proposed");
});

test("whose link it is not does not find it, and whose role it is not changes nothing", async () => {
  const world = await aWorld();
  const id = await proposed(world);
  const south = adminOf(world.south);
  expect(await acceptLink(south, id, quiet, at)).toEqual({ ok: false, reason: "unknown" });
  expect(await endLink(south, id, at)).toEqual({ ok: false, reason: "unknown" });
  expect(await acceptLink(world.bob, id, quiet, at)).toEqual({ ok: false, reason: "not-open" });
  const stranger = await aWorld();
  expect(await endLink(stranger.manager, id, at)).toEqual({ ok: false, reason: "unknown" });
  expect(await stateOf(world, id)).toBe("proposed");
});

test("what is done to a link is on record, and the other side is told", async () => {
  const world = await aWorld();
  const id = await proposed(world);
  await acceptLink(adminOf(world.bob), id, quiet, at);
  await acceptLink(world.northAdmin, id, quiet, at);
  await withScope(world.admin, async (tx) => {
    const { vendorId } = tx;
    const audits = await tx.auditEntry.findMany({
      where: { vendorId, subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(audits.map(({ action, actorName }) => [action, actorName])).toEqual([
      ["link.proposed", "Ingrid"],
      ["link.accepted", "Bob"],
      ["link.accepted", "North"],
    ]);
    const mails = await tx.mail.findMany({ where: { vendorId }, orderBy: { id: "asc" } });
    expect(mails.map(({ toName, subject }) => [toName, subject])).toEqual([
      ["North", "A link is proposed to you"],
      ["North", "A proposed link was accepted"],
    ]);
  });
});
