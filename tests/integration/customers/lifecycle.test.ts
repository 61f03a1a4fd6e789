import { expect, test } from "vitest";

import { surveyPartiesOf } from "#app/domain/customers/golden/survey-parties.server.ts";
import { customersByPurchaseOf } from "#app/domain/revenue/customers-by-purchase.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aSharedCustomer } from "#tests/support/a-shared-customer.ts";
import { someCustomers } from "#tests/support/some-customers.ts";
import { aWorld, type World } from "#tests/support/world.ts";

const customer = (world: World, id: string) =>
  withScope(world.system, (tx) =>
    tx.customer.findUniqueOrThrow({
      where: { vendorId_id: { vendorId: tx.vendorId, id } },
      select: { name: true, lifecycle: true },
    }),
  );

test("who bought is active until the vendor's silence, and who never did is a prospect", async () => {
  const world = await aSharedCustomer();
  const state = async (day: string) => {
    await customersByPurchaseOf(world.vendorId, new Date(day));
    return (await customer(world, world.customerId)).lifecycle;
  };
  expect(await state("2026-05-01")).toBe("active");
  expect(await state("2028-05-01")).toBe("former");
  await withScope(world.system, (tx) =>
    tx.ledgerEntry.deleteMany({ where: { vendorId: tx.vendorId } }),
  );
  expect(await state("2026-05-01")).toBe("prospect");
});

test("a golden record takes up what was reported since", async () => {
  const world = await aWorld();
  const { ids, parties } = await someCustomers(world, { Acme: ["acme"], Apex: ["apex"] });
  expect(await surveyPartiesOf(world.vendorId, new Date("2026-03-01"))).toBe(2);
  await withScope(world.system, (tx) =>
    tx.reportedParty.updateMany({
      where: { vendorId: tx.vendorId, id: parties.apex },
      data: { customerId: ids.Acme, surveyed: false },
    }),
  );
  expect(await surveyPartiesOf(world.vendorId, new Date("2026-03-01"))).toBe(1);
  expect((await customer(world, ids.Acme ?? "")).name).toBe("apex");
  expect(await surveyPartiesOf(world.vendorId, new Date("2026-03-01"))).toBe(0);
});
