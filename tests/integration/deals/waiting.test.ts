import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { runDealClock } from "#app/domain/deals/due/deal-clock.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { closeDeal } from "#app/domain/deals/tend/close-deal.server.ts";
import { waitForDomain } from "#app/domain/deals/waiting/wait-for-domain.server.ts";
import {
  stopWaiting,
  waitForRelease,
  waitingOf,
  waitsOf,
} from "#app/domain/deals/waiting/wait-for-release.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const monday = new Date("2026-03-16T09:00:00Z");
const afterTheEnd = new Date("2026-06-11T22:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });

/** Bob protects Sentry and Relay at a customer; Ada comes second and is refused for it. */
async function twoForOne(products: "same" | "more" = "same") {
  const world = await aWorld();
  const held = [world.sentry, world.relay];
  const bobs = await asOf(friday, () => aRegistration(world.bob, { products: held }, friday));
  await asOf(friday, () => approveDeal(world.manager, all(bobs), friday));
  const wanted = products === "same" ? held : [...held, world.vane];
  const adas = await asOf(monday, () => aRegistration(world.ada, { products: wanted }, monday));
  if (products === "same") {
    await asOf(monday, () =>
      rejectDeal(world.manager, { dealId: adas, reason: "duplicate", note: "Held" }, monday),
    );
  } else {
    const free = { dealId: adas, note: null, freeOnly: true };
    expect(await asOf(monday, () => approveDeal(world.manager, free, monday))).toMatchObject({
      ok: true,
    });
  }
  return { world, bobs, adas };
}

const tick = (world: World, when: Date) => asOf(when, () => runDealClock(world.vendorId, when));

const lettersTo = async (world: World) =>
  (
    await withScope(world.system, (tx) =>
      tx.mail.findMany({ where: { vendorId: tx.vendorId, kind: "deal.free_again" } }),
    )
  ).map(({ toName, subject, text }) => ({ toName, subject, text }));

const stateFor = (actor: PartnerActor, dealId: string) =>
  withScope(actor, async (tx) => {
    const deal = await findDeal(tx, dealId);
    return deal && waitingOf(tx, actor, deal);
  });

test("who waits hears of the end of a protection, once, and nothing of whose it was", async () => {
  const { world, adas } = await twoForOne();
  expect(await waitForRelease(world.ada, adas, monday)).toEqual({ ok: true });
  expect(await waitForRelease(world.ada, adas, monday)).toEqual({ ok: true });
  expect(await withScope(world.ada, (tx) => waitsOf(tx, world.ada))).toEqual([
    {
      customerName: "Meridian Health Group",
      dealId: adas,
      families: ["Relay", "Sentry"],
      since: monday,
    },
  ]);

  await tick(world, new Date("2026-06-11T21:00:00Z"));
  expect(await lettersTo(world)).toEqual([]);
  await Promise.all([1, 2, 3].map(() => tick(world, afterTheEnd)));
  await tick(world, new Date("2026-06-12T22:00:00Z"));
  const [letter, ...more] = await lettersTo(world);
  expect(more).toEqual([]);
  expect(letter).toMatchObject({
    toName: "Ada",
    subject: "Meridian Health Group can be registered again",
    text: expect.stringContaining("Relay, Sentry at Meridian Health Group is free"),
  });
  expect(JSON.stringify(letter)).not.toMatch(/Bob|expired|lost|revoked/i);
  expect(await withScope(world.ada, (tx) => waitsOf(tx, world.ada))).toEqual([]);
});

test("a protection that ends before its time frees as well: a lost deal, a revoked one", async () => {
  for (const end of ["lost", "revoked"] as const) {
    const { world, bobs, adas } = await twoForOne();
    await waitForRelease(world.ada, adas, monday);
    await tick(world, monday);
    expect(await lettersTo(world)).toEqual([]);
    const ended =
      end === "lost"
        ? await closeDeal(world.bob, { dealId: bobs, outcome: "lost", note: null }, monday)
        : await revokeDeal(
            world.manager,
            { dealId: bobs, reason: "ineligible", note: "No" },
            monday,
          );
    expect(ended).toEqual({ ok: true });
    await tick(world, monday);
    expect(await lettersTo(world)).toHaveLength(1);
  }
});

test("a deal approved without what others hold waits for just that", async () => {
  const { world, bobs, adas } = await twoForOne("more");
  expect(await stateFor(world.ada, adas)).toBe("may-wait");
  await waitForRelease(world.ada, adas, monday);
  expect(await stateFor(world.ada, adas)).toBe("waits");
  expect(await withScope(world.ada, (tx) => waitsOf(tx, world.ada))).toMatchObject([
    { families: ["Relay", "Sentry"] },
  ]);
  // Whoever holds it waits for nothing.
  expect(await stateFor(world.bob, bobs)).toBeNull();
  expect(await waitForRelease(world.bob, bobs, monday)).toMatchObject({ reason: "wrong-state" });
});

test("only a refusal for somebody else's protection is waited about, and only by its own partner", async () => {
  const { world, adas } = await twoForOne();
  const words = { name: "Velde", domain: "velde.example" };
  const refused = await aRegistration(world.ada, { products: [world.vane], ...words }, monday);
  const why = { dealId: refused, reason: "ineligible", note: "No" } as const;
  await rejectDeal(world.manager, why, monday);
  expect(await waitForRelease(world.ada, refused, monday)).toMatchObject({
    reason: "wrong-state",
  });
  // North is shown Ada's deals.
  expect(await waitForRelease(world.northAdmin, adas, monday)).toMatchObject({
    reason: "not-found",
  });
});

test("a domain is free when all that was protected there is", async () => {
  const { world, bobs } = await twoForOne();
  await waitForDomain(world.ada, "meridianhealth.example", monday);
  const release = (familyId: string) =>
    withScope(world.manager, (tx) =>
      tx.protection.updateMany({
        where: { vendorId: tx.vendorId, dealId: bobs, familyId },
        data: { releasedAt: monday },
      }),
    );
  await release(world.relay.familyId);
  await tick(world, monday);
  expect(await lettersTo(world)).toEqual([]);
  await release(world.sentry.familyId);
  await tick(world, monday);
  expect(await lettersTo(world)).toHaveLength(1);
});

test("a domain is waited for when it is protected, and told of without a product", async () => {
  const { world } = await twoForOne();
  expect(await waitForDomain(world.ada, "meridianhealth.example", monday)).toMatchObject({
    outcome: "protected",
  });
  expect(await waitForDomain(world.ada, "kestrel.example", monday)).toMatchObject({
    outcome: "eligible",
  });
  expect(await withScope(world.ada, (tx) => waitsOf(tx, world.ada))).toEqual([
    { customerName: "meridianhealth.example", dealId: null, families: [], since: monday },
  ]);
  const noted = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: tx.vendorId, action: "deal.waits" } }),
  );
  expect(noted).toMatchObject([{ subjectId: "meridianhealth.example" }]);
  await tick(world, afterTheEnd);
  expect(await lettersTo(world)).toEqual([
    {
      toName: "Ada",
      subject: "meridianhealth.example can be registered again",
      text: expect.not.stringMatching(/Sentry|Relay|Bob/),
    },
  ]);
});

test("a wish that was taken back is not told, and nobody reads or stops another's", async () => {
  const { world, adas } = await twoForOne();
  await waitForRelease(world.ada, adas, monday);
  expect(await withScope(world.bob, (tx) => waitsOf(tx, world.bob))).toEqual([]);
  expect(await waitForRelease(world.bob, adas, monday)).toMatchObject({ reason: "not-found" });
  await stopWaiting(world.bob, { dealId: adas });
  expect(await withScope(world.ada, (tx) => waitsOf(tx, world.ada))).toHaveLength(1);
  // Which customer it is stays the vendor's knowledge, also to who waits.
  const rows = await withScope(world.ada, (tx) =>
    tx.protectionWait.count({ where: { vendorId: tx.vendorId } }),
  );
  expect(rows).toBe(0);

  await stopWaiting(world.ada, { dealId: adas });
  await tick(world, afterTheEnd);
  expect(await lettersTo(world)).toEqual([]);
});

test("where somebody who waits has left, the company's administrators hear of it", async () => {
  const { world, adas } = await twoForOne();
  await waitForRelease(world.ada, adas, monday);
  await withScope(world.system, (tx) =>
    tx.membership.updateMany({
      where: { vendorId: tx.vendorId, id: world.ada.membershipId ?? "" },
      data: { endedAt: monday },
    }),
  );
  await tick(world, afterTheEnd);
  const told = await withScope(world.system, (tx) =>
    tx.mail.findMany({
      where: { vendorId: tx.vendorId, kind: "deal.free_again" },
      select: { membershipId: true },
    }),
  );
  expect(told).toEqual([{ membershipId: world.adaAdmin.membershipId }]);
});
