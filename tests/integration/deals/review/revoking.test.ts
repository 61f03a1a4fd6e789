import { expect, test } from "vitest";

import { approveDeal } from "#app/domain/deals/decide/approve-deal.server.ts";
import { rejectDeal } from "#app/domain/deals/decide/reject-deal.server.ts";
import { revokeDeal } from "#app/domain/deals/decide/revoke-deal.server.ts";
import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aRegistration } from "#tests/support/a-registration.ts";
import { aWorld } from "#tests/support/world.ts";

const friday = new Date("2026-03-13T09:00:00Z");
const monday = new Date("2026-03-16T09:00:00Z");
const all = (dealId: string) => ({ dealId, note: null, freeOnly: false });
const why = { reason: "ineligible", note: "It is a tender of the state" } as const;

test("an approval is taken back: the customer is free at once, and the partner reads why", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const waiting = await aRegistration(world.bob, { products: [world.sentry] });
  await approveDeal(world.manager, all(dealId), friday);
  expect(await approveDeal(world.manager, all(waiting), friday)).toMatchObject({ ok: false });

  expect(await revokeDeal(world.manager, { dealId, ...why }, monday)).toEqual({ ok: true });
  const deal = await withScope(world.ada, (tx) => findDeal(tx, dealId));
  expect(deal).toMatchObject({ status: "revoked", closure: "ineligible", protections: [] });
  expect(deal?.events[0]).toMatchObject({ kind: "revoked", note: why.note, actorName: "Ingrid" });
  expect(await approveDeal(world.manager, all(waiting), monday)).toMatchObject({ ok: true });

  const told = await withScope(world.ada, (tx) =>
    tx.notification.findMany({ where: { vendorId: world.vendorId, kind: "deal.revoked" } }),
  );
  expect(told).toMatchObject([{ subject: expect.stringContaining("is no longer protected") }]);
  const entries = await withScope(world.admin, (tx) =>
    tx.auditEntry.findMany({ where: { vendorId: world.vendorId, action: "deal.revoked" } }),
  );
  expect(entries).toMatchObject([{ subjectId: dealId, detail: { reason: "ineligible" } }]);
});

test("only an approved one is taken back, and only once", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  const wrong = { ok: false, reason: "wrong-state" };
  expect(await revokeDeal(world.manager, { dealId, ...why }, friday)).toEqual(wrong);
  await approveDeal(world.manager, all(dealId), friday);
  const twice = await Promise.all(
    [1, 2].map(() => revokeDeal(world.manager, { dealId, ...why }, monday)),
  );
  expect(twice).toContainEqual({ ok: true });
  expect(twice).toContainEqual(wrong);
  const refused = { reason: "other", note: "Too late" } as const;
  expect(await rejectDeal(world.manager, { dealId, ...refused }, monday)).toEqual(wrong);
});

test("the second of two reviewers is told what changed, and the same form twice is one", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(dealId), friday);
  const version = (await withScope(world.admin, (tx) => findDeal(tx, dealId)))?.version ?? 0;
  const stale = { dealId, ...why, version: version - 1 };
  expect(await revokeDeal(world.admin, stale, monday)).toMatchObject({
    ...{ ok: false, reason: "changed", by: "Ingrid" },
    changes: expect.arrayContaining([expect.objectContaining({ field: "status" })]),
  });
  const form = { dealId, ...why, version, formId: newId() };
  expect(await revokeDeal(world.admin, form, monday)).toEqual({ ok: true });
  expect(await revokeDeal(world.admin, form, monday)).toMatchObject({ ok: true });
});

test("out of scope it is not there", async () => {
  const [world, stranger] = [await aWorld(), await aWorld()];
  const dealId = await aRegistration(world.ada, { products: [world.sentry] });
  await approveDeal(world.manager, all(dealId), friday);
  const gone = { ok: false, reason: "not-found" };
  expect(await revokeDeal(stranger.manager, { dealId, ...why }, monday)).toEqual(gone);
  expect(await revokeDeal(world.finance, { dealId, ...why }, monday)).toEqual(gone);
});
