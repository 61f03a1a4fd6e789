import { expect, test } from "vitest";

import { copyDeal } from "#app/domain/deals/drafts/copy-deal.server.ts";
import { discardDraft } from "#app/domain/deals/drafts/discard-draft.server.ts";
import { findDraft, listDrafts } from "#app/domain/deals/drafts/drafts.server.ts";
import { saveDraft } from "#app/domain/deals/drafts/save-draft.server.ts";
import { registerDeal } from "#app/domain/deals/register/register-deal.server.ts";
import type { PartnerActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aForm, aRegistration, thursday } from "#tests/support/a-registration.ts";
import { aWorld, withRole } from "#tests/support/world.ts";

const later = new Date(thursday.getTime() + 60_000);
const form = { name: "Meridian", city: "Leeds", lines: [{ productId: "", quantity: "1" }] };

const aDraft = async (actor: PartnerActor) => {
  const draftId = newId();
  const saved = await saveDraft(actor, { draftId, version: 0, form }, thursday);
  expect(saved).toEqual({ ok: true, version: 1, at: thursday });
  return draftId;
};
const found = (actor: PartnerActor, id: string) =>
  withScope(actor, (tx) => findDraft(tx, actor, id));

test("a draft is kept as typed, seen by those who sell for its partner and by nobody else", async () => {
  const world = await aWorld();
  const draftId = await aDraft(world.ada);
  expect(await found(world.ada, draftId)).toMatchObject({
    title: "Meridian",
    ownerName: "Ada",
    source: "form",
    version: 1,
    form: { name: "Meridian", city: "Leeds" },
  });
  expect(await found(world.adaAdmin, draftId)).not.toBeNull();
  for (const other of [world.bob, world.northAdmin, withRole(world.ada, "operations")]) {
    expect(await found(other, draftId)).toBeNull();
    expect(await withScope(other, (tx) => listDrafts(tx, other))).toEqual([]);
    expect(await discardDraft(other, draftId)).toBe(false);
  }
  const { vendorId } = world;
  for (const actor of [world.admin, world.manager, world.steward, world.finance]) {
    expect(await withScope(actor, (tx) => tx.dealDraft.count({ where: { vendorId } }))).toBe(0);
  }
});

test("saving another partner's draft changes nothing, and answers as for one that is gone", async () => {
  const world = await aWorld();
  const draftId = await aDraft(world.ada);
  const theft = { draftId, form: { name: "Stolen" } };
  for (const version of [0, 1]) {
    expect(await saveDraft(world.bob, { ...theft, version }, later)).toEqual({
      ok: false,
      reason: "gone",
    });
  }
  expect(await found(world.ada, draftId)).toMatchObject({ version: 1, title: "Meridian" });
});

test("who saves from an old version is told of the other instead of losing words", async () => {
  const world = await aWorld();
  const draftId = await aDraft(world.ada);
  const colleague = { draftId, version: 1, form: { ...form, city: "York" } };
  expect(await saveDraft(world.adaAdmin, colleague, later)).toMatchObject({ version: 2 });
  expect(await saveDraft(world.ada, { draftId, version: 1, form }, later)).toEqual({
    ok: false,
    reason: "changed",
    by: "Ada",
    at: later,
  });
  expect(await found(world.ada, draftId)).toMatchObject({ form: { city: "York" } });
});

test("whoever wrote last is asked about a draft", async () => {
  const { ada, adaAdmin } = await aWorld();
  const draftId = await aDraft(ada);
  expect(await found(ada, draftId)).toMatchObject({ ownerId: ada.membershipId });
  await saveDraft(adaAdmin, { draftId, version: 1, form }, later);
  expect(await found(ada, draftId)).toMatchObject({ ownerId: adaAdmin.membershipId, version: 2 });
});

test("a partner keeps a thousand drafts and no more", async () => {
  const { ada } = await aWorld();
  await withScope(ada, (tx) =>
    tx.dealDraft.createMany({
      data: Array.from({ length: 999 }, () => ({
        ...{ vendorId: tx.vendorId, id: newId(), partnerId: ada.partnerId, form: {} },
        ...{ ownerId: ada.membershipId ?? "", ownerName: "Ada", source: "form" as const },
        ...{ title: "Old", createdAt: later, updatedAt: later },
      })),
    }),
  );
  await aDraft(ada);
  const one = { draftId: newId(), version: 0, form };
  expect(await saveDraft(ada, one, later)).toEqual({ ok: false, reason: "too-many" });
});

test("the draft goes with the registration it became, and no late save brings it back", async () => {
  const { ada, sentry } = await aWorld();
  const draftId = await aDraft(ada);
  const deal = aForm({ products: [sentry], dealId: draftId });
  const twice = await Promise.all([1, 2].map(() => registerDeal(ada, deal, later)));
  expect(twice).toEqual([
    { ok: true, dealId: draftId },
    { ok: true, dealId: draftId },
  ]);
  expect(await found(ada, draftId)).toBeNull();
  for (const version of [0, 1]) {
    expect(await saveDraft(ada, { draftId, version, form }, later)).toEqual({
      ok: false,
      reason: "gone",
    });
  }
  expect(await withScope(ada, (tx) => listDrafts(tx, ada))).toEqual([]);
});

test("a registration that is refused leaves the draft", async () => {
  const { ada } = await aWorld();
  const draftId = await aDraft(ada);
  const unknown = aForm({ products: [{ id: newId() }], dealId: draftId });
  expect(await registerDeal(ada, unknown, later)).toMatchObject({ ok: false });
  expect(await found(ada, draftId)).not.toBeNull();
});

test("a copy begins with the customer and the parts of an own deal, never of a deal that is only shown", async () => {
  const world = await aWorld();
  const dealId = await aRegistration(world.ada, { products: [world.sentry], quantity: 7 });
  const copied = await copyDeal(world.ada, dealId, later);
  if (!copied?.ok) throw new Error("Not copied");
  const draft = await found(world.ada, copied.draftId);
  expect(draft).toMatchObject({
    source: "copy",
    title: "Meridian Health Group",
    form: {
      domain: "meridianhealth.example",
      contactName: "Claire Dunn",
      lines: [{ productId: world.sentry.id, quantity: "7" }],
    },
  });
  // What was done for the one is no work for the other.
  expect(draft?.form).not.toHaveProperty("workDone");
  expect(draft?.form).not.toHaveProperty("closeDay");
  for (const other of [world.bob, withRole(world.north, "sales_rep")]) {
    expect(await copyDeal(other, dealId, later)).toBeNull();
  }
});

test("a discarded draft is gone, and that somebody did it is on record", async () => {
  const { vendorId, ada, admin } = await aWorld();
  const draftId = await aDraft(ada);
  expect(await discardDraft(ada, draftId)).toBe(true);
  const late = await saveDraft(ada, { draftId, version: 1, form }, later);
  expect(late).toEqual({ ok: false, reason: "gone" });
  expect(await found(ada, draftId)).toBeNull();
  const entries = await withScope(admin, (tx) => tx.auditEntry.findMany({ where: { vendorId } }));
  expect(entries).toMatchObject([{ action: "deal_draft.discarded", subjectId: draftId }]);
});
