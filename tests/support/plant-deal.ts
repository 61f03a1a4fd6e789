import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day, type PlantedCustomer } from "./plant.ts";
import type { World } from "./world.ts";

export async function plantDeal(tx: ScopedTx, world: World, customer: PlantedCustomer) {
  const dealId = newId();
  const { familyId } = world.sentry;
  const own = { vendorId: tx.vendorId, partnerId: world.ada.partnerId };
  await tx.deal.createMany({
    data: [
      {
        ...own,
        id: dealId,
        number: `DR-${dealId.slice(-8)}`,
        partyId: customer.partyId,
        customerName: "Acme",
        ownerId: world.ada.membershipId ?? "",
        ownerName: "Ada",
        programVersionId: world.programVersionId,
        rules: {},
        status: "draft",
        stage: "prospect",
        currency: "EUR",
        valueMinor: 70_000n,
        closeDay: day,
        contactName: "Claire Dunn",
        workDone: "",
        createdAt: at,
        updatedAt: at,
      },
    ],
  });
  const line = { productId: world.sentry.id, familyId, quantity: 1 };
  const price = { unitMinor: 70_000n, amountMinor: 70_000n };
  await tx.dealLine.createMany({ data: [{ ...own, ...line, ...price, dealId, lineNo: 1 }] });
  const event = { kind: "created", actorName: "Ada", side: "partner" };
  await tx.dealEvent.createMany({ data: [{ ...own, ...event, id: newId(), dealId, at }] });
  const window = { startsAt: at, endsAt: new Date("2026-05-01") };
  const { customerId } = customer;
  await tx.protection.createMany({
    data: [{ ...own, ...window, id: newId(), dealId, customerId, familyId }],
  });
}
