import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at, day, type PlantedCustomer } from "./plant.ts";
import { plantApproval } from "./plant-approval.ts";
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
        status: "submitted",
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
  await plantApproval(tx, world, { ...own, dealId });
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
  await plantConflict(tx, { dealId, customerId });
  const bought = { boughtUnits: 1n, elsewhereUnits: 1n, lookedAt: at };
  await tx.dealOutcome.createMany({ data: [{ ...bought, vendorId: tx.vendorId, dealId }] });
  await tx.dealRequest.createMany({
    data: [
      {
        ...{ ...own, id: newId(), dealId, kind: "amendment", status: "pending", registration: 1 },
        ...{ reason: "Fewer", proposed: { workDone: "Survey" }, askedAt: at, answerBy: at },
        ...{ askedBy: world.ada.membershipId ?? "", askedName: "Ada" },
      },
    ],
  });
}

async function plantConflict(tx: ScopedTx, found: { dealId: string; customerId: string }) {
  const { customerId } = found;
  const engagement = { customerId, startsOn: day, note: "Tender", byName: "Ingrid", createdAt: at };
  const id = newId();
  await tx.directEngagement.createMany({ data: [{ ...engagement, vendorId: tx.vendorId, id }] });
  const other = { otherId: id, otherKind: "engagement", verdict: "direct", familyIds: [] };
  const judged = { evidence: [], strength: 1, ruleVersion: 1, foundAt: at, seenAt: at };
  await tx.dealConflict.createMany({
    data: [{ ...found, ...other, ...judged, vendorId: tx.vendorId }],
  });
}
