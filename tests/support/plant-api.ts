import { randomBytes } from "node:crypto";

import type { ScopedTx } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import { at } from "./plant.ts";
import type { World } from "./world.ts";

/** A key of Ada's with an answer kept for it, and an endpoint of Ada's that was told something once. */
export async function plantApi(tx: ScopedTx, { ada, adaAdmin }: World) {
  const own = { vendorId: tx.vendorId, partnerId: ada.partnerId };
  const keyId = newId();
  await tx.apiKey.createMany({
    data: [
      {
        ...own,
        id: keyId,
        name: "Sync",
        role: "sales_rep",
        mayWrite: true,
        short: keyId.slice(-8),
        secretHash: randomBytes(32),
        madeBy: adaAdmin.membershipId ?? "",
        makerName: "Ada",
        createdAt: at,
        expiresAt: new Date("2026-05-01"),
      },
    ],
  });
  await tx.apiIdempotency.createMany({
    data: [
      {
        vendorId: tx.vendorId,
        keyId,
        idempotencyKey: "one",
        requestHash: randomBytes(32),
        subjectId: newId(),
        createdAt: at,
      },
    ],
  });
  const endpointId = newId();
  await tx.webhookEndpoint.createMany({
    data: [
      {
        ...own,
        id: endpointId,
        url: "https://hooks.example.com/tributary",
        events: ["deal.approved"],
        status: "paused",
        secret: randomBytes(52),
        makerName: "Ada",
        createdAt: at,
      },
    ],
  });
  const deliveryId = newId();
  const sent = { eventType: "deal.approved", body: "{}", status: "failed", createdAt: at };
  await tx.webhookDelivery.createMany({ data: [{ ...own, ...sent, id: deliveryId, endpointId }] });
  await tx.webhookAttempt.createMany({
    data: [{ ...own, id: newId(), deliveryId, at, httpStatus: 500, durationMs: 12 }],
  });
}
