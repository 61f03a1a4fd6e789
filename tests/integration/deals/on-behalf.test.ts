import { expect, test } from "vitest";

import { findDeal } from "#app/domain/deals/find-deal.server.ts";
import {
  possibleOwners,
  registerOnBehalf,
} from "#app/domain/deals/register/register-on-behalf.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { aForm, thursday } from "#tests/support/a-registration.ts";
import { aWorld } from "#tests/support/world.ts";

test("the vendor registers for a partner: its deal, its prices, its owner, and said by whom", async () => {
  const world = await aWorld();
  const { vendorId, ada, adaAdmin, manager, admin, bob, sentry } = world;
  const owners = await withScope(manager, (tx) => possibleOwners(tx, ada.partnerId));
  expect(owners.map(({ role }) => role)).toEqual(["partner_admin", "sales_rep"]);

  const form = aForm({ products: [sentry] });
  const chosen = { partnerId: ada.partnerId, ownerId: adaAdmin.membershipId ?? "" };
  const first = await registerOnBehalf(manager, chosen, form, thursday);
  expect(first).toEqual({ ok: true, dealId: form.dealId });
  expect(await registerOnBehalf(manager, chosen, form, thursday)).toEqual(first);

  const deal = await withScope(ada, (tx) => findDeal(tx, form.dealId));
  expect(deal).toMatchObject({
    partnerName: "Ada",
    ownerId: adaAdmin.membershipId,
    registeredByName: "Ingrid",
    valueMinor: 700_000n,
    customer: { domain: "meridianhealth.example" },
    events: [{ kind: "submitted", actorName: "Ingrid", side: "vendor" }],
  });
  expect(await withScope(bob, (tx) => findDeal(tx, form.dealId))).toBeNull();

  const told = await withScope(world.system, (tx) =>
    tx.notification.findMany({ where: { vendorId, kind: "deal.registered_for" } }),
  );
  expect(told.length).toBeGreaterThan(0);
  const entries = await withScope(admin, (tx) => tx.auditEntry.findMany({ where: { vendorId } }));
  expect(entries).toMatchObject([{ action: "deal.submitted", actorName: "Ingrid" }]);
});

test("nobody registers for a supplier, another vendor's partner, or with an owner of elsewhere", async () => {
  const world = await aWorld();
  const other = await aWorld();
  const { manager, ada, bob, supply, sentry } = world;
  for (const [partnerId, ownerId] of [
    [supply.partnerId, supply.membershipId],
    [ada.partnerId, bob.membershipId],
    [ada.partnerId, newId()],
    [other.ada.partnerId, other.ada.membershipId],
  ]) {
    const chosen = { partnerId: partnerId ?? "", ownerId: ownerId ?? "" };
    const form = aForm({ products: [sentry] });
    expect(await registerOnBehalf(manager, chosen, form, thursday)).toEqual({
      ok: false,
      reason: "not-possible",
    });
  }
});

test("those of the vendor who decide no deals register none, and a partner claims nobody's name", async () => {
  const world = await aWorld();
  const { vendorId, ada, finance, steward, sentry } = world;
  const chosen = { partnerId: ada.partnerId, ownerId: ada.membershipId ?? "" };
  for (const actor of [finance, steward]) {
    const form = aForm({ products: [sentry] });
    await expect(registerOnBehalf(actor, chosen, form, thursday)).rejects.toThrow();
  }
  const form = aForm({ products: [sentry] });
  await registerOnBehalf(world.manager, chosen, form, thursday);
  const change = { registeredBy: newId(), registeredByName: "Daniel" };
  for (const actor of [ada, world.manager]) {
    await expect(
      withScope(actor, (tx) =>
        tx.deal.updateMany({ where: { vendorId, id: form.dealId }, data: change }),
      ),
    ).rejects.toThrow("P0403");
  }
});
