import { expect, test } from "vitest";
import { type DealStatus, dealEventKinds } from "#app/domain/deals/deal.ts";
import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { mayMove } from "#app/domain/deals/moves.ts";
import { updateDeal } from "#app/domain/deals/tend/update-deal.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";
import { DealStatus as statuses } from "#app/platform/db/generated/enums.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration, thursday } from "#tests/support/a-registration.ts";
import { attempt } from "#tests/support/attempt.ts";
import { aWorld } from "#tests/support/world.ts";

const change = (actor: Actor, id: string, data: Prisma.DealUncheckedUpdateManyInput) =>
  attempt(actor, (tx) => tx.deal.updateMany({ where: { vendorId: tx.vendorId, id }, data }));

test("a partner cannot approve its own deal, whatever it sends", async () => {
  const { ada, adaAdmin, sentry } = await aWorld();
  const id = await aRegistration(ada, { products: [sentry] });
  for (const actor of [ada, adaAdmin]) {
    expect(
      await change(actor, id, { status: "approved", protectedUntil: new Date("2030-01-01") }),
    ).toBe("guard");
    expect(await change(actor, id, { protectedUntil: new Date("2030-01-01") })).toBe("guard");
    expect(await change(actor, id, { decidedAt: thursday, deciderName: "Ingrid" })).toBe("guard");
    expect(await change(actor, id, { status: "in_review" })).toBe("guard");
  }
});

test("another partner, a linked distributor and the vendor's readers change nothing", async () => {
  const world = await aWorld();
  const id = await aRegistration(world.ada, { products: [world.sentry] });
  for (const actor of [world.bob, world.northAdmin, world.finance, world.steward]) {
    expect(await change(actor, id, { stage: "committed" })).toBe(0);
  }
});

test("the vendor decides, but does not write the partner's words", async () => {
  const { ada, manager, admin, system, sentry } = await aWorld();
  const id = await aRegistration(ada, { products: [sentry] });
  for (const actor of [manager, admin]) {
    for (const data of [
      { customerName: "Somebody Else" },
      { workDone: "All of it" },
      { valueMinor: 1n },
      { stage: "committed" as const },
      { registration: 2 },
    ]) {
      expect(await change(actor, id, data)).toBe("guard");
    }
  }
  expect(await change(system, id, { valueMinor: 1n })).toBe(1);
});

test("a deal never goes back to an earlier version", async () => {
  const { ada, admin, sentry } = await aWorld();
  const id = await aRegistration(ada, { products: [sentry] });
  expect(await change(ada, id, { version: 5, stage: "committed" })).toBe(1);
  for (const actor of [ada, admin]) expect(await change(actor, id, { version: 4 })).toBe("guard");
});

test("the stage may move while the deal lives, and not after", async () => {
  const { ada, sentry, relay } = await aWorld();
  const id = await aRegistration(ada, { products: [sentry] });
  const update = {
    dealId: id,
    stage: "committed" as const,
    closeDay: new Date("2026-06-01"),
    note: "Budget is signed",
  };
  expect(await updateDeal(ada, update, thursday)).toEqual({ ok: true });
  await change(ada, id, { status: "withdrawn" });
  expect(await updateDeal(ada, update, thursday)).toEqual({ ok: false, reason: "wrong-state" });
  expect(await change(ada, id, { stage: "prospect" })).toBe("guard");
  expect(relay.id).not.toBe(sentry.id);
});

test("the lines and their prices are not the partner's to write", async () => {
  const { ada, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const line = {
    dealId,
    lineNo: 2,
    partnerId: ada.partnerId,
    productId: sentry.id,
    familyId: sentry.familyId,
    quantity: 1,
    unitMinor: 1n,
    amountMinor: 1n,
  };
  const add = (tx: ScopedTx) =>
    tx.dealLine.createMany({ data: [{ ...line, vendorId: tx.vendorId }] });
  const remove = (tx: ScopedTx) =>
    tx.dealLine.deleteMany({ where: { vendorId: tx.vendorId, dealId } });
  expect(await attempt(ada, add)).toBe("scope");
  expect(await attempt(ada, remove)).toBe(0);
  expect(await attempt(manager, add)).toBe(1);
});

test("nobody writes history in the other side's name", async () => {
  const { ada, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  const say =
    (side: string, internal = false) =>
    (tx: ScopedTx) =>
      tx.dealEvent.createMany({
        data: [
          {
            vendorId: tx.vendorId,
            id: newId(),
            dealId,
            partnerId: ada.partnerId,
            at: thursday,
            kind: "approved",
            actorName: "Ingrid",
            side,
            internal,
          },
        ],
      });
  expect(await attempt(ada, say("vendor"))).toBe("scope");
  expect(await attempt(ada, say("partner", true))).toBe("scope");
  expect(await attempt(ada, say("partner"))).toBe(1);
});

test("a partner protects nothing by itself", async () => {
  const { ada, manager, sentry } = await aWorld();
  const dealId = await aRegistration(ada, { products: [sentry] });
  await approveDeal(manager, { dealId, note: null, freeOnly: false }, thursday);
  const longer = (tx: ScopedTx) =>
    tx.protection.updateMany({
      where: { vendorId: tx.vendorId },
      data: { endsAt: new Date("2030-01-01") },
    });
  expect(await attempt(ada, longer)).toBe(0);
});

test("the database moves a deal exactly where the rules do", async () => {
  const { vendorId, ada, admin, sentry } = await aWorld();
  const id = await aRegistration(ada, { products: [sentry] });
  const all = Object.values(statuses) as DealStatus[];
  const pairs = all.flatMap((from) => all.map((to) => [from, to] as const));
  const rows = await withScope(
    admin,
    (tx) =>
      tx.$queryRaw<{ side: string; old: string; new: string; may: boolean }[]>`
      select side, pair->>0 as old, pair->>1 as new,
             tributary.deal_may_move(side, pair->>0, pair->>1) as may
        from unnest(array['partner', 'vendor']) side,
             jsonb_array_elements(${JSON.stringify(pairs)}::jsonb) pair`,
  );
  expect(rows).toHaveLength(2 * pairs.length);
  const differing = rows.filter(
    (row) =>
      row.may !==
      mayMove(row.side as "partner" | "vendor", row.old as DealStatus, row.new as DealStatus),
  );
  expect(differing).toEqual([]);
  expect(vendorId).toBeGreaterThan(0);
  expect(await change(admin, id, { status: "won" })).toBe("guard");
  expect(dealEventKinds).toContain("submitted");
});
