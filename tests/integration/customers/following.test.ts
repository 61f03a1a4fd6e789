import { expect, test } from "vitest";

import { accountsFollow } from "#app/domain/accounts/follow-customers.server.ts";
import type { Deciding } from "#app/domain/customers/decisions/make-decision.server.ts";
import { mergeCustomers } from "#app/domain/customers/decisions/merge-customers.server.ts";
import { undoDecision } from "#app/domain/customers/decisions/undo-decision.server.ts";
import { dealsFollow } from "#app/domain/deals/follow/follow-customers.server.ts";
import { dealsThatMeet } from "#app/domain/deals/follow/preview-merge.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aProtection } from "#tests/support/a-protection.ts";
import { someCustomers } from "#tests/support/some-customers.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const now = new Date("2026-03-01T09:00:00Z");
const later = new Date("2026-03-02T09:00:00Z");
const endsAt = new Date("2026-05-01T00:00:00Z");
const by = (world: World, at = now): Deciding => ({
  actor: world.steward,
  followers: [dealsFollow, accountsFollow],
  now: at,
});

/** Ada protects a family at Acme, Bob the same one at Apex; each record has an account and an engagement of its own. */
async function twoThatMeet() {
  const world = await aWorld();
  const { vendorId } = world;
  const { ids, parties } = await someCustomers(world, { Acme: ["acme"], Apex: ["apex"] });
  const [acme, apex] = [ids.Acme ?? "", ids.Apex ?? ""];
  const days = { startsAt: new Date("2026-02-01"), endsAt };
  const adas = { actor: world.ada, partyId: parties.acme ?? "", customerId: acme, ...days };
  const bobs = { actor: world.bob, partyId: parties.apex ?? "", customerId: apex, ...days };
  const protections = { ada: await aProtection(world, adas), bob: await aProtection(world, bobs) };
  await withScope(world.system, async (tx) => {
    for (const customerId of [acme, apex]) {
      await tx.jointAccount.createMany({
        data: [
          {
            ...{ vendorId, id: newId(), customerId, partnerId: world.ada.partnerId },
            ...{ title: "A customer", status: "active", invitedBy: "vendor", createdAt: now },
          },
        ],
      });
      await tx.directEngagement.createMany({
        data: [
          {
            ...{ vendorId, id: newId(), customerId, startsOn: now, note: "Ours", byName: "I" },
            createdAt: now,
          },
        ],
      });
    }
  });
  return { ...world, acme, apex, protections };
}

const hanging = (world: World) =>
  withScope(world.system, async (tx) => {
    const where = { vendorId: tx.vendorId };
    const orderBy = { id: "asc" } as const;
    return {
      protections: await tx.protection.findMany({ where, orderBy }),
      accounts: (await tx.jointAccount.findMany({ where, orderBy })).map((row) => row.customerId),
      engagements: (await tx.directEngagement.findMany({ where, orderBy })).map(
        (row) => row.customerId,
      ),
    };
  });

test("two live protections of one family are settled in the merge, or there is none", async () => {
  const world = await twoThatMeet();
  const { acme, apex, protections } = world;
  const before = await hanging(world);
  const merge = { intoId: acme, fromId: apex, note: null };

  const shown = await withScope(world.steward, (tx) => dealsThatMeet(tx, merge, now));
  expect(shown.collisions.map(({ sides }) => sides.length)).toEqual([2]);
  expect(await mergeCustomers(by(world), { ...merge, ends: [] })).toMatchObject({
    reason: "collides",
    collisions: shown.collisions,
  });
  expect(await hanging(world)).toEqual(before);

  const merged = await mergeCustomers(by(world), { ...merge, ends: [protections.bob] });
  if (!merged.ok) throw new Error(merged.reason);
  const after = await hanging(world);
  expect(after.protections.map(({ customerId }) => customerId)).toEqual([acme, acme]);
  expect(after.protections.find(({ id }) => id === protections.bob)?.releasedAt).toEqual(now);
  expect(after.protections.find(({ id }) => id === protections.ada)?.releasedAt).toBeNull();
  // Both accounts stay: to end one would tell its partner of the other record.
  expect(after.accounts).toEqual([acme, acme]);
  expect(after.engagements).toEqual([acme, acme]);

  const { decisionId } = merged;
  expect(await undoDecision(by(world, later), { decisionId, ends: [], note: null })).toMatchObject({
    ok: true,
  });
  expect(await hanging(world)).toEqual(before);
});

test("a protection that ended long ago stands in nobody's way", async () => {
  const world = await twoThatMeet();
  const { acme, apex } = world;
  const much = new Date("2026-08-01T09:00:00Z");
  const merge = { intoId: acme, fromId: apex, ends: [], note: null };
  expect(await mergeCustomers(by(world, much), merge)).toMatchObject({ ok: true });
});

test("a merge of customers takes as many statements with many lines as with few", async () => {
  const world = await twoThatMeet();
  const { acme, apex, protections } = world;
  await withScope(world.system, async (tx) => {
    const party = await tx.reportedParty.findFirstOrThrow({
      where: { vendorId: tx.vendorId, customerId: apex },
      select: { id: true },
    });
    await tx.$executeRaw`
      insert into ledger_entry (vendor_id, product_id, fact_id, day, settled_on, no, kind, channel, party_id,
        quantity, net_minor, street_minor, currency, street_currency)
      select ${tx.vendorId}::int, ${world.sentry.id}::uuid, gen_random_uuid(), '2026-02-01', '2026-02-01', 0, 'sold',
             'direct', ${party.id}::uuid, 1, 100, 100, 'EUR', 'EUR'
        from generate_series(1, 20000)`;
  });
  const rows = () =>
    withScope(world.system, async (tx) => {
      const [row] = await tx.$queryRaw<{ xmin: string }[]>`
        select max(xmin::text) as xmin from ledger_entry where vendor_id = ${tx.vendorId}::int`;
      return row?.xmin;
    });
  const before = await rows();
  const merge = { intoId: acme, fromId: apex, ends: [protections.bob], note: null };
  expect(await mergeCustomers(by(world), merge)).toMatchObject({ ok: true });
  // No line was written anew: they follow their party.
  expect(await rows()).toBe(before);
});
